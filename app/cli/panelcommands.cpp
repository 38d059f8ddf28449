// What the panel's figures are: panel. A table for people; --json prints an object with a list per grouping, in which a
// figure that is unknown is null.

#include "commandline.h"
#include "percent.h"
#include "statistics.h"
#include "statisticstexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace vd::cli {

namespace {

using namespace Qt::StringLiterals;

QJsonValue number(const auto &known)
{
    return known ? QJsonValue(*known) : QJsonValue();
}

QString key(PanelFigures::Caution caution)
{
    switch (caution) {
    case PanelFigures::Caution::NoVerdict:
        return u"no verdict"_s;
    case PanelFigures::Caution::TooFew:
        return u"too few"_s;
    case PanelFigures::Caution::OneSided:
        return u"one-sided"_s;
    case PanelFigures::Caution::None:
        break;
    }
    return {};
}

QJsonObject jsonOf(const Turnaround &turnaround)
{
    return {{u"reviews"_s, turnaround.reviews}, {u"median_days"_s, number(turnaround.median)}};
}

QJsonObject jsonOf(const PanelFigures &figures)
{
    const auto bound = [&](double Interval::*side) {
        return figures.interval ? QJsonValue(wholePercent((*figures.interval).*side)) : QJsonValue();
    };
    return QJsonObject{{u"ship"_s, figures.verdicts.ship},
                       {u"skip"_s, figures.verdicts.skip},
                       {u"ship_percent"_s, number(figures.verdicts.shipPercent())},
                       {u"low_percent"_s, bound(&Interval::low)},
                       {u"high_percent"_s, bound(&Interval::high)},
                       {u"agreement"_s, number(figures.agreement.ac1)},
                       {u"pairs"_s, figures.agreement.pairs},
                       {u"submitting"_s, jsonOf(figures.writing)},
                       {u"revising"_s, jsonOf(figures.revising)},
                       {u"caution"_s, key(figures.caution())}};
}

QJsonArray jsonOf(const QList<PanelFigures> &groups)
{
    QJsonArray array;
    for (const PanelFigures &figures : groups) {
        QJsonObject object = jsonOf(figures);
        if (!figures.slug.isEmpty())
            object.insert(u"slug"_s, figures.slug);
        object.insert(u"name"_s, figures.name);
        object.insert(u"rest_percent"_s, number(figures.rest.shipPercent()));
        array.append(object);
    }
    return array;
}

/// Columns as wide as their widest cell, figures to the right.
void printTable(const QList<PanelFigures> &groups, Grouping grouping)
{
    using Texts = StatisticsTexts;
    QList<QStringList> lines(1);
    for (int column = 0; column < Texts::ColumnCount; ++column)
        lines.first() << Texts::head(Texts::Column(column), grouping);
    for (const PanelFigures &figures : groups) {
        lines.append(QStringList());
        for (int column = 0; column < Texts::ColumnCount; ++column)
            lines.last() << Texts::cell(figures, Texts::Column(column)).simplified();
    }
    QList<qsizetype> widths(Texts::ColumnCount, 0);
    for (const QStringList &line : std::as_const(lines))
        for (int column = 0; column < Texts::ColumnCount; ++column)
            widths[column] = std::max(widths.at(column), line.at(column).size());
    for (const QStringList &line : std::as_const(lines)) {
        QStringList cells;
        for (int column = 0; column < Texts::ColumnCount; ++column) {
            const bool toTheLeft = column == Texts::Name || column == Texts::Note;
            cells << (toTheLeft ? line.at(column).leftJustified(widths.at(column))
                                : line.at(column).rightJustified(widths.at(column)));
        }
        QString whole = cells.join(u"  "_s);
        while (whole.endsWith(u' '))
            whole.chop(1);
        print(whole);
    }
    for (const QString &warning : Texts::warnings(groups))
        print(warning);
}

} // namespace

int runPanel(const QCommandLineParser &parser)
{
    const auto library = openLibrary(parser.positionalArguments().first(), Access::Read, parser);
    if (!library)
        return LibraryFailed;
    const auto rows = panelRows(library->connection());
    if (!rows)
        return fail(rows.error());
    const PanelStatistics statistics = panelStatistics(*rows);
    if (parser.isSet(u"json"_s)) {
        const QJsonObject object{{u"panel"_s, jsonOf(statistics.panel)},
                                 {u"reviewers"_s, jsonOf(statistics.reviewers)},
                                 {u"lenses"_s, jsonOf(statistics.lenses)},
                                 {u"categories"_s, jsonOf(statistics.categories)}};
        print(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
        return Done;
    }
    print(StatisticsTexts::panelSentence(statistics.panel));
    for (const Grouping grouping : {Grouping::Reviewer, Grouping::Lens, Grouping::Category}) {
        if (statistics.by(grouping).isEmpty())
            continue;
        print({});
        printTable(statistics.by(grouping), grouping);
    }
    print({});
    print(StatisticsTexts::method());
    return Done;
}

} // namespace vd::cli
