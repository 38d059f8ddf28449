#pragma once

#include "takebytes.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <functional>
#include <optional>
#include <string>

namespace vd {

/// A page that search engines should know.
struct SitemapPage
{
    QString address; ///< absolute
    QDate changed;   ///< none: left out
};

/// What the protocol of sitemaps.org allows in one file.
inline constexpr qsizetype mostSitemapPages = 50'000;
inline constexpr qsizetype mostSitemapBytes = qsizetype(50) * 1024 * 1024;

/// sitemap.xml; where that would be too much for one file, sitemap-1.xml and so on, and then sitemap.xml as their
/// index. The pages keep their order; the same pages give the same bytes. No file is ever whole in memory.
class Sitemap
{
public:
    /// A page by its number; none that search engines need not know.
    using PageAt = std::function<std::optional<SitemapPage>(qsizetype)>;
    struct File
    {
        QString path;        ///< in the site
        quint64 content = 0; ///< fingerprint of its bytes
    };

    /// The base is the site's address. The pages are asked for here, and again by make().
    Sitemap(qsizetype count, PageAt pageAt, const QString &base);

    [[nodiscard]] const QList<File> &files() const { return m_files; }
    /// Makes a file, by its place in files().
    void make(qsizetype file, const TakeBytes &take) const;

private:
    PageAt m_pageAt;
    QList<File> m_files;
    QList<qsizetype> m_starts; ///< the first page of each part, and behind the last
    std::string m_index;       ///< empty where there is one part
};

/// robots.txt: everybody may read everything. Without a base, which a sitemap needs, it names none.
[[nodiscard]] QByteArray robotsText(const QString &base);

} // namespace vd
