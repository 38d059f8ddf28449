#include "panel.h"

#include "percent.h"

#include <QHash>
#include <algorithm>
#include <utility>

namespace vd {

namespace {

bool counts(const Review &review)
{
    return review.status == ReviewStatus::Approved && review.verdict;
}

template <class Accept>
Split count(const QList<Review> &current, Accept accept)
{
    Split split;
    for (const Review &review : current)
        if (review.verdict && accept(review))
            ++(*review.verdict == Verdict::Ship ? split.ship : split.skip);
    return split;
}

} // namespace

QList<Review> currentReviews(const QList<Review> &reviews)
{
    QHash<std::pair<ToolId, LensId>, int> newest;
    for (const Review &review : reviews) {
        if (!counts(review))
            continue;
        int &round = newest[{review.tool, review.lens}];
        round = std::max(round, review.round);
    }
    QList<Review> current;
    for (const Review &review : reviews)
        if (counts(review) && review.round == newest.value({review.tool, review.lens}))
            current << review;
    return current;
}

std::optional<int> Split::shipPercent() const
{
    return total() > 0 ? std::optional(wholePercent(ship, total())) : std::nullopt;
}

QString Split::text() const
{
    return QString::number(ship) + QChar(u'–') + QString::number(skip);
}

Split splitOf(const QList<Review> &current, ToolId tool)
{
    return count(current, [&](const Review &review) { return review.tool == tool; });
}

Split splitOf(const QList<Review> &current, ToolId tool, LensId lens)
{
    return count(current, [&](const Review &review) { return review.tool == tool && review.lens == lens; });
}

std::optional<int> panelShip(const QList<Review> &current, ToolId tool)
{
    return splitOf(current, tool).shipPercent();
}

LensVerdict lensVerdict(const QList<Review> &current, ToolId tool, LensId lens)
{
    const Split split = splitOf(current, tool, lens);
    if (split.total() == 0)
        return LensVerdict::None;
    if (split.ship > 0 && split.skip > 0)
        return LensVerdict::Divided;
    return split.ship > 0 ? LensVerdict::Ship : LensVerdict::Skip;
}

QList<LensId> lensesDividedWithin(const QList<Review> &current, ToolId tool, const QList<LensId> &lenses)
{
    QList<LensId> divided;
    std::copy_if(lenses.begin(), lenses.end(), std::back_inserter(divided),
                 [&](LensId lens) { return lensVerdict(current, tool, lens) == LensVerdict::Divided; });
    return divided;
}

QList<LensId> lensesDividedAcross(const QList<QList<Review>> &ofTools, const QList<LensId> &lenses)
{
    const auto anyTool = [&](LensId lens, LensVerdict verdict) {
        return std::any_of(ofTools.begin(), ofTools.end(), [&](const QList<Review> &current) {
            return !current.isEmpty() && lensVerdict(current, current.first().tool, lens) == verdict;
        });
    };
    QList<LensId> divided;
    std::copy_if(lenses.begin(), lenses.end(), std::back_inserter(divided),
                 [&](LensId lens) { return anyTool(lens, LensVerdict::Ship) && anyTool(lens, LensVerdict::Skip); });
    return divided;
}

} // namespace vd
