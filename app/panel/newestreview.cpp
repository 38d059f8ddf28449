#include "newestreview.h"

namespace vd {

int progressOf(ReviewStatus status)
{
    return status == ReviewStatus::Approved ? 2 : status == ReviewStatus::Submitted ? 1 : 0;
}

Review newestReview(const QList<Review> &reviews, ToolId tool, LensId lens)
{
    Review newest;
    newest.round = 0;
    for (const Review &review : reviews)
        if (review.tool == tool && review.lens == lens && isNewer(review, newest))
            newest = review;
    return newest;
}

} // namespace vd
