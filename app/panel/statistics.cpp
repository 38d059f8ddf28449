#include "statistics.h"

#include <QHash>
#include <QMap>
#include <algorithm>

namespace vd {

namespace {

void count(Split &split, Verdict verdict)
{
    ++(verdict == Verdict::Ship ? split.ship : split.skip);
}

/// A group's figures while they are being counted.
struct Tally
{
    Split verdicts;
    Split rest;
    AgreementSum agreement;
    QList<qint64> writing; ///< days
    QList<qint64> revising;
};

/// The median; the mean of the middle two when their number is even.
Turnaround turnaround(QList<qint64> days)
{
    if (days.isEmpty())
        return {};
    std::sort(days.begin(), days.end());
    const qsizetype half = days.size() / 2;
    const qint64 upper = days.at(half);
    const qint64 lower = days.size() % 2 == 1 ? upper : days.at(half - 1);
    return {int(days.size()), double(lower + upper) / 2};
}

PanelFigures figuresOf(const Tally &tally)
{
    PanelFigures figures;
    figures.verdicts = tally.verdicts;
    figures.interval = wilsonInterval(tally.verdicts.ship, tally.verdicts.total());
    figures.rest = tally.rest;
    figures.agreement = tally.agreement.result();
    figures.writing = turnaround(tally.writing);
    figures.revising = turnaround(tally.revising);
    return figures;
}

/// The days a review was with its reviewer. Days that run backwards, as after a wrong clock, are no time at all and are
/// left out.
struct DaysOut
{
    std::optional<qint64> writing;
    QList<qint64> revising;

    explicit DaysOut(const QList<ReviewStep> &steps)
    {
        QDate assigned;
        QDate returned;
        bool written = false;
        for (const ReviewStep &step : steps) {
            if (step.status == ReviewStatus::Draft && !assigned.isValid())
                assigned = step.on;
            else if (step.status == ReviewStatus::Returned)
                returned = step.on;
            else if (step.status == ReviewStatus::Submitted && !std::exchange(written, true)) {
                if (const auto days = between(assigned, step.on))
                    writing = days;
            } else if (step.status == ReviewStatus::Submitted) {
                if (const auto days = between(std::exchange(returned, {}), step.on))
                    revising << *days;
            }
        }
    }

private:
    static std::optional<qint64> between(QDate from, QDate to)
    {
        if (!from.isValid() || !to.isValid() || to < from)
            return std::nullopt;
        return from.daysTo(to);
    }
};

/// One tool in one round, and one way to part its verdicts.
template <class KeyOf>
void compareWithin(QHash<qint64, Tally> &tallies, const QList<PanelVerdict> &subject, KeyOf keyOf)
{
    QList<qint64> keys;
    for (const PanelVerdict &verdict : subject)
        if (!keys.contains(keyOf(verdict)))
            keys << keyOf(verdict);
    for (const qint64 key : std::as_const(keys)) {
        Tally &tally = tallies[key];
        QList<Rating> own;
        QList<Rating> rest;
        for (const PanelVerdict &verdict : subject) {
            const bool inside = keyOf(verdict) == key;
            (inside ? own : rest) << Rating{verdict.reviewer, verdict.verdict};
            count(inside ? tally.verdicts : tally.rest, verdict.verdict);
        }
        tally.agreement.add(own, rest);
    }
}

class Counting
{
public:
    void add(const QList<PanelVerdict> &subject)
    {
        compareWithin(m_reviewers, subject, [](const PanelVerdict &verdict) { return verdict.reviewer.value; });
        compareWithin(m_lenses, subject, [](const PanelVerdict &verdict) { return verdict.lens.value; });
        QList<Rating> ratings;
        Tally &category = m_categories[subject.first().category];
        for (const PanelVerdict &verdict : subject) {
            ratings << Rating{verdict.reviewer, verdict.verdict};
            count(category.verdicts, verdict.verdict);
            count(m_panel.verdicts, verdict.verdict);
        }
        category.agreement.add(ratings);
        m_panel.agreement.add(ratings);
    }

    void add(const PanelWay &way)
    {
        const DaysOut days(way.steps);
        for (Tally *tally : {&m_panel, &m_reviewers[way.reviewer.value], &m_lenses[way.lens.value]})
            add(days, *tally);
        if (days.writing || !days.revising.isEmpty())
            add(days, m_categories[way.category]);
    }

    [[nodiscard]] PanelStatistics result(const PanelRows &rows) const
    {
        PanelStatistics statistics;
        statistics.panel = figuresOf(m_panel);
        statistics.reviewers = named(rows.reviewers, m_reviewers);
        statistics.lenses = named(rows.lenses, m_lenses);
        for (auto it = m_categories.begin(); it != m_categories.end(); ++it) {
            PanelFigures figures = figuresOf(*it);
            figures.name = it.key();
            figures.rest = {m_panel.verdicts.ship - it->verdicts.ship, m_panel.verdicts.skip - it->verdicts.skip};
            statistics.categories << figures;
        }
        return statistics;
    }

private:
    static void add(const DaysOut &days, Tally &tally)
    {
        if (days.writing)
            tally.writing << *days.writing;
        tally.revising << days.revising;
    }

    static QList<PanelFigures> named(const QList<PanelName> &names, const QHash<qint64, Tally> &tallies)
    {
        QList<PanelFigures> all;
        for (const PanelName &name : names) {
            PanelFigures figures = figuresOf(tallies.value(name.id));
            figures.id = name.id;
            figures.slug = name.slug;
            figures.name = name.name;
            all << figures;
        }
        return all;
    }

    Tally m_panel;
    QHash<qint64, Tally> m_reviewers;
    QHash<qint64, Tally> m_lenses;
    QMap<QString, Tally> m_categories;
};

} // namespace

PanelFigures::Caution PanelFigures::caution() const
{
    if (verdicts.total() == 0)
        return Caution::NoVerdict;
    if (verdicts.total() < enoughVerdicts)
        return Caution::TooFew;
    return verdicts.ship == 0 || verdicts.skip == 0 ? Caution::OneSided : Caution::None;
}

const QList<PanelFigures> &PanelStatistics::by(Grouping grouping) const
{
    switch (grouping) {
    case Grouping::Lens:
        return lenses;
    case Grouping::Category:
        return categories;
    case Grouping::Reviewer:
        break;
    }
    return reviewers;
}

PanelStatistics panelStatistics(const PanelRows &rows)
{
    Counting counting;
    QList<PanelVerdict> subject;
    for (const PanelVerdict &verdict : rows.verdicts) {
        if (!subject.isEmpty() && (subject.first().tool != verdict.tool || subject.first().round != verdict.round)) {
            counting.add(subject);
            subject.clear();
        }
        subject << verdict;
    }
    if (!subject.isEmpty())
        counting.add(subject);
    for (const PanelWay &way : rows.ways)
        counting.add(way);
    return counting.result(rows);
}

} // namespace vd
