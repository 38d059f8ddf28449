// The head of the document, the headline and the byline.
#include "pagecontext.h"
#include "pagerenderer.h"
#include "sitepage.h"
#include "sitepaths.h"
#include "text.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A page of this many characters is long enough for a table of contents: some 700 words.
constexpr qsizetype longPage = 4000;

/// The headline in parts, so that the template can set the "vs" between names apart: name, "vs", name …
PageData::List headlineParts(const QString &headline, bool onlyNames)
{
    PageData::List parts;
    const QStringList names = headline.split(u" vs "_s);
    parts.reserve(std::size_t(names.size()));
    for (qsizetype i = 0; i < names.size(); ++i) {
        PageData part;
        part.text("name", names.at(i));
        part.flag("versus", i > 0);
        part.flag("whole", onlyNames); // a name does not break where a line can
        parts.push_back(part.take());
    }
    return parts;
}

QDate oldestPrice(const ShownTools &tools)
{
    QDate oldest;
    for (const auto &shown : tools)
        if (shown->oldestPrice.isValid() && (!oldest.isValid() || shown->oldestPrice < oldest))
            oldest = shown->oldestPrice;
    return oldest;
}

bool isLong(const PageContext &context)
{
    qsizetype characters = context.comparison.summary.size() + context.comparison.pricingRead.size();
    for (const auto &shown : context.tools)
        characters += shown->characters;
    return characters >= longPage;
}

QStringList namesOf(const QList<Tool> &tools)
{
    QStringList names;
    for (const Tool &tool : tools)
        names << tool.name;
    return names;
}

} // namespace

QString defaultHeadline(const PageInput &input)
{
    return versus(namesOf(input.tools));
}

QString comparisonHeadline(const PageInput &input)
{
    return headlineOf(input.comparison, namesOf(input.tools));
}

void addHead(PageData &page, const PageContext &context)
{
    const Publication &publication = context.edition.publication;
    const QString &headline = context.headline;
    page.text("title", publication.name.isEmpty() ? headline : headline + u" · "_s + publication.name);
    page.text("headline", headline);
    page.text("address", context.comparison.slug.isEmpty()
                             ? QString()
                             : context.edition.address(sitepath::comparison(context.comparison.slug)));
    page.number("count", context.tools.size());
}

void addOpening(PageData &page, const PageContext &context)
{
    const QString dek = context.comparison.dek.trimmed();
    page.list("headline_parts", headlineParts(context.headline, context.headline == versus(context.names)));
    page.text("dek", dek.isEmpty() ? context.edition.publication.dek.trimmed() : dek);
    page.date("published", context.comparison.publishedOn, context.labels);
    page.date("prices", oldestPrice(context.tools), context.labels);
    QStringList reviewers;
    for (const Reviewer *reviewer : context.panel)
        reviewers << isolated(reviewer->name);
    page.text("reviewed_by",
              reviewers.isEmpty()
                  ? QString()
                  : context.labels.text("byline.reviewers"_L1, {{"names"_L1, context.labels.listed(reviewers)}}));
    page.flag("has_byline", page.isTrue("reviewed_by") || page.isTrue("published") || page.isTrue("prices"));
    page.flag("is_long", isLong(context));
}

} // namespace vd
