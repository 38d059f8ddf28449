#pragma once

#include "agreement.h"
#include "community.h"
#include "panel.h"
#include "panelrows.h"

namespace vd {

/// How long reviews stayed with their reviewers, in days.
struct Turnaround
{
    int reviews = 0;
    std::optional<double> median; ///< none without a review
    bool operator==(const Turnaround &) const = default;
};

/// What the panel is divided into.
enum class Grouping { Reviewer, Lens, Category };

/// The figures of a reviewer, a lens, a category of tools, or the whole panel. Verdicts are counted as pages count
/// them: approved, of the newest approved round of each tool and lens. Turnaround counts every round.
struct PanelFigures
{
    static constexpr int enoughVerdicts = 5;

    qint64 id = 0; ///< of the reviewer or lens
    QString slug;  ///< of the reviewer, key of the lens; a category and the whole panel have none
    QString name;  ///< empty for tools without a category
    Split verdicts;
    std::optional<Interval> interval; ///< of the ship rate: Wilson, 95 %
    /// What it is held against: the others' verdicts on the same tools and rounds; for a category those of all other
    /// categories.
    Split rest;
    /// Of a reviewer or lens with that rest, of a category or the whole panel among its reviewers.
    Agreement agreement;
    Turnaround writing;  ///< from the assignment to the first time it was submitted
    Turnaround revising; ///< from each return until it was submitted again

    /// Why the ship rate says little.
    enum class Caution {
        None,
        NoVerdict,
        TooFew,  ///< fewer than enoughVerdicts
        OneSided ///< all of enoughVerdicts or more say the same
    };
    [[nodiscard]] Caution caution() const;
};

struct PanelStatistics
{
    PanelFigures panel;
    QList<PanelFigures> reviewers;  ///< all, by name
    QList<PanelFigures> lenses;     ///< all, by position
    QList<PanelFigures> categories; ///< those with a verdict or a way, by name

    [[nodiscard]] const QList<PanelFigures> &by(Grouping grouping) const;
};

[[nodiscard]] PanelStatistics panelStatistics(const PanelRows &rows);

} // namespace vd
