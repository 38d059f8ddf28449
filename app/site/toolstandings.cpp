#include "toolstandings.h"

#include "publishedrows.h"
#include "sitepaths.h"

#include <algorithm>

namespace vd {

namespace {

/// Pairs of successive rounds in which a reviewer came to different verdicts on a tool through a lens.
QList<Flip> flipsOf(QList<Review> approved)
{
    std::stable_sort(approved.begin(), approved.end(), [](const Review &a, const Review &b) {
        return std::tuple(a.lens.value, a.reviewer.value, a.round) <
               std::tuple(b.lens.value, b.reviewer.value, b.round);
    });
    QList<Flip> flips;
    for (qsizetype i = 1; i < approved.size(); ++i) {
        const Review &before = approved.at(i - 1), &now = approved.at(i);
        if (before.lens == now.lens && before.reviewer == now.reviewer && before.verdict && now.verdict &&
            *before.verdict != *now.verdict)
            flips << Flip{now.tool, now.lens, now.reviewer, *now.verdict, now.round, now.writtenOn};
    }
    return flips;
}

bool isNewer(const Flip &a, const Flip &b)
{
    return std::tuple(b.on, a.tool.value, a.lens.value, a.reviewer.value, b.round) <
           std::tuple(a.on, b.tool.value, b.lens.value, b.reviewer.value, a.round);
}

} // namespace

ToolStanding ToolStanding::of(const ReviewedTool &reviewed)
{
    ToolStanding standing;
    const QList<Review> current = currentReviews(reviewed.reviews);
    standing.split = splitOf(current, reviewed.tool.id);
    standing.reviews.reserve(current.size()); // there may be ten thousands of tools
    for (const Review &review : current)
        standing.reviews << ReviewLine{review.lens, review.reviewer, *review.verdict, review.writtenOn};
    standing.flips = flipsOf(reviewed.reviews);
    std::sort(standing.flips.begin(), standing.flips.end(), isNewer);
    standing.logo = sitepath::logo(reviewed.tool.logo);
    return standing;
}

void ToolStandings::set(int place, const ToolStanding &standing)
{
    const QByteArray logo = standing.logo.toUtf8();
    Row &row = m_rows[std::size_t(place)];
    row.stamp = standing.stamp;
    row.split = standing.split;
    for (const ReviewLine &line : standing.reviews) {
        m_reviewers << line.reviewer;
        if (line.on.isValid() && (!row.reviewedOn.isValid() || row.reviewedOn < line.on))
            row.reviewedOn = line.on;
    }
    row.reviews = quint32(standing.reviews.size());
    row.flips = quint32(standing.flips.size());
    row.logo = quint32(logo.size());
    // Each is read alone.
    row.lists = m_lists.appendList<ReviewLine>(standing.reviews);
    m_lists.appendList<Flip>(standing.flips);
    m_lists.append(logo);
}

ToolStanding ToolStandings::at(int place) const
{
    return {stamp(place), logo(place), split(place), reviews(place), flips(place)};
}

bool ToolStandings::hasFlips() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.flips > 0; });
}

QList<Flip> ToolStandings::flips() const
{
    QList<Flip> all;
    for (int tool = 0; tool < size(); ++tool)
        if (row(tool).flips > 0)
            all << flips(tool);
    std::sort(all.begin(), all.end(), isNewer);
    return all;
}

QList<ReviewLine> ToolStandings::reviews(int place) const
{
    return m_lists.readList<ReviewLine>(row(place).lists, row(place).reviews);
}

QList<Flip> ToolStandings::flips(int place) const
{
    const qint64 from = row(place).lists + qint64(row(place).reviews * sizeof(ReviewLine));
    return m_lists.readList<Flip>(from, row(place).flips);
}

QString ToolStandings::logo(int place) const
{
    const Row &own = row(place);
    const qint64 from = own.lists + qint64(own.reviews * sizeof(ReviewLine)) + qint64(own.flips * sizeof(Flip));
    return own.logo == 0 ? QString() : QString::fromUtf8(m_lists.read(from, own.logo));
}

QList<ToolStandings::OfTool> ToolStandings::reviewsBy(ReviewerId reviewer) const
{
    QList<OfTool> own;
    for (int tool = 0; tool < size(); ++tool)
        for (const ReviewLine &line : reviews(tool))
            if (line.reviewer == reviewer)
                own << OfTool{tool, line};
    return own;
}

} // namespace vd
