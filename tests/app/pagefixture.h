#pragma once

#include "pagerenderer.h"

namespace vd::fixture {

using namespace Qt::StringLiterals;

inline QString textOf(const QByteArray &html)
{
    return QString::fromUtf8(html);
}

inline Plan plan(const QString &name, std::optional<double> amount, Period period, const QString &unit = {},
                 const QString &currency = {})
{
    Plan made;
    made.name = name;
    made.amount = amount;
    made.period = period;
    made.unit = unit;
    made.currency = currency;
    made.asOf = QDate(2026, 10, 30);
    made.source = u"https://%1.example/prices"_s.arg(name.toLower());
    return made;
}

inline Fact fact(const QString &name, const QString &value)
{
    Fact made;
    made.name = name;
    made.value = value;
    made.asOf = QDate(2026, 10, 28);
    made.source = u"https://facts.example/"_s + name.toLower().replace(u' ', u'-');
    return made;
}

inline VoteTally tally(int ship, int skip)
{
    VoteTally made;
    made.ship = ship;
    made.skip = skip;
    made.asOf = QDate(2026, 10, 24);
    made.source = u"Site poll"_s;
    return made;
}

inline Review review(qint64 tool, qint64 lens, Verdict verdict, const QString &quote)
{
    Review made;
    made.id = {tool * 10 + lens};
    made.tool = {tool};
    made.lens = {lens};
    made.reviewer = {lens};
    made.verdict = verdict;
    made.confidence = 70;
    made.quote = quote;
    made.status = ReviewStatus::Approved;
    return made;
}

inline Lens lens(qint64 id, const QString &key, const QString &title, const QString &question)
{
    Lens made;
    made.id = {id};
    made.key = key;
    made.title = title;
    made.question = question;
    return made;
}

inline Reviewer reviewer(qint64 id, const QString &slug, const QString &name, const QString &persona)
{
    Reviewer made;
    made.id = {id};
    made.slug = slug;
    made.name = name;
    made.persona = persona;
    made.bio = name + u" has reviewed *tools* for ten years."_s;
    return made;
}

inline Publication publication()
{
    Publication made;
    made.name = u"The Ledger"_s;
    made.kicker = u"Tool comparison"_s;
    made.dek = u"Which one should you ship with?"_s;
    made.baseUrl = u"https://ledger.example/"_s;
    made.accent = u"#0b5c7d"_s;
    made.footer = u"**How the panel works.** Two reviewers, no payment from vendors."_s;
    made.newsletter = {u"Every Friday"_s, u"One comparison, in your inbox"_s, u"No *sponsor*."_s,
                       u"https://ledger.example/subscribe"_s, u"email"_s};
    return made;
}

inline Tool larkspur()
{
    Tool tool;
    tool.id = {1};
    tool.slug = u"larkspur-4b"_s;
    tool.name = u"Larkspur 4B"_s;
    tool.vendor = u"Fennimore"_s;
    tool.category = u"Vision models"_s;
    tool.tagline = u"Reads a receipt on the phone that took the picture"_s;
    tool.description = u"An open-weights model, see [the card](https://fennimore.example/card)."_s;
    tool.website = u"https://fennimore.example/larkspur"_s;
    tool.license = u"Apache-2.0"_s;
    tool.released = QDate(2026, 5, 19);
    tool.bestFor = u"Short, printed documents."_s;
    tool.notFor = u"Handwriting."_s;
    tool.pros = {u"Runs offline"_s, u"Every field has a score"_s};
    tool.cons = {u"Invents columns"_s};
    tool.logo =
        u"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="_s;
    tool.facts = {fact(u"Context window"_s, u"32k tokens"_s), fact(u"Works offline"_s, u"Yes"_s)};
    tool.plans = {plan(u"Weights"_s, 0, Period::Once), plan(u"Hosted"_s, 0.2, Period::Usage, u"1M tokens"_s),
                  plan(u"Supported"_s, std::nullopt, Period::Year)};
    tool.votes = {tally(101, 51), tally(43, 17)};
    return tool;
}

inline Tool tern()
{
    Tool tool;
    tool.id = {2};
    tool.slug = u"tern-coder"_s;
    tool.name = u"Tern Coder"_s;
    tool.vendor = u"Saltmarsh"_s;
    tool.category = u"Coding models"_s;
    tool.tagline = u"Trained on how edits really happen"_s;
    tool.description = u"A hosted model that lives inside one editor."_s;
    tool.bestFor = u"Maintenance in one repository."_s;
    tool.notFor = u"Changes across services."_s;
    tool.pros = {u"Reverts itself"_s};
    tool.cons = {u"One editor only"_s, u"Overage is uncapped"_s};
    tool.facts = {fact(u"context window"_s, u"200k tokens"_s), fact(u"Undo"_s, u"Checkpoint before every attempt"_s)};
    tool.plans = {plan(u"Solo"_s, 15, Period::Month, u"user"_s), plan(u"Team"_s, 180, Period::Year, u"user"_s)};
    tool.votes = {tally(5, 3)};
    return tool;
}

/// Another tool like the two above.
inline Tool tool(qint64 id, const QString &slug, const QString &name)
{
    Tool made = tern();
    made.id = {id};
    made.slug = slug;
    made.name = name;
    return made;
}

/// A whole page of two tools: everything that a page can show is there.
inline PageInput twoTools()
{
    PageInput input;
    input.publication = publication();
    input.tools = {larkspur(), tern()};
    input.lenses = {lens(1, u"primitive"_s, u"Primitive"_s, u"What is this, taken apart?"_s),
                    lens(2, u"competition"_s, u"Competition"_s, u"Who else, and how does it die?"_s)};
    input.reviewers = {reviewer(1, u"ilka"_s, u"Ilka Brandvold"_s, u"The Builder"_s),
                       reviewer(2, u"desmond"_s, u"Desmond Achterberg"_s, u"The Skeptic"_s)};
    input.reviews = {review(1, 1, Verdict::Ship, u"An image goes in, typed fields come out."_s),
                     review(2, 1, Verdict::Ship, u"A model trained on *sessions*.\n\nIt closed two of my five."_s),
                     review(1, 2, Verdict::Ship, u"Three open models sit within a point of it."_s),
                     review(2, 2, Verdict::Skip, u"Every editor will rent the same model."_s)};
    Comparison &comparison = input.comparison;
    comparison.id = {1};
    comparison.slug = u"larkspur-4b-vs-tern-coder"_s;
    comparison.tools = {{1}, {2}};
    comparison.dek = u"A model you own against a model you rent."_s;
    comparison.pricingRead = u"Free means weights, not support."_s;
    comparison.summary = u"They part on **Competition**."_s;
    comparison.pick = PickKind::Tool;
    comparison.pickTool = {1};
    comparison.status = ComparisonStatus::Published;
    comparison.publishedOn = QDate(2026, 11, 2);
    return input;
}

/// What must not be read on a page whose panel is anonymous.
inline const QStringList panelNames{u"Ilka"_s, u"Brandvold"_s, u"Desmond"_s, u"Achterberg"_s};

/// Every text that people type for a page becomes this one; addresses, pictures, colours and currencies stay.
inline void fillTexts(PageInput &input, const QString &text)
{
    Publication &publication = input.publication;
    publication.name = publication.kicker = publication.dek = publication.footer = text;
    publication.newsletter.kicker = publication.newsletter.heading = publication.newsletter.text = text;
    Comparison &comparison = input.comparison;
    comparison.headline = comparison.dek = comparison.pricingRead = comparison.summary = text;
    for (Tool &tool : input.tools) {
        tool.name = tool.vendor = tool.category = tool.tagline = tool.description = tool.license = text;
        tool.bestFor = tool.notFor = text;
        tool.pros = tool.cons = {text, text};
        for (Fact &fact : tool.facts)
            fact.name = fact.value = fact.source = text;
        for (Plan &plan : tool.plans)
            plan.name = plan.unit = plan.note = plan.source = text;
        for (VoteTally &tally : tool.votes)
            tally.source = text;
    }
    for (Lens &lens : input.lenses)
        lens.title = lens.question = text;
    for (Reviewer &reviewer : input.reviewers)
        reviewer.name = reviewer.persona = reviewer.motto = reviewer.bio = text;
    for (Review &review : input.reviews)
        review.quote = text;
}

} // namespace vd::fixture
