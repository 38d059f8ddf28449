#include "statisticstexts.h"

#include "percent.h"

#include <cmath>

namespace vd {

namespace {

using Caution = PanelFigures::Caution;

QString unknown()
{
    return QStringLiteral("—");
}

QString percent(const std::optional<int> &share)
{
    return share ? StatisticsTexts::tr("%1 %").arg(*share) : unknown();
}

/// Two places with a true minus; never "−0.00".
QString coefficient(const std::optional<double> &ac1)
{
    if (!ac1)
        return unknown();
    const QString digits = QString::number(std::abs(*ac1), 'f', 2);
    return *ac1 < 0 && digits != QLatin1String("0.00") ? u'−' + digits : digits;
}

/// "3 days", "2.5 days"
QString days(const Turnaround &turnaround)
{
    if (!turnaround.median)
        return unknown();
    return *turnaround.median == 1 ? StatisticsTexts::tr("1 day")
                                   : StatisticsTexts::tr("%1 days").arg(*turnaround.median);
}

QString note(const PanelFigures &figures)
{
    switch (figures.caution()) {
    case Caution::NoVerdict:
        return StatisticsTexts::tr("no verdict yet");
    case Caution::TooFew:
        return StatisticsTexts::tr("too few to tell");
    case Caution::OneSided:
        return figures.verdicts.skip == 0 ? StatisticsTexts::tr("%1 of %1 ship").arg(figures.verdicts.total())
                                          : StatisticsTexts::tr("%1 of %1 skip").arg(figures.verdicts.total());
    case Caution::None:
        break;
    }
    return {};
}

QString oneSided(const PanelFigures &figures)
{
    const QString sentence =
        figures.verdicts.skip == 0
            ? StatisticsTexts::tr(
                  "%1: %2 of %2 ship. A verdict that is always the same tells readers little about the tool.")
            : StatisticsTexts::tr(
                  "%1: %2 of %2 skip. A verdict that is always the same tells readers little about the tool.");
    return sentence.arg(StatisticsTexts::name(figures), QString::number(figures.verdicts.total()));
}

QString restHead(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Reviewer:
        return StatisticsTexts::tr("Others");
    case Grouping::Lens:
        return StatisticsTexts::tr("Other lenses");
    case Grouping::Category:
        break;
    }
    return StatisticsTexts::tr("Other categories");
}

QString agreementHelp(Grouping grouping)
{
    const QString scale = StatisticsTexts::tr("Gwet's AC1: 1 is always the same verdict, 0 is what chance would bring. "
                                              "— below %1 pairs.")
                              .arg(vd::Agreement::minimumPairs);
    switch (grouping) {
    case Grouping::Reviewer:
        return StatisticsTexts::tr("How far this reviewer agrees with the rest of the panel.") + u' ' + scale;
    case Grouping::Lens:
        return StatisticsTexts::tr("How far this lens agrees with the other lenses.") + u' ' + scale;
    case Grouping::Category:
        break;
    }
    return StatisticsTexts::tr("How far the panel agrees on the tools of this category.") + u' ' + scale;
}

} // namespace

QString StatisticsTexts::head(Column column, Grouping grouping)
{
    switch (column) {
    case Name:
        return one(grouping);
    case Verdicts:
        return tr("Verdicts");
    case Ship:
        return tr("Ship");
    case Interval:
        return tr("95 % interval");
    case Rest:
        return restHead(grouping);
    case Agreement:
        return tr("Agreement");
    case Pairs:
        return tr("Pairs");
    case Writing:
        return tr("Writing");
    case Revising:
        return tr("Revising");
    case Note:
        return tr("Note");
    case ColumnCount:
        break;
    }
    return {};
}

QString StatisticsTexts::help(Column column, Grouping grouping)
{
    switch (column) {
    case Verdicts:
        return tr("Approved verdicts of the newest round, as pages count them.");
    case Ship:
        return tr("The share of these verdicts that say ship.");
    case Interval:
        return tr("Where the true share lies with 95 % confidence, after Wilson.");
    case Rest:
        return grouping == Grouping::Category
                   ? tr("The share of ship among the verdicts on tools of all other categories.")
                   : tr("The share of ship among the other verdicts on the same tools in the same round.");
    case Agreement:
        return agreementHelp(grouping);
    case Pairs:
        return tr("How many times two reviewers gave a verdict on the same tool in the same round.");
    case Writing:
        return tr("The median of days from the assignment until the review was first submitted, in all rounds.");
    case Revising:
        return tr("The median of days from a return until the review was submitted again, in all rounds.");
    case Note:
        return tr("Why the ship rate says little.");
    case Name:
    case ColumnCount:
        break;
    }
    return {};
}

