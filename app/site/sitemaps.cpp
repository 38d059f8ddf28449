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
constexpr qsizetype usualEntry = 128;

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

std::string opened(std::string_view root)
{
    return std::string(declaration).append("<").append(root).append(protocol);
}

} // namespace

void eachSitemapFile(qsizetype count, const std::function<SitemapPage(qsizetype)> &pageAt, const QString &base,
                     const std::function<void(const SitemapFile &)> &take)
{
    std::string index; // empty as long as there is one file
    int parts = 0;
    QByteArray xml;
    qsizetype inPart = 0;
    QDate changed; // the newest of the part's pages
    const auto open = [&] {
        xml = QByteArray::fromStdString(opened("urlset"sv));
        xml.reserve(qMin(count, mostSitemapPages) * usualEntry); // doubling would take twice as much
        inPart = 0;
        changed = {};
    };
    const auto closePart = [&] {
        if (index.empty())
            index = opened("sitemapindex"sv);
        const QString path = sitepath::sitemapPart(++parts);
        appendEntry(index, "sitemap"sv, under(base, path), changed);
        take({path, xml += pagesEnd});
    };
    open();
    std::string entry;
    for (qsizetype number = 0; number < count; ++number) {
        const SitemapPage page = pageAt(number);
        entry.clear();
        appendEntry(entry, "url"sv, page.address, page.changed);
        const qsizetype size = xml.size() + qsizetype(entry.size() + pagesEnd.size());
        if (inPart == mostSitemapPages || size > mostSitemapBytes) {
            closePart();
            open();
        }
        xml += entry;
        if (page.changed.isValid() && (!changed.isValid() || changed < page.changed))
            changed = page.changed;
        ++inPart;
    }
    if (parts == 0)
        return take({sitepath::sitemap, xml += pagesEnd});
    closePart();
    take({sitepath::sitemap, QByteArray::fromStdString(index.append("</sitemapindex>\n"))});
}

QByteArray robotsText(const QString &base)
{
    const QByteArray open = "User-agent: *\nDisallow:\n";
    return base.isEmpty() ? open : open + "\nSitemap: " + under(base, sitepath::sitemap).toUtf8() + '\n';
}

} // namespace vd
