#include "structureddata.h"

#include "htmltext.h"
#include "jsonbuilder.h"
#include "plaintext.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// Search engines take no longer name of an author.
constexpr qsizetype longestAuthor = 99;

QString shortened(const QString &name)
{
    const QString text = name.simplified();
    return text.size() <= longestAuthor ? text : text.first(longestAuthor - 1) + u'…';
}

template <class Content>
void node(JsonBuilder &json, std::string_view type, Content &&content)
{
    json.object([&] {
        json.text("@type", type);
        content();
    });
}

template <class Content>
void node(JsonBuilder &json, std::string_view name, std::string_view type, Content &&content)
{
    json.object(name, [&] {
        json.text("@type", type);
        content();
    });
}

/// The document: every thing that the page is about.
template <class Content>
std::string graph(Content &&content)
{
    JsonBuilder json;
    json.object([&] {
        json.text("@context", std::string_view("https://schema.org"));
        json.array("@graph", [&] { content(json); });
    });
    return json.take();
}

void addPublication(JsonBuilder &json, std::string_view name, const Edition &edition)
{
    const Publication &publication = edition.publication;
    if (publication.name.trimmed().isEmpty())
        return;
    node(json, name, "Organization", [&] {
        json.text("name", shortened(publication.name));
        if (!edition.address({}).isEmpty())
            json.text("url", publication.baseUrl);
    });
}

void addRating(JsonBuilder &json, qint64 value, qint64 best, const QString &name)
{
    node(json, "reviewRating", "Rating", [&] {
        json.text("name", name);
        json.number("ratingValue", value);
        json.number("worstRating", 0);
        json.number("bestRating", best);
    });
}

QString lensTitle(const Edition &edition, LensId id)
{
    const auto lens =
        std::find_if(edition.lenses.begin(), edition.lenses.end(), [id](const Lens &one) { return one.id == id; });
    return lens == edition.lenses.end() ? QString() : lens->title;
}

void addReview(JsonBuilder &json, const Review &review, const Edition &edition)
{
    const Reviewer *reviewer = edition.reviewer(review.reviewer);
    if (!reviewer || reviewer->name.trimmed().isEmpty())
        return;
    const bool ship = review.verdict == Verdict::Ship;
    node(json, "Review", [&] {
        node(json, "author", "Person", [&] {
            json.text("name", shortened(reviewer->name));
            if (reviewer->persona != reviewer->name)
                json.text("alternateName", shortened(reviewer->persona));
        });
        json.text("reviewAspect", lensTitle(edition, review.lens));
        json.text("reviewBody", plainText(review.quote));
        addRating(json, ship ? 1 : 0, 1, edition.labels.text(ship ? "verdict.ship"_L1 : "verdict.skip"_L1));
    });
}

QStringList spoken(const QStringList &notes)
{
    QStringList texts;
    for (const QString &note : notes)
        if (!note.trimmed().isEmpty())
            texts << note.trimmed();
    return texts;
}

void addNotes(JsonBuilder &json, std::string_view name, const QStringList &notes)
{
    if (notes.isEmpty())
        return;
    node(json, name, "ItemList", [&] {
        qint64 position = 0;
        json.list("itemListElement", notes, [&](const QString &note) {
            node(json, "ListItem", [&] {
                json.number("position", ++position);
                json.text("name", note);
            });
        });
    });
}

/// The publication's own review: the panel's share, and the pros and cons, which search engines want at least two of.
void addEditorialReview(JsonBuilder &json, const ShownTool &shown, const Edition &edition)
{
    const auto share = shown.split.shipPercent();
    const QStringList pros = spoken(shown.tool.pros), cons = spoken(shown.tool.cons);
    if (!share || pros.size() + cons.size() < 2 || edition.publication.name.trimmed().isEmpty())
        return;
    node(json, "Review", [&] {
        addPublication(json, "author", edition);
        addRating(json, *share, 100, edition.labels.text("figure.panel"_L1));
        addNotes(json, "positiveNotes", pros);
        addNotes(json, "negativeNotes", cons);
    });
}

std::string_view durationOf(Period period)
{
    return period == Period::Month ? "P1M" : period == Period::Year ? "P1Y" : "";
}

void addOffer(JsonBuilder &json, const Plan &plan, const Edition &edition)
{
    const MonthlyPrice price = monthlyPrice(plan, edition.publication.currency);
    node(json, "Offer", [&] {
        json.text("name", plan.name);
        if (isWebAddress(plan.source))
            json.text("url", plan.source);
        const auto addPrice = [&] {
            json.amount("price", *plan.amount);
            json.text("priceCurrency", price.currency);
        };
        if (price.kind == PriceKind::Free || price.kind == PriceKind::Once)
            return addPrice();
        node(json, "priceSpecification", "UnitPriceSpecification", [&] {
            addPrice();
            json.text("billingDuration", durationOf(plan.period));
            json.text("unitText", plan.unit);
        });
    });
}

void addCommunity(JsonBuilder &json, const Community &community)
{
    if (!community.isKnown())
        return;
    node(json, "aggregateRating", "AggregateRating", [&] {
        json.number("ratingValue", *community.percent);
        json.number("worstRating", 0);
        json.number("bestRating", 100);
        json.number("ratingCount", community.total);
    });
}

