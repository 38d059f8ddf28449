#include "checks.h"

#include "anonymity.h"
#include "community.h"
#include "lists.h"
#include "panel.h"
#include "phrases.h"
#include "text.h"

#include <algorithm>

namespace vd {

namespace {

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

} // namespace

QList<Finding> Checks::check(const ComparisonValues &values, const QDate &today)
{
    Checks checks(values, today);
    checks.m_findings = Anonymity::check(values);
    checks.comparison();
    for (const Tool &tool : values.tools) {
        checks.reviews(tool);
        checks.prices(tool);
        checks.facts(tool);
        checks.votes(tool);
    }
    return checks.m_findings;
}

bool Checks::hasProblems(const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding &finding) { return finding.severity == Finding::Severity::Problem; });
}

QString Checks::bannedPhraseIn(const QString &text, const QStringList &phrases)
{
    for (const QString &phrase : phrases)
        if (phrasePattern(phrase).match(text).hasMatch())
            return phrase;
    return {};
}

void Checks::comparison()
{
    const Comparison &comparison = m_values.comparison;
    if (isBlank(comparison.dek) && isBlank(m_values.publication.dek))
        problem(tr("The dek is missing, and the publication has no default one."), comparison.id,
                QStringLiteral("dek"));
    if (isBlank(comparison.pricingRead))
        note(tr("The pricing read is missing."), comparison.id, QStringLiteral("pricing_read"));
    if (isBlank(comparison.summary))
        problem(tr("The summary is missing."), comparison.id, QStringLiteral("summary"));
    if (comparison.pick == PickKind::None)
        problem(tr("There is no pick: choose a tool, \"it depends\" or \"neither\"."), comparison.id,
                QStringLiteral("pick"));
}

void Checks::reviews(const Tool &tool)
{
    const QList<Review> current = currentReviews(m_values.reviews);
    for (const Lens &lens : m_values.lenses) {
        const Review *newest = nullptr;
        for (const Review &review : m_values.reviews)
            if (review.tool == tool.id && review.lens == lens.id && (!newest || review.round > newest->round))
                newest = &review;
        if (!newest) {
            problem(tr("%1 on %2 is missing.").arg(lens.title, tool.name), tool.id, QStringLiteral("reviews"), lens.id);
            continue;
        }
        bool hasCurrent = false;
        for (const Review &review : current)
            if (review.tool == tool.id && review.lens == lens.id) {
                hasCurrent = true;
                quote(review, tool, lens);
            }
        if (!hasCurrent)
            problem(tr("%1 on %2 is not approved.").arg(lens.title, tool.name), newest->id, QStringLiteral("status"),
                    lens.id);
        else if (newest->status != ReviewStatus::Approved)
            note(tr("%1 on %2 has a round %3 that is not approved yet; the page shows the round before.")
                     .arg(lens.title, tool.name)
                     .arg(newest->round),
                 newest->id, QStringLiteral("status"), lens.id);
    }
}

void Checks::quote(const Review &review, const Tool &tool, const Lens &lens)
{
    const int words = wordCount(review.quote);
    if (words < shortestQuote || words > longestQuote)
        problem(tr("%1 on %2 has a quote of %3 words; it should have %4 to %5.")
                    .arg(lens.title, tool.name)
                    .arg(words)
                    .arg(shortestQuote)
                    .arg(longestQuote),
                review.id, QStringLiteral("quote"), lens.id);
    for (const Reviewer &reviewer : m_values.reviewers) {
        if (reviewer.id != review.reviewer)
            continue;
        const QString phrase = bannedPhraseIn(review.quote, reviewer.bannedPhrases);
        if (!phrase.isEmpty())
            problem(
                tr("%1 on %2 says \"%3\", which %4 never writes.").arg(lens.title, tool.name, phrase, reviewer.name),
                review.id, QStringLiteral("quote"), lens.id);
    }
}

void Checks::prices(const Tool &tool)
{
    if (tool.plans.isEmpty())
        note(tr("%1 has no price.").arg(tool.name), tool.id, QStringLiteral("plans"));
    for (qsizetype i = 0; i < tool.plans.size(); ++i) {
        const Plan &plan = tool.plans.at(i);
        const QString field = QStringLiteral("plans[%1].").arg(i);
        const QString name = plan.name.isEmpty() ? tr("plan %1").arg(i + 1) : plan.name;
        const qint64 age = plan.asOf.isValid() ? plan.asOf.daysTo(m_today) : 0;
        if (!plan.asOf.isValid())
            note(tr("The price of %1, %2, has no date.").arg(tool.name, name), tool.id,
                 field + QStringLiteral("as_of"));
        else if (age > oldPriceDays)
            problem(tr("The price of %1, %2, is %3 days old; look it up again.").arg(tool.name, name).arg(age), tool.id,
                    field + QStringLiteral("as_of"));
        if (plan.source.isEmpty())
            note(tr("The price of %1, %2, has no source.").arg(tool.name, name), tool.id,
                 field + QStringLiteral("source"));
    }
}

void Checks::facts(const Tool &tool)
{
    for (qsizetype i = 0; i < tool.facts.size(); ++i)
        if (tool.facts.at(i).source.isEmpty())
            note(tr("The fact \"%1\" of %2 has no source.").arg(tool.facts.at(i).name, tool.name), tool.id,
                 QStringLiteral("facts[%1].source").arg(i));
}

void Checks::votes(const Tool &tool)
{
    const int minimum = m_values.publication.minimumVotes;
    const Community counted = community(tool.votes, minimum);
    if (counted.total < minimum)
        note(tr("%1 has %2 of the %3 votes that a share needs.").arg(tool.name).arg(counted.total).arg(minimum),
             tool.id, QStringLiteral("votes"));
}

void Checks::problem(const QString &sentence, RecordRef record, const QString &field, LensId lens)
{
    m_findings << Finding{Finding::Severity::Problem, sentence, record, field, lens};
}

void Checks::note(const QString &sentence, RecordRef record, const QString &field, LensId lens)
{
    m_findings << Finding{Finding::Severity::Note, sentence, record, field, lens};
}

} // namespace vd
