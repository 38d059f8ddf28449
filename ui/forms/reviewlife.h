#pragma once

#include "review.h"

#include <QCoreApplication>
#include <QDate>
#include <QList>
#include <QString>

namespace vd {

/// A review's way from assignment to approval, in words.
class ReviewLife
{
    Q_DECLARE_TR_FUNCTIONS(vd::ReviewLife)

public:
    /// "Assigned 3 May by Mara · submitted 9 May by Ilka · returned 10 May by Mara: “…”". A year is named when it is
    /// not today's. Empty without steps.
    [[nodiscard]] static QString history(const QList<ReviewStep> &steps, QDate today);
    /// "Overdue by 4 days.", "Due tomorrow."; empty when nothing is due any more or ever was.
    [[nodiscard]] static QString due(const Review &review, QDate today);
    /// Whether it should have been submitted before today.
    [[nodiscard]] static bool isOverdue(const Review &review, QDate today);
    /// What the reviewer should do, of a review that was returned with a note: "Returned 10 May by Mara: “…”".
    [[nodiscard]] static QString returned(const Review &review, QDate today);

    /// Whether a review of this status waits for its reviewer.
    [[nodiscard]] static bool isWithReviewer(ReviewStatus status)
    {
        return status == ReviewStatus::Draft || status == ReviewStatus::Returned;
    }

private:
    [[nodiscard]] static QString step(const ReviewStep &step, QDate today);
};

} // namespace vd
