#pragma once

#include "comparison.h"
#include "lens.h"
#include "review.h"
#include "tool.h"

#include <QList>

namespace vd {

/// What the desk proposes as a comparison's pick. The editor decides.
struct Suggestion
{
    PickKind kind = PickKind::None; ///< None: nothing can be suggested yet
    ToolId tool;                    ///< valid exactly when kind is Tool
    QString reason;                 ///< one sentence, translated
};

/// The rule, in this order:
///  1. Fewer than two tools, or a lens without an approved review on one of them: no suggestion.
///  2. Every tool's panel ship is below 50 %: neither.
///  3. The tool with the highest panel ship leads when its lead is worth at least one whole review of the smaller
///  panel.
///     It is the pick, unless the lead is exactly that one review and another tool wins a lens against it (that lens
///     says ship there and skip here): then it depends on the lens.
///  4. Without such a leader, the tied tools are told apart by the readers, when every one of them has a known share
///  and
///     the highest one's 95 % interval overlaps no other's.
///  5. Otherwise it depends.
/// reviews may hold every status and round; only current ones count. tools are in the comparison's order.
[[nodiscard]] Suggestion suggestPick(const QList<Tool> &tools, const QList<Lens> &lenses, const QList<Review> &reviews,
                                     int minimumVotes);

} // namespace vd
