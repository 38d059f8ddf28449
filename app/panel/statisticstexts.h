#pragma once

#include "statistics.h"

#include <QCoreApplication>
#include <QStringList>

namespace vd {

/// The panel's figures in words, the same on the command line and in the desk. "—" stands for what is unknown.
class StatisticsTexts
{
    Q_DECLARE_TR_FUNCTIONS(vd::StatisticsTexts)

public:
    enum Column { Name, Verdicts, Ship, Interval, Rest, Agreement, Pairs, Writing, Revising, Note, ColumnCount };

    [[nodiscard]] static QString head(Column column, Grouping grouping);
    [[nodiscard]] static QString help(Column column, Grouping grouping); ///< a sentence on how it is counted
    [[nodiscard]] static QString cell(const PanelFigures &figures, Column column);

    /// What a cell's figure stands on, e.g. "80 % ship, 4 of 5"; empty when the figure says it all.
    [[nodiscard]] static QString basis(const PanelFigures &figures, Column column);

    /// "Lens" and "Lenses".
    [[nodiscard]] static QString one(Grouping grouping);
    [[nodiscard]] static QString many(Grouping grouping);
    [[nodiscard]] static QString name(const PanelFigures &figures);
    [[nodiscard]] static QString panelSentence(const PanelFigures &panel);
    /// What to bear in mind while reading these rates, a sentence each.
    [[nodiscard]] static QStringList warnings(const QList<PanelFigures> &figures);
    /// What is counted, and what a pair is.
    [[nodiscard]] static QString method();
};

} // namespace vd
