#include "suggestion.h"

#include "community.h"
#include "panel.h"

#include <QCoreApplication>
#include <algorithm>

namespace vd {

namespace {

/// Where translators find these sentences.
struct Sentence
{
    Q_DECLARE_TR_FUNCTIONS(Suggestion)
};

/// A tool as the rule sees it.
struct Candidate
{
    const Tool *tool;
    Split split;
    Community community;
};

QStringList namesOf(const QList<Candidate> &candidates)
{
    QStringList names;
    for (const Candidate &candidate : candidates)
        names << candidate.tool->name;
    return names;
}

QString listed(const QStringList &names)
{
    return names.join(Sentence::tr(", "));
}

/// How far one is ahead of the other, in reviews of the smaller panel; compared exactly as a fraction.
int compareLead(const Split &one, const Split &other, int reviews)
{
    const qint64 difference = qint64(one.ship) * other.total() - qint64(other.ship) * one.total();
    const qint64 lead = difference * std::min(one.total(), other.total());
    const qint64 asked = qint64(reviews) * one.total() * other.total();
    return lead < asked ? -1 : lead > asked ? 1 : 0;
}

QStringList missingReviews(const QList<Tool> &tools, const QList<Lens> &lenses, const QList<Review> &current)
{
    QStringList missing;
    for (const Tool &tool : tools)
        for (const Lens &lens : lenses)
            if (lensVerdict(current, tool.id, lens.id) == LensVerdict::None)
                missing << Sentence::tr("%1 on %2").arg(lens.title, tool.name);
    return missing;
}

QStringList lensesWonAgainst(const Candidate &leader, const Candidate &other, const QList<Lens> &lenses,
                             const QList<Review> &current)
{
    QStringList titles;
    for (const Lens &lens : lenses)
        if (lensVerdict(current, other.tool->id, lens.id) == LensVerdict::Ship &&
            lensVerdict(current, leader.tool->id, lens.id) == LensVerdict::Skip)
            titles << lens.title;
    return titles;
}

Suggestion clearLeader(const QList<Candidate> &ranked, const QList<Lens> &lenses, const QList<Review> &current)
{
    const Candidate &leader = ranked.first();
    for (const Candidate &other : ranked.sliced(1)) {
        const QStringList won = lensesWonAgainst(leader, other, lenses, current);
        if (compareLead(leader.split, other.split, 1) == 0 && !won.isEmpty())
            return {PickKind::Depends,
                    {},
                    Sentence::tr("%1 leads %2 by a single review, and %2 wins on %3: it depends on the lens.")
                        .arg(leader.tool->name, other.tool->name, listed(won))};
    }
    QStringList others;
    for (const Candidate &other : ranked.sliced(1))
        others << Sentence::tr("%1 for %2").arg(other.split.text(), other.tool->name);
    return {PickKind::Tool, leader.tool->id,
            Sentence::tr("The panel says %1 for %2, against %3.")
                .arg(leader.split.text(), leader.tool->name, listed(others))};
}

Suggestion amongTied(QList<Candidate> tied)
{
    const QString names = listed(namesOf(tied));
    std::sort(tied.begin(), tied.end(), [](const Candidate &one, const Candidate &other) {
        return one.community.ship * other.community.total > other.community.ship * one.community.total;
    });
    QList<Community> communities;
    for (const Candidate &candidate : tied)
        communities << candidate.community;
    const bool allKnown =
        std::all_of(communities.begin(), communities.end(), [](const auto &c) { return c.isKnown(); });
    if (!allKnown)
        return {PickKind::Depends,
                {},
                Sentence::tr("The panel is level on %1, and the readers’ votes are too few to decide.").arg(names)};
    if (tooCloseToCall(communities))
        return {PickKind::Depends,
                {},
                Sentence::tr("The panel is level on %1, and the readers’ vote is too close to call.").arg(names)};
    return {
        PickKind::Tool, tied.first().tool->id,
        Sentence::tr("The panel is level on %1; the readers clearly prefer %2.").arg(names, tied.first().tool->name)};
}

} // namespace

Suggestion suggestPick(const QList<Tool> &tools, const QList<Lens> &lenses, const QList<Review> &reviews,
                       int minimumVotes)
{
    if (tools.size() < 2)
        return {PickKind::None, {}, Sentence::tr("A comparison needs two tools.")};
    const QList<Review> current = currentReviews(reviews);
    const QStringList missing = missingReviews(tools, lenses, current);
    if (!missing.isEmpty())
        return {PickKind::None, {}, Sentence::tr("Not approved yet: %1.").arg(listed(missing))};

    QList<Candidate> ranked;
    for (const Tool &tool : tools)
        ranked << Candidate{&tool, splitOf(current, tool.id), community(tool.votes, minimumVotes)};
    if (std::any_of(ranked.begin(), ranked.end(), [](const Candidate &each) { return each.split.total() == 0; }))
        return {PickKind::None, {}, Sentence::tr("There is no lens to judge through.")};
    std::stable_sort(ranked.begin(), ranked.end(), [](const Candidate &one, const Candidate &other) {
        return compareLead(one.split, other.split, 0) > 0;
    });
    const Split &best = ranked.first().split;
    if (2 * best.ship < best.total())
        return {PickKind::Neither, {}, Sentence::tr("The panel skips every one of them more often than not.")};

    QList<Candidate> tied;
    std::copy_if(ranked.begin(), ranked.end(), std::back_inserter(tied),
                 [&](const Candidate &each) { return compareLead(best, each.split, 1) < 0; });
    return tied.size() == 1 ? clearLeader(ranked, lenses, current) : amongTied(tied);
}

} // namespace vd
