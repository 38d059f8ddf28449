#pragma once

#include "review.h"

#include <QList>

namespace vd {

/// How far on a review is: approved before submitted before what is still being written.
[[nodiscard]] int progressOf(ReviewStatus status);

/// Whether a review stands for its tool and lens rather than another one of them: of the newest round the one that is
/// furthest on, the first of equals.
template <class Reviewed>
[[nodiscard]] bool isNewer(const Reviewed &review, const Reviewed &than)
{
    if (!than.id.isValid() || review.round != than.round)
        return !than.id.isValid() || review.round > than.round;
    return progressOf(review.status) > progressOf(than.status);
}

/// The review that stands for a tool and a lens; one without an id when there is none.
[[nodiscard]] Review newestReview(const QList<Review> &reviews, ToolId tool, LensId lens);

} // namespace vd