QString StatisticsTexts::cell(const PanelFigures &figures, Column column)
{
    switch (column) {
    case Name:
        return name(figures);
    case Verdicts:
        return QString::number(figures.verdicts.total());
    case Ship:
        return percent(figures.verdicts.shipPercent());
    case Interval:
        return figures.interval ? tr("%1–%2 %", "lower and upper bound")
                                      .arg(wholePercent(figures.interval->low))
                                      .arg(wholePercent(figures.interval->high))
                                : unknown();
    case Rest:
        return percent(figures.rest.shipPercent());
    case Agreement:
        return coefficient(figures.agreement.ac1);
    case Pairs:
        return QString::number(figures.agreement.pairs);
    case Writing:
        return days(figures.writing);
    case Revising:
        return days(figures.revising);
    case Note:
        return note(figures);
    case ColumnCount:
        break;
    }
    return {};
}

QString StatisticsTexts::basis(const PanelFigures &figures, Column column)
{
    const auto ofReviews = [](const Turnaround &turnaround) {
        return turnaround.reviews == 0 ? QString() : tr("The median of %1.").arg(turnaround.reviews);
    };
    switch (column) {
    case Ship:
    case Interval:
        return figures.interval ? tr("%1 ship, %2 of %3 verdicts; 95 % interval %4")
                                      .arg(cell(figures, Ship), QString::number(figures.verdicts.ship),
                                           QString::number(figures.verdicts.total()), cell(figures, Interval))
                                : QString();
    case Rest:
        return figures.rest.total() > 0 ? tr("the others: %1 ship, %2 of %3 verdicts")
                                              .arg(cell(figures, Rest), QString::number(figures.rest.ship),
                                                   QString::number(figures.rest.total()))
                                        : QString();
    case Writing:
        return ofReviews(figures.writing);
    case Revising:
        return ofReviews(figures.revising);
    default:
        return {};
    }
}

QString StatisticsTexts::one(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Reviewer:
        return tr("Reviewer");
    case Grouping::Lens:
        return tr("Lens");
    case Grouping::Category:
        break;
    }
    return tr("Category");
}

QString StatisticsTexts::many(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Reviewer:
        return tr("Reviewers");
    case Grouping::Lens:
        return tr("Lenses");
    case Grouping::Category:
        break;
    }
    return tr("Categories");
}

QString StatisticsTexts::name(const PanelFigures &figures)
{
    return figures.name.isEmpty() ? tr("No category") : figures.name;
}

QString StatisticsTexts::panelSentence(const PanelFigures &panel)
{
    if (panel.verdicts.total() == 0)
        return tr("The panel has no approved verdict yet.");
    const QString rate = tr("The whole panel: %1 of %2 verdicts say ship, %3.")
                             .arg(panel.verdicts.ship)
                             .arg(panel.verdicts.total())
                             .arg(percent(panel.verdicts.shipPercent()));
    if (!panel.agreement.ac1)
        return tr("%1 Agreement is unknown below %2 pairs of verdicts; there are %3.", "sentence, numbers")
            .arg(rate)
            .arg(vd::Agreement::minimumPairs)
            .arg(panel.agreement.pairs);
    return tr("%1 Agreement (Gwet's AC1) is %2, over %3 pairs.", "sentence, figure, number")
        .arg(rate, coefficient(panel.agreement.ac1))
        .arg(panel.agreement.pairs);
}

QStringList StatisticsTexts::warnings(const QList<PanelFigures> &figures)
{
    constexpr int mostNamed = 6;
    QStringList sentences;
    QStringList tooFew;
    for (const PanelFigures &each : figures) {
        if (each.caution() == Caution::TooFew)
            tooFew << name(each);
        else if (each.caution() == Caution::OneSided)
            sentences << oneSided(each);
    }
    if (const qsizetype more = sentences.size() - mostNamed; more > 1) {
        sentences.resize(mostNamed);
        sentences << tr("%1 more have only one verdict for everything; the notes tell which.").arg(more);
    }
    if (tooFew.isEmpty())
        return sentences;
    const qsizetype more = tooFew.size() - mostNamed;
    if (more > 1)
        tooFew.resize(mostNamed);
    const QString names = tooFew.join(tr(", ", "between names"));
    sentences << tr("Fewer than %1 verdicts, too few to tell: %2.")
                     .arg(PanelFigures::enoughVerdicts)
                     .arg(more > 1 ? tr("%2 and %1 more", "names").arg(more).arg(names) : names);
    return sentences;
}

QString StatisticsTexts::method()
{
    return tr("Counted are the verdicts that pages show: approved, of the newest round. A pair is two reviewers' "
              "verdicts on one tool in the same round, whatever the lens: each lens asks its own question, but all "
              "answer "
              "ship or skip. Agreement is Gwet's AC1 = (pa − pe) / (1 − pe) with pe = 2π(1 − π), where pa is the share "
              "of "
              "pairs that agree and π the share of ship (British Journal of Mathematical and Statistical Psychology "
              "61, "
              "2008); — below %1 pairs.")
        .arg(vd::Agreement::minimumPairs);
}

} // namespace vd
