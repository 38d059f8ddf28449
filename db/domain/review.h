#pragma once

#include "enumtext.h"
#include "fields.h"
#include "id.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>
#include <QUuid>
#include <optional>

namespace vd {

enum class Verdict { Ship, Skip };

template <>
inline constexpr auto enumTexts<Verdict> = std::array{EnumText{Verdict::Ship, "ship"}, EnumText{Verdict::Skip, "skip"}};

enum class ReviewStatus { Draft, Submitted, Returned, Approved };

template <>
inline constexpr auto enumTexts<ReviewStatus> =
    std::array{EnumText{ReviewStatus::Draft, "draft"}, EnumText{ReviewStatus::Submitted, "submitted"},
               EnumText{ReviewStatus::Returned, "returned"}, EnumText{ReviewStatus::Approved, "approved"}};

/// A step on a review's way: the status it came to, when and by whom.
struct ReviewStep
{
    ReviewStatus status = ReviewStatus::Draft; ///< draft: it was assigned
    QDate on;
    QString by;   ///< who signed the change
    QString note; ///< of a return: what the reviewer should do

    static constexpr auto fields()
    {
        return std::tuple{column("status", &ReviewStep::status), column("on", &ReviewStep::on),
                          column("by", &ReviewStep::by), column("note", &ReviewStep::note)};
    }
    bool operator==(const ReviewStep &) const = default;
};

/// One reviewer's verdict on one tool through one lens in one round. Assigned and not begun, it is an empty
/// draft.
struct Review
{
    ReviewId id;
    QUuid uid;
    ToolId tool;
    ReviewerId reviewer;
    LensId lens;
    int round = 1;
    std::optional<Verdict> verdict; ///< none only while it is not submitted
    std::optional<int> confidence;  ///< percent, 50–100
    QString quote;                  ///< CommonMark, without outer quotation marks
    QMap<QString, QString> answers; ///< by the prompt's key
    ReviewStatus status = ReviewStatus::Draft;
    QDate writtenOn;
    QDate due;               ///< when the reviewer should have submitted it; none: any time
    QString remarks;         ///< to the editor; never published
    QList<ReviewStep> steps; ///< oldest first; the library adds one whenever the status changes

    /// Whether a reviewer has begun it.
    [[nodiscard]] bool isBegun() const
    {
        return verdict || confidence || !quote.isEmpty() || !answers.isEmpty() || !remarks.isEmpty();
    }

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Review::uid),
                          internal("tool", &Review::tool),
                          column("reviewer", &Review::reviewer),
                          column("lens", &Review::lens),
                          column("round", &Review::round),
                          column("verdict", &Review::verdict),
                          column("confidence", &Review::confidence),
                          column("quote", &Review::quote),
                          column("answers", &Review::answers),
                          column("status", &Review::status),
                          column("written_on", &Review::writtenOn),
                          column("due", &Review::due),
                          column("remarks", &Review::remarks),
                          column("steps", &Review::steps)};
    }
    bool operator==(const Review &) const = default;
};

} // namespace vd
