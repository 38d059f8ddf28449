#pragma once

#include "library.h"
#include "sharing.h"

#include <QCoreApplication>

namespace vd {

/// What came of a wish that concerned several reviews.
struct AssigningOutcome
{
    int done = 0;
    QStringList refusals; ///< why some were left as they are, a sentence each
};

/// Writes assignments; each call is one change and one undo step. What cannot be done of several is left out and said;
/// when none of it can be done, the first reason is the Error and nothing changes. Never touches what a reviewer has
/// begun.
class Assigning
{
    Q_DECLARE_TR_FUNCTIONS(vd::Assigning)

public:
    /// Adds an empty draft for each. One that is assigned and not begun goes over to the new reviewer with its date; an
    /// approved one gets the next round. Refuses conflicts of interest; a lens that the reviewer does not write is the
    /// editor's decision.
    static Result<AssigningOutcome> assign(Library &library, const QList<Share> &wishes, QDate due);
    /// Removes empty drafts.
    static Result<AssigningOutcome> takeBack(Library &library, const QList<ReviewId> &reviews);
    /// An invalid date takes it away. Refuses reviews that are handed in.
    static Result<AssigningOutcome> setDue(Library &library, const QList<ReviewId> &reviews, QDate due);

private:
    static Result<QString> subject(Library &library, ToolId toolId, LensId lensId);
    static Result<void> mayGoTo(Library &library, const Reviewer &reviewer, const Review &next);
    static Result<void> assignOne(Library &library, Change &change, const Share &wish, QDate due);
    static Result<void> takeBackOne(Library &library, Change &change, ReviewId id);
    static Result<void> setDueOne(Library &library, Change &change, ReviewId id, QDate due);
};

} // namespace vd