QString toolNode(const QString &address)
{
    return address.isEmpty() ? QString() : address + u"#tool"_s;
}

void addProduct(JsonBuilder &json, const ShownTool &shown, const QList<Plan> &offers, const Edition &edition,
                const StructuredPage &page)
{
    const Tool &tool = shown.tool;
    node(json, "Product", [&] {
        json.text("@id", toolNode(page.address));
        json.text("additionalType", std::string_view("https://schema.org/SoftwareApplication"));
        json.text("name", tool.name);
        json.text("url", page.address);
        json.text("image", page.image);
        const std::string description = plainText(tool.description);
        json.text("description", description.empty() ? pageText(tool.tagline) : description);
        json.text("category", tool.category);
        if (!tool.vendor.trimmed().isEmpty())
            node(json, "brand", "Brand", [&] { json.text("name", tool.vendor); });
        json.date("releaseDate", tool.released);
        if (isWebAddress(tool.website))
            json.text("sameAs", tool.website);
        if (!shown.current.isEmpty())
            json.array("review", [&] {
                addEditorialReview(json, shown, edition);
                for (const Review &review : shown.current)
                    addReview(json, review, edition);
            });
        addCommunity(json, shown.community);
        json.list("offers", offers, [&](const Plan &plan) { addOffer(json, plan, edition); });
    });
}

bool hasCrumbs(const StructuredPage &page)
{
    const auto isWhole = [](const Crumb &crumb) { return !crumb.name.trimmed().isEmpty() && !crumb.address.isEmpty(); };
    return !page.crumbs.isEmpty() && std::all_of(page.crumbs.begin(), page.crumbs.end(), isWhole) &&
           isWhole({page.title, page.address});
}

void addCrumbs(JsonBuilder &json, const StructuredPage &page)
{
    if (!hasCrumbs(page))
        return;
    node(json, "BreadcrumbList", [&] {
        qint64 position = 0;
        json.list("itemListElement", page.crumbs + QList{Crumb{page.title, page.address}}, [&](const Crumb &crumb) {
            node(json, "ListItem", [&] {
                json.number("position", ++position);
                json.text("name", crumb.name);
                json.text("item", crumb.address);
            });
        });
    });
}

void addDates(JsonBuilder &json, const StructuredPage &page)
{
    json.date("datePublished", page.published);
    json.date("dateModified", page.updated);
}

void addArticle(JsonBuilder &json, const Comparison &comparison, const Edition &edition, const StructuredPage &page)
{
    const QString dek = comparison.dek.trimmed();
    node(json, "Article", [&] {
        json.text("headline", page.title);
        json.text("description", dek.isEmpty() ? edition.publication.dek : dek);
        json.text("image", page.image);
        addDates(json, page);
        addPublication(json, "author", edition);
        addPublication(json, "publisher", edition);
        json.text("mainEntityOfPage", page.address);
    });
}

void addToolList(JsonBuilder &json, const QList<std::shared_ptr<const ShownTool>> &tools, const QStringList &addresses)
{
    if (addresses.size() != tools.size() || addresses.contains(QString()))
        return;
    node(json, "ItemList", [&] {
        qint64 position = 0;
        json.list("itemListElement", tools, [&](const auto &shown) {
            node(json, "ListItem", [&] {
                json.number("position", position + 1);
                json.text("name", shown->tool.name);
                json.text("url", addresses.at(position++));
            });
        });
    });
}

} // namespace

std::string toolStructuredData(const Edition &edition, const ShownTool &shown, const StructuredPage &page)
{
    QList<Plan> offers;
    std::copy_if(shown.tool.plans.begin(), shown.tool.plans.end(), std::back_inserter(offers),
                 [](const Plan &plan) { return plan.amount.has_value(); });
    // A product with none of these three means nothing to a search engine.
    const bool isRated = !shown.current.isEmpty() || shown.community.isKnown() || !offers.isEmpty();
    if (!isRated && !hasCrumbs(page))
        return {};
    return graph([&](JsonBuilder &json) {
        if (isRated)
            addProduct(json, shown, offers, edition, page);
        if (!page.address.isEmpty())
            node(json, "WebPage", [&] {
                json.text("@id", page.address);
                json.text("name", page.title);
                addDates(json, page);
                if (isRated)
                    json.object("mainEntity", [&] { json.text("@id", toolNode(page.address)); });
            });
        addCrumbs(json, page);
    });
}

std::string comparisonStructuredData(const Edition &edition, const Comparison &comparison,
                                     const QList<std::shared_ptr<const ShownTool>> &tools,
                                     const QStringList &toolAddresses, const StructuredPage &page)
{
    return graph([&](JsonBuilder &json) {
        addArticle(json, comparison, edition, page);
        addToolList(json, tools, toolAddresses);
        addCrumbs(json, page);
    });
}

std::string crumbStructuredData(const StructuredPage &page)
{
    return hasCrumbs(page) ? graph([&](JsonBuilder &json) { addCrumbs(json, page); }) : std::string();
}

} // namespace vd
