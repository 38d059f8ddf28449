#include "sitemaps.h"

#include "fingerprint.h"
#include "htmltext.h"
#include "sitepaths.h"
#include "templatedata.h"

#include <algorithm>
#include <string_view>

namespace vd {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view protocol = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
constexpr std::string_view pagesEnd = "</urlset>\n";

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

Sitemap::Sitemap(qsizetype count, PageAt pageAt, const QString &base) : m_pageAt(std::move(pageAt)), m_starts{0}
{
    const std::string head = opened("urlset"sv);
    BytesFingerprint content;
    qsizetype inPart = 0, size = 0;
    const auto add = [&](std::string_view xml) {
        content.add(xml);
        size += qsizetype(xml.size());
    };
    add(head);
    QDate changed; // the newest of the part's pages
    const auto endPart = [&](qsizetype end) {
        add(pagesEnd);
        if (m_index.empty())
            m_index = opened("sitemapindex"sv);
        const QString path = sitepath::sitemapPart(int(m_starts.size()));
        appendEntry(m_index, "sitemap"sv, under(base, path), changed);
        m_files << File{path, content.value()};
        m_starts << end;
        content = {};
        inPart = size = 0;
        add(head);
        changed = {};
    };
    std::string entry;
    for (qsizetype number = 0; number < count; ++number) {
        const auto page = m_pageAt(number);
        if (!page)
            continue;
        entry.clear();
        appendEntry(entry, "url"sv, page->address, page->changed);
        if (inPart == mostSitemapPages || size + qsizetype(entry.size() + pagesEnd.size()) > mostSitemapBytes)
            endPart(number);
        add(entry);
        ++inPart;
        if (page->changed.isValid() && (!changed.isValid() || changed < page->changed))
            changed = page->changed;
    }
    if (m_index.empty()) {
        add(pagesEnd);
        m_starts << count;
    } else {
        endPart(count);
        m_index.append("</sitemapindex>\n");
        content = {};
        add(m_index);
    }
    m_files << File{sitepath::sitemap, content.value()};
}

void Sitemap::make(qsizetype file, const TakeBytes &take) const
{
    constexpr std::size_t atOnce = 1 << 16;
    if (!m_index.empty() && file == m_files.size() - 1)
        return take(m_index);
    std::string xml = opened("urlset"sv);
    for (qsizetype number = m_starts.at(file); number < m_starts.at(file + 1); ++number) {
        if (const auto page = m_pageAt(number))
            appendEntry(xml, "url"sv, page->address, page->changed);
        if (xml.size() < atOnce)
            continue;
        take(xml);
        xml.clear();
    }
    take(xml.append(pagesEnd));
}

QByteArray robotsText(const QString &base)
{
    const QByteArray open = "User-agent: *\nDisallow:\n";
    return base.isEmpty() ? open : open + "\nSitemap: " + under(base, sitepath::sitemap).toUtf8() + '\n';
}

} // namespace vd
