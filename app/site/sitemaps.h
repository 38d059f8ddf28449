#pragma once

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <functional>

namespace vd {

/// A page that search engines should know.
struct SitemapPage
{
    QString address; ///< absolute
    QDate changed;   ///< none: left out
};

/// A file of a site: where it lies, as sitepaths.h says, and what is in it.
struct SitemapFile
{
    QString path;
    QByteArray bytes;
};

/// What the protocol of sitemaps.org allows in one file.
inline constexpr qsizetype mostSitemapPages = 50'000;
inline constexpr qsizetype mostSitemapBytes = qsizetype(50) * 1024 * 1024;

/// Makes sitemap.xml; where that would be too much for one file, sitemap-1.xml and so on, and then sitemap.xml as their
/// index. Only one is in memory at a time. The base is the site's address. The pages, by their number, keep their
/// order; the same pages give the same bytes.
void eachSitemapFile(qsizetype count, const std::function<SitemapPage(qsizetype)> &pageAt, const QString &base,
                     const std::function<void(const SitemapFile &)> &take);

/// robots.txt: everybody may read everything. Without a base, which a sitemap needs, it names none.
[[nodiscard]] QByteArray robotsText(const QString &base);

} // namespace vd
