#pragma once

#include "enumtext.h"
#include "fields.h"
#include "id.h"

#include <QDate>
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

/// One reviewer's verdict on one tool through one lens in one round.
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
                          column("written_on", &Review::writtenOn)};
    }
    bool operator==(const Review &) const = default;
};

} // namespace vd
