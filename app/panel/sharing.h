#pragma once

#include "lens.h"
#include "reviewer.h"
#include "tool.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QString>

namespace vd {

/// A review that somebody should write.
struct OpenCell
{
    ToolId tool;
    LensId lens;
    QString vendor;
};

/// Who should write what.
struct Share
{
    ToolId tool;
    LensId lens;
    ReviewerId reviewer;
    bool operator==(const Share &) const = default;
};

/// A cell that nobody may take, and why, as a sentence.
struct UntakenCell
{
    ToolId tool;
    LensId lens;
    QString reason;
    bool operator==(const UntakenCell &) const = default;
};

struct SharePlan
{
    QList<Share> shares; ///< in the order of the cells
    QList<UntakenCell> untaken;
    QHash<ReviewerId, int> loads; ///< open reviews of every reviewer when the plan is carried out
};

/// Shares reviews out fairly. A reviewer takes a cell when they write its lens and have no conflict with its vendor.
///
/// Every cell that somebody may take is taken, and the loads (what a reviewer has already, and what is added) end as
/// even as anyone could make them: no other sharing has a smaller sum of squares, nor a smaller greatest load. Cells
/// are added one by one along the path of swaps that ends at the least loaded reviewer in reach, which keeps a sharing
/// optimal (Harvey, Ladner, Lovász and Tamir, "Semi-matchings for bipartite graphs and load balancing", Journal of
/// Algorithms 59, 2006; a load from before counts as so many cells that only this reviewer may take). Then, without
/// making the loads less even, cells change hands as long as that gives a reviewer fewer lenses of the same tool; this
/// second wish is met as far as single moves and swaps go. The same question has always the same answer.
class Sharing
{
    Q_DECLARE_TR_FUNCTIONS(vd::Sharing)

public:
    /// Who already has how many lenses of a tool, so that the others of it go to somebody else if that is as fair.
    using Holdings = QHash<QPair<ToolId, ReviewerId>, int>;

    [[nodiscard]] static SharePlan plan(const QList<OpenCell> &cells, const QList<Reviewer> &panel,
                                        const QHash<ReviewerId, int> &loads, const Holdings &held = {});

    /// A reviewer who names no lens writes all of them.
    [[nodiscard]] static bool writes(const Reviewer &reviewer, LensId lens);
    /// Vendors are the same when they differ only in case or in space around them.
    [[nodiscard]] static bool hasConflict(const Reviewer &reviewer, const QString &vendor);

private:
    [[nodiscard]] static QString reason(const OpenCell &cell, const QList<Reviewer> &panel);
};

} // namespace vd
