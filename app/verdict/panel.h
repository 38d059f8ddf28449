#pragma once

#include "review.h"

#include <QList>
#include <optional>

namespace vd {

/// The reviews that figures and pages count: per tool and lens the approved ones of the newest round that has an
/// approved one, of every reviewer in that round. Keeps the order given; a review without a verdict does not count.
[[nodiscard]] QList<Review> currentReviews(const QList<Review> &reviews);

/// How a panel parts on one tool.
struct Split
{
    int ship = 0;
    int skip = 0;

    [[nodiscard]] int total() const { return ship + skip; }
    /// Panel ship: the share that says ship in whole percent, a half rounded up; none without a review.
    [[nodiscard]] std::optional<int> shipPercent() const;
    /// "3–1", ship first.
    [[nodiscard]] QString text() const;
    bool operator==(const Split &) const = default;
};

/// The functions below take current reviews only, as currentReviews() returns them.
[[nodiscard]] Split splitOf(const QList<Review> &current, ToolId tool);
/// The reviewers of one lens on one tool; several may write one lens.
[[nodiscard]] Split splitOf(const QList<Review> &current, ToolId tool, LensId lens);
/// Panel ship of one tool; none without an approved review.
[[nodiscard]] std::optional<int> panelShip(const QList<Review> &current, ToolId tool);

/// What a lens says about one tool.
enum class LensVerdict {
    None, ///< nobody has looked yet
    Ship,
    Skip,
    Divided ///< its reviewers differ
};

[[nodiscard]] LensVerdict lensVerdict(const QList<Review> &current, ToolId tool, LensId lens);
/// The lenses whose reviewers differ on this tool, in the order of lenses.
[[nodiscard]] QList<LensId> lensesDividedWithin(const QList<Review> &current, ToolId tool, const QList<LensId> &lenses);
/// The lenses that say ship of one tool and skip of another; the current reviews come tool by tool. A lens divided
/// within a tool takes no side on it.
[[nodiscard]] QList<LensId> lensesDividedAcross(const QList<QList<Review>> &ofTools, const QList<LensId> &lenses);

} // namespace vd
