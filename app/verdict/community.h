#pragma once

#include "tool.h"

#include <QList>
#include <optional>

namespace vd {

/// Bounds of a share, between 0 and 1.
struct Interval
{
    double low = 0;
    double high = 0;
};

/// Wilson's score interval for successes of trials, without continuity correction, at 95 % (z = 1.96):
///     (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n),  p = successes / trials, n = trials
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212.
/// None without a trial; successes must lie between 0 and trials.
[[nodiscard]] std::optional<Interval> wilsonInterval(qint64 successes, qint64 trials);

/// The readers' votes on one tool.
struct Community
{
    qint64 ship = 0;
    qint64 total = 0;
    std::optional<int> percent; ///< whole percent, a half rounded up; none below the minimum number of votes
    Interval interval;          ///< 95 %, meaningful when percent is known

    [[nodiscard]] bool isKnown() const { return percent.has_value(); }
};

/// Adds the tallies up. The share is known from minimumVotes on, and never without a vote.
[[nodiscard]] Community community(const QList<VoteTally> &tallies, int minimumVotes);

/// Whether two known shares cannot be told apart: their intervals overlap or touch.
[[nodiscard]] bool overlap(const Community &one, const Community &other);
/// Whether no tool is clearly ahead: of at least two known shares, another's interval overlaps the highest one's.
[[nodiscard]] bool tooCloseToCall(const QList<Community> &communities);

} // namespace vd
