// The head of the document, the headline and the byline.
#include "pagecontext.h"

#include "text.h"

#include <QUrl>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A page of this many characters is long enough for a table of contents: some 700 words.
constexpr qsizetype longPage = 4000;

QString dekOf(const PageInput &input)
{
    return input.comparison.dek.trimmed().isEmpty() ? input.publication.dek : input.comparison.dek;
}

/// The headline in parts, so that the template can set the "vs" between names apart: name, "vs", name …
TemplateData::List headlineParts(const PageInput &input)
{
    const QString headline = comparisonHeadline(input);
    const bool onlyNames = headline == defaultHeadline(input);
    TemplateData::List parts;
    const QStringList names = headline.split(u" vs "_s);
    for (qsizetype i = 0; i < names.size(); ++i) {
        TemplateData part;
        part.text("name", names.at(i));
        part.flag("versus", i > 0);
        part.flag("whole", onlyNames); // a name does not break where a line can
        parts.push_back(part.take());
    }
    return parts;
}

/// The oldest: every price on the page was seen then or later.
QDate oldestPrice(const QList<Tool> &tools)
{
    QDate oldest;
    for (const Tool &tool : tools)
        for (const Plan &plan : tool.plans)
            if (plan.asOf.isValid() && (!oldest.isValid() || plan.asOf < oldest))
                oldest = plan.asOf;
    return oldest;
}

bool isLong(const PageContext &context)
{
    qsizetype characters = context.input.comparison.summary.size() + context.input.comparison.pricingRead.size();
    for (const Tool &tool : context.input.tools)
        characters += tool.description.size();
    for (const Review &review : context.current)
        characters += review.quote.size();
    return characters >= longPage;
}

/// The origin that the newsletter's form may post to.
QString originOf(const QString &address)
{
    const QUrl url(address);
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    const QString port = url.port() < 0 ? QString() : u':' + QString::number(url.port());
    return url.scheme() + u"://"_s + host + port;
}

} // namespace

QString defaultHeadline(const PageInput &input)
{
    QStringList names;
    for (const Tool &tool : input.tools)
        names << tool.name;
    return versus(names);
}

QString comparisonHeadline(const PageInput &input)
{
    const QString own = input.comparison.headline.trimmed();
    return own.isEmpty() ? defaultHeadline(input) : own;
}

QString pageAddress(const Publication &publication, const QString &comparisonSlug)
{
    if (!isWebAddress(publication.baseUrl) || comparisonSlug.isEmpty())
        return {};
    QString base = publication.baseUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    return base + u'/' + comparisonSlug + u".html"_s;
}

void addHead(TemplateData &page, const PageContext &context)
{
    const Publication &publication = context.input.publication;
    const QString headline = comparisonHeadline(context.input);
    page.text("lang", publication.language.isEmpty() ? u"en"_s : publication.language);
    page.flag("rtl", QLocale(publication.language).textDirection() == Qt::RightToLeft);
    page.text("title", publication.name.isEmpty() ? headline : headline + u" · "_s + publication.name);
    page.text("headline", headline);
    page.text("address", pageAddress(publication, context.input.comparison.slug));
    page.text("site", publication.name);
    page.text("form_origin",
              isWebAddress(publication.newsletter.action) ? originOf(publication.newsletter.action) : QString());
    page.text("count", QString::number(context.tools.size()));
}

void addOpening(TemplateData &page, const PageContext &context)
{
    const Publication &publication = context.input.publication;
    page.text("site_address", isWebAddress(publication.baseUrl) ? publication.baseUrl : QString());
    page.text("site_logo", isPictureUrl(publication.logo) ? publication.logo : QString());
    page.text("kicker", publication.kicker);
    page.list("headline_parts", headlineParts(context.input));
    page.text("dek", dekOf(context.input).trimmed());
    setDate(page, "published", context.input.comparison.publishedOn, context.labels);
    setDate(page, "prices", oldestPrice(context.input.tools), context.labels);
    QStringList names;
    for (const Reviewer *reviewer : context.panel())
        names << isolated(reviewer->name);
    page.text("reviewed_by", names.isEmpty() ? QString()
                                             : context.labels.text("byline.reviewers"_L1,
                                                                   {{"names"_L1, context.labels.listed(names)}}));
    page.flag("has_byline", !names.isEmpty() || page.node().get("published_text")->is_string() ||
                                page.node().get("prices_text")->is_string());
    page.flag("is_long", isLong(context));
}

} // namespace vd
