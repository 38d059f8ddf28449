#include "community.h"

#include "percent.h"

#include <algorithm>
#include <cmath>

namespace vd {

std::optional<Interval> wilsonInterval(qint64 successes, qint64 trials)
{
    if (trials <= 0)
        return std::nullopt;
    constexpr double z = 1.96;
    const double n = double(trials);
    const double p = double(successes) / n;
    const double scale = 1 + z * z / n;
    const double centre = (p + z * z / (2 * n)) / scale;
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
    // Rounding may leave a bound a hair outside of what a share can be.
    return Interval{std::max(0.0, centre - reach), std::min(1.0, centre + reach)};
}

Community community(const QList<VoteTally> &tallies, int minimumVotes)
{
    Community sum;
    for (const VoteTally &tally : tallies) {
        sum.ship += tally.ship;
        sum.total += qint64(tally.ship) + tally.skip;
    }
    const auto interval = wilsonInterval(sum.ship, sum.total);
    if (interval && sum.total >= minimumVotes) {
        sum.percent = wholePercent(sum.ship, sum.total);
        sum.interval = *interval;
    }
    return sum;
}

bool overlap(const Community &one, const Community &other)
{
    return one.isKnown() && other.isKnown() && one.interval.low <= other.interval.high &&
           other.interval.low <= one.interval.high;
}

bool tooCloseToCall(const QList<Community> &communities)
{
    QList<Community> known;
    std::copy_if(communities.begin(), communities.end(), std::back_inserter(known),
                 [](const Community &each) { return each.isKnown(); });
    const auto behind = [](const Community &one, const Community &other) {
        return one.ship * other.total < other.ship * one.total;
    };
    std::sort(known.begin(), known.end(), [&](const auto &one, const auto &other) { return behind(other, one); });
    return std::any_of(known.begin() + std::min<qsizetype>(1, known.size()), known.end(),
                       [&](const Community &each) { return overlap(known.first(), each); });
}

} // namespace vd
