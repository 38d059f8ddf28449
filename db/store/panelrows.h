#pragma once

#include "connection.h"
#include "review.h"

#include <QList>
#include <QString>

namespace vd {

/// A reviewer or a lens by name.
struct PanelName
{
    qint64 id = 0;
    QString slug; ///< a lens's key
    QString name;
};

/// A verdict that pages and figures count: of an approved review of the newest approved round of its tool and lens.
struct PanelVerdict
{
    ToolId tool;
    int round = 1;
    ReviewerId reviewer;
    LensId lens;
    QString category; ///< the tool's
    Verdict verdict = Verdict::Ship;
};

/// The steps of one review, whatever its round and status.
struct PanelWay
{
    ReviewerId reviewer;
    LensId lens;
    QString category;
    QList<ReviewStep> steps;
};

/// What the panel's figures are counted from.
struct PanelRows
{
    QList<PanelName> reviewers;   ///< by name
    QList<PanelName> lenses;      ///< by position
    QList<PanelVerdict> verdicts; ///< by tool and round
    QList<PanelWay> ways;         ///< without the reviews that have no step
};

/// Reads every review of the library: up to seconds in a large one, not for the interface thread. Fails with an Error
/// of kind Library.
Result<PanelRows> panelRows(Connection &connection);

} // namespace vd
