#include "sitejson.h"

#include "jsonbuilder.h"
#include "pagecontext.h"
#include "percent.h"
#include "sitepaths.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

void addHead(JsonBuilder &json, std::string_view kind, const Edition &edition, const JsonPage &page)
{
    const Publication &publication = edition.publication;
    json.text("format", std::string_view("verdict-site"));
    json.number("version", 1);
    json.text("kind", kind);
    json.object("site", [&] {
        json.text("name", publication.name);
        if (!edition.address({}).isEmpty())
            json.text("address", publication.baseUrl);
        json.text("language", publication.language);
        json.text("currency", publication.currency);
    });
    json.text("path", page.path.chopped(qsizetype(sizeof ".json") - 1) + u".html"_s);
    json.text("address", page.address);
    json.date("published", page.published);
    json.date("updated", page.updated);
}

void addPanel(JsonBuilder &json, const Split &split)
{
    const auto share = split.shipPercent();
    if (!share)
        return;
    json.number("panel_ship", *share);
    json.number("ship", split.ship);
    json.number("skip", split.skip);
}

void addFigures(JsonBuilder &json, const ShownTool &shown)
{
    json.object("figures", [&] {
        addPanel(json, shown.split);
        const Community &community = shown.community;
        if (community.total > 0)
            json.number("votes", community.total);
        if (community.isKnown()) {
            json.number("community", *community.percent);
            json.number("community_low", wholePercent(community.interval.low));
            json.number("community_high", wholePercent(community.interval.high));
        }
        if (shown.entry)
            json.object("entry", [&] {
                json.amount("amount", shown.entry->amount);
                if (shown.entry->amount > 0)
                    json.text("currency", shown.entry->currency);
            });
    });
}

/// What a list says of a tool.
void addBrief(JsonBuilder &json, const ShownTool &shown)
{
    const Tool &tool = shown.tool;
    json.text("slug", tool.slug);
    json.text("name", tool.name);
    json.text("path", sitepath::tool(tool.slug));
    json.text("vendor", tool.vendor);
    json.text("category", tool.category);
    json.text("tagline", tool.tagline);
    addFigures(json, shown);
}

void addTools(JsonBuilder &json, const JsonItems<JsonTool> &tools)
{
    json.list("tools", tools, [&](const JsonTool &tool) {
        json.object([&] {
            json.text("slug", tool.slug);
            json.text("name", tool.name);
            json.text("path", sitepath::tool(tool.slug));
            json.text("category", tool.category);
            json.text("tagline", tool.tagline);
            json.object("figures", [&] { addPanel(json, tool.split); });
        });
    });
}

void addComparisons(JsonBuilder &json, const JsonItems<JsonComparison> &comparisons)
{
    json.list("comparisons", comparisons, [&](const JsonComparison &comparison) {
        json.object([&] {
            json.text("slug", comparison.slug);
            json.text("headline", comparison.headline);
            json.text("path", sitepath::comparison(comparison.slug));
            json.list("tools", comparison.tools, [&](const QString &slug) { json.item(slug); });
            json.date("published", comparison.published);
            json.date("updated", comparison.updated);
        });
    });
}

void addLenses(JsonBuilder &json, const Edition &edition)
{
    json.list("lenses", edition.lenses, [&](const Lens &lens) {
        json.object([&] {
            json.text("key", lens.key);
            json.text("title", lens.title);
            json.text("question", lens.question);
        });
    });
}

QString lensKey(const Edition &edition, LensId id)
{
    const auto lens =
        std::find_if(edition.lenses.begin(), edition.lenses.end(), [id](const Lens &one) { return one.id == id; });
    return lens == edition.lenses.end() ? QString() : lens->key;
}

void addVerdict(JsonBuilder &json, const Review &review, const Edition &edition)
{
    json.text("lens", lensKey(edition, review.lens));
    json.text("verdict", toText(review.verdict.value_or(Verdict::Skip)));
    if (review.confidence)
        json.number("confidence", *review.confidence);
    json.text("quote", review.quote);
}

void addSigned(JsonBuilder &json, const Reviewer &reviewer, const Edition &edition)
{
    json.text("name", reviewer.name);
    if (reviewer.persona != reviewer.name)
        json.text("persona", reviewer.persona);
    if (!edition.publication.anonymous)
        json.text("path", sitepath::reviewer(reviewer.slug));
}

/// In the order of pages: by lens, then by tool.
void addReviews(JsonBuilder &json, const QList<const ShownTool *> &tools, const Edition &edition)
{
    QList<std::pair<const ShownTool *, const Review *>> reviews;
    for (const Lens &lens : edition.lenses)
        for (const ShownTool *shown : tools)
            for (const Review &review : shown->current)
                if (review.lens == lens.id)
                    reviews << std::pair{shown, &review};
    json.list("reviews", reviews, [&](const auto &of) {
        json.object([&] {
            json.text("tool", of.first->tool.slug);
            addVerdict(json, *of.second, edition);
            if (const Reviewer *reviewer = edition.reviewer(of.second->reviewer))
                json.object("reviewer", [&] { addSigned(json, *reviewer, edition); });
        });
    });
}

void addPick(JsonBuilder &json, const Comparison &comparison, const ShownTools &tools)
{
    if (comparison.pick == PickKind::None)
        return;
    const auto picked = std::find_if(tools.begin(), tools.end(),
                                     [&](const auto &shown) { return shown->tool.id == comparison.pickTool; });
    json.object("pick", [&] {
        json.text("kind", toText(comparison.pick));
        if (comparison.pick == PickKind::Tool && picked != tools.end())
            json.text("tool", (*picked)->tool.slug);
    });
}

