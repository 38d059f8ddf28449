#include "sitemaps.h"

#include "htmltext.h"
#include "sitepaths.h"
#include "templatedata.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace vd {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view protocol = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
constexpr QByteArrayView pagesEnd = "</urlset>\n";

QString under(const QString &base, const QString &path)
{
    return base + (base.endsWith(u'/') ? u""_s : u"/"_s) + path;
}

/// <KIND><loc>ADDRESS</loc><lastmod>DAY</lastmod></KIND>
void appendEntry(std::string &xml, std::string_view kind, const QString &address, QDate changed)
{
    xml.append("<").append(kind).append("><loc>");
    appendEscaped(xml, address.toUtf8().toStdString());
    xml.append("</loc>");
    if (changed.isValid())
        xml.append("<lastmod>").append(isoDay(changed)).append("</lastmod>");
    xml.append("</").append(kind).append(">\n");
}

/// One file's worth of pages.
struct Part
{
    QByteArray xml;
    QDate changed; ///< the newest of its pages
};

std::string opened(std::string_view root)
{
    return std::string(declaration).append("<").append(root).append(protocol);
}

QList<Part> partsOf(qsizetype pages, const std::function<SitemapPage(qsizetype)> &pageAt)
{
    QList<Part> parts;
    qsizetype count = 0;
    const auto open = [&] {
        parts << Part{QByteArray::fromStdString(opened("urlset"sv)), {}};
        count = 0;
    };
    open();
    std::string entry;
    for (qsizetype number = 0; number < pages; ++number) {
        const SitemapPage page = pageAt(number);
        entry.clear();
        appendEntry(entry, "url"sv, page.address, page.changed);
        const qsizetype size = parts.last().xml.size() + qsizetype(entry.size() + pagesEnd.size());
        if (count == mostSitemapPages || size > mostSitemapBytes) {
            parts.last().xml += pagesEnd;
            open();
        }
        parts.last().xml += entry;
        if (page.changed.isValid() && (!parts.last().changed.isValid() || parts.last().changed < page.changed))
            parts.last().changed = page.changed;
        ++count;
    }
    parts.last().xml += pagesEnd;
    return parts;
}

} // namespace

QList<SitemapFile> sitemapFiles(qsizetype count, const std::function<SitemapPage(qsizetype)> &pageAt,
                                const QString &base)
{
    const QList<Part> parts = partsOf(count, pageAt);
    if (parts.size() == 1)
        return {{sitepath::sitemap, parts.first().xml}};
    QList<SitemapFile> files;
    std::string index = opened("sitemapindex"sv);
    for (const Part &part : parts) {
        const QString path = sitepath::sitemapPart(int(files.size()) + 1);
        appendEntry(index, "sitemap"sv, under(base, path), part.changed);
        files << SitemapFile{path, part.xml};
    }
    index.append("</sitemapindex>\n");
    files.prepend({sitepath::sitemap, QByteArray::fromStdString(index)});
    return files;
}

QByteArray robotsText(const QString &base)
{
    const QByteArray open = "User-agent: *\nDisallow:\n";
    return base.isEmpty() ? open : open + "\nSitemap: " + under(base, sitepath::sitemap).toUtf8() + '\n';
}

} // namespace vd
