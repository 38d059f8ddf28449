#include "sitepaths.h"

#include "htmltext.h"
#include "text.h"

#include <QCryptographicHash>
#include <QSet>
#include <algorithm>

namespace vd::sitepath {

using namespace Qt::StringLiterals;

namespace {

QString digestOf(const QByteArray &bytes, int length)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().first(length));
}

/// A slug as the name of a file or folder: some systems keep names like "con" for devices.
QString fileName(const QString &slug)
{
    static const QSet<QString> devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const bool numbered = slug.size() == 4 && (slug.startsWith(u"com"_s) || slug.startsWith(u"lpt"_s)) &&
                          slug.back() >= u'1' && slug.back() <= u'9';
    return numbered || devices.contains(slug) ? slug + u'_' : slug;
}

QString html(const QString &folder, const QString &slug)
{
    return folder + u'/' + fileName(slug) + u".html"_s;
}

QString paged(const QString &name, int page)
{
    return page > 1 ? u"%1/%2.html"_s.arg(name).arg(page) : name + u".html"_s;
}

} // namespace

QString comparison(const QString &slug)
{
    return html(u"compare"_s, slug);
}

QString tool(const QString &slug)
{
    return html(u"tools"_s, slug);
}

QString toolComparisons(const QString &slug, int page)
{
    return paged(u"tools/"_s + fileName(slug) + u"/comparisons"_s, page);
}

QString reviewer(const QString &slug, int page)
{
    return paged(u"reviewers/"_s + fileName(slug), page);
}

QString digest(const QString &slug)
{
    return html(u"digests"_s, slug);
}

QString embed(const QString &slug)
{
    return html(u"embed"_s, slug);
}

QString card(const QString &slug)
{
    return u"cards/"_s + fileName(slug) + u".png"_s;
}

QString categoryKey(const QString &name)
{
    const QString folded = name.simplified().toCaseFolded();
    QString spoken = folded;
    const QString slug = slugOf(spoken.replace(u"+"_s, u"plus"_s).replace(u"#"_s, u"sharp"_s));
    // Other letters than a slug's leave no slug, or one that several names share.
    const bool told =
        slug != slugOf({}) && std::all_of(folded.begin(), folded.end(), [](QChar c) { return c.unicode() < 0x80; });
    return told ? slug : slug + u'_' + digestOf(folded.toUtf8(), 8);
}

QString category(const QString &name, int page)
{
    return paged(u"categories/"_s + fileName(categoryKey(name)), page);
}

QString categoryFeed(const QString &name)
{
    return u"categories/"_s + fileName(categoryKey(name)) + u".xml"_s;
}

QString all(const QString &what, int page)
{
    return paged(u"all/"_s + what, page);
}

QString sitemapPart(int part)
{
    return u"sitemap-%1.xml"_s.arg(part);
}

QString logo(const QString &dataUrl)
{
    if (!isPictureUrl(dataUrl))
        return {};
    const QString type = dataUrl.section(u';', 0, 0).section(u'/', 1);
    return u"logos/"_s + digestOf(dataUrl.toUtf8(), 16) + u'.' + (type == u"jpeg"_s ? u"jpg"_s : type);
}

QStringList folders()
{
    return {u"all"_s,   u"cards"_s, u"categories"_s, u"compare"_s, u"digests"_s,
            u"embed"_s, u"logos"_s, u"reviewers"_s,  u"tools"_s};
}

QString jsonBeside(const QString &page)
{
    return page.chopped(qsizetype(sizeof ".html") - 1) + u".json"_s;
}

QString rootFrom(const QString &page)
{
    return u"../"_s.repeated(page.count(u'/'));
}

} // namespace vd::sitepath