void addTexts(JsonBuilder &json, std::string_view name, const QStringList &texts)
{
    QStringList spoken = texts;
    spoken.removeIf([](const QString &text) { return text.trimmed().isEmpty(); });
    json.list(name, spoken, [&](const QString &text) { json.item(text); });
}

/// When and where a fact or a price was seen.
template <class Seen>
void addSource(JsonBuilder &json, const Seen &seen)
{
    json.date("as_of", seen.asOf);
    json.text("source", seen.source);
}

void addFacts(JsonBuilder &json, const Tool &tool)
{
    json.list("facts", tool.facts, [&](const Fact &fact) {
        json.object([&] {
            json.text("name", fact.name);
            json.text("value", fact.value);
            addSource(json, fact);
        });
    });
}

void addPlans(JsonBuilder &json, const Tool &tool, const Edition &edition)
{
    json.list("plans", tool.plans, [&](const Plan &plan) {
        json.object([&] {
            json.text("name", plan.name);
            if (plan.amount) {
                json.amount("amount", *plan.amount);
                json.text("currency", monthlyPrice(plan, edition.publication.currency).currency);
                json.text("period", toText(plan.period));
                json.text("unit", plan.unit);
            }
            json.text("note", plan.note);
            addSource(json, plan);
        });
    });
}

} // namespace

void comparisonJson(const Edition &edition, const Comparison &comparison, const QString &headline,
                    const ShownTools &tools, const JsonPage &page, const TakeBytes &take)
{
    const QString dek = comparison.dek.trimmed();
    const QDate published = page.published.isValid() ? page.published : comparison.publishedOn;
    JsonBuilder json(take);
    json.object([&] {
        addHead(json, "comparison", edition, {page.path, page.address, published, page.updated});
        json.text("slug", comparison.slug);
        json.text("headline", headline);
        json.text("dek", dek.isEmpty() ? edition.publication.dek : dek);
        addPick(json, comparison, tools);
        json.text("summary", comparison.summary);
        json.text("pricing_read", comparison.pricingRead);
        json.list("tools", tools, [&](const auto &shown) { json.object([&] { addBrief(json, *shown); }); });
        json.list("apart", lensesApart(tools, edition), [&](LensId lens) { json.item(lensKey(edition, lens)); });
        addLenses(json, edition);
        QList<const ShownTool *> shown;
        for (const auto &tool : tools)
            shown << tool.get();
        addReviews(json, shown, edition);
    });
    json.end();
}

void toolJson(const Edition &edition, const ShownTool &shown, const JsonItems<JsonComparison> &comparisons,
              const JsonPage &page, const TakeBytes &take)
{
    const Tool &tool = shown.tool;
    JsonBuilder json(take);
    json.object([&] {
        addHead(json, "tool", edition, page);
        json.object("tool", [&] {
            addBrief(json, shown);
            json.text("description", tool.description);
            json.text("website", tool.website);
            json.text("license", tool.license);
            json.date("released", tool.released);
            json.text("best_for", tool.bestFor);
            json.text("not_for", tool.notFor);
            addTexts(json, "pros", tool.pros);
            addTexts(json, "cons", tool.cons);
            addFacts(json, tool);
            addPlans(json, tool, edition);
        });
        addLenses(json, edition);
        addReviews(json, {&shown}, edition);
        addComparisons(json, comparisons);
    });
    json.end();
}

void reviewerJson(const Edition &edition, const Reviewer &reviewer, const JsonItems<JsonVerdict> &verdicts,
                  const JsonPage &page, const TakeBytes &take)
{
    JsonBuilder json(take);
    json.object([&] {
        addHead(json, "reviewer", edition, page);
        json.text("name", reviewer.name);
        json.text("persona", reviewer.persona);
        json.text("motto", reviewer.motto);
        json.text("bio", reviewer.bio);
        json.list("verdicts", verdicts, [&](const JsonVerdict &of) {
            json.object([&] {
                json.text("tool", of.tool);
                json.text("name", of.name);
                json.text("path", sitepath::tool(of.tool));
                json.text("lens", lensKey(edition, of.lens));
                json.text("verdict", toText(of.verdict));
                json.date("on", of.on);
            });
        });
    });
    json.end();
}

void categoryJson(const Edition &edition, const QString &name, const JsonItems<JsonTool> &tools,
                  const JsonItems<JsonComparison> &comparisons, const JsonPage &page, const TakeBytes &take)
{
    JsonBuilder json(take);
    json.object([&] {
        addHead(json, "category", edition, page);
        json.text("name", name);
        addTools(json, tools);
        addComparisons(json, comparisons);
    });
    json.end();
}

void indexJson(const Edition &edition, const JsonContents &contents, const JsonPage &page, const TakeBytes &take)
{
    JsonBuilder json(take);
    json.object([&] {
        addHead(json, "index", edition, page);
        addComparisons(json, contents.comparisons);
        addTools(json, contents.tools);
        json.list("categories", contents.categories, [&](const QString &name) {
            json.object([&] {
                json.text("name", name);
                json.text("path", sitepath::category(name));
            });
        });
        json.list("reviewers", contents.reviewers,
                  [&](const Reviewer &reviewer) { json.object([&] { addSigned(json, reviewer, edition); }); });
    });
    json.end();
}

} // namespace vd
