#pragma once

#include "lens.h"
#include "panel.h"
#include "review.h"
#include "reviewer.h"
#include "spilledbytes.h"
#include "tool.h"

#include <QDate>
#include <QList>
#include <QSet>
#include <QString>
#include <vector>

namespace vd {

struct ReviewedTool;

/// A reviewer who came to another verdict in a later round.
struct Flip
{
    ToolId tool;
    LensId lens;
    ReviewerId reviewer;
    Verdict to = Verdict::Ship;
    int round = 2;
    QDate on;
};

/// A current review, as lists of a reviewer's work show it.
struct ReviewLine
{
    LensId lens;
    ReviewerId reviewer;
    Verdict verdict = Verdict::Ship;
    QDate on;
};

/// What lists and other pages show of a tool besides its row, and a fingerprint of all that its own page shows. Kept in
/// the manifest, because it takes the tool's reviews to make it.
struct ToolStanding
{
    quint64 stamp = 0; ///< 0 as long as the tool was not read whole
    QString logo;      ///< the path of its logo as a file; empty without one
    Split split;
    QList<ReviewLine> reviews;
    QList<Flip> flips; ///< the newest first

    /// Without a stamp.
    [[nodiscard]] static ToolStanding of(const ReviewedTool &tool);
};

/// The standings of many tools, by place. Packed: what is asked for often takes some 50 bytes each, and the lists of
/// most are not in memory where there are very many.
class ToolStandings
{
public:
    explicit ToolStandings(int tools = 0) : m_rows(std::size_t(tools)) {}

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    /// Once for each tool.
    void set(int place, const ToolStanding &standing);
    /// Of a tool that was not set: one that says nothing.
    [[nodiscard]] ToolStanding at(int place) const;

    [[nodiscard]] quint64 stamp(int place) const { return row(place).stamp; }
    [[nodiscard]] Split split(int place) const { return row(place).split; }
    /// When the panel last said something of it; none when nobody knows.
    [[nodiscard]] QDate reviewedOn(int place) const { return row(place).reviewedOn; }
    [[nodiscard]] bool hasFlips() const;
    /// Of all tools, the newest first.
    [[nodiscard]] QList<Flip> flips() const;
    [[nodiscard]] QList<ReviewLine> reviews(int place) const;
    [[nodiscard]] QList<Flip> flips(int place) const;
    [[nodiscard]] QString logo(int place) const;
    /// Who wrote any of the reviews.
    [[nodiscard]] const QSet<ReviewerId> &reviewers() const { return m_reviewers; }
    struct OfTool
    {
        int tool; ///< its place
        ReviewLine review;
    };
    /// A reviewer's current reviews, by tool.
    [[nodiscard]] QList<OfTool> reviewsBy(ReviewerId reviewer) const;
    /// Whether a list could not be read, and was taken for another.
    [[nodiscard]] bool isLost() const { return m_lists.isLost(); }

private:
    struct Row
    {
        quint64 stamp = 0;
        Split split;
        QDate reviewedOn;
        qint64 lists = 0; ///< in m_lists: reviews, flips, the logo
        quint32 reviews = 0, flips = 0, logo = 0;
    };
    [[nodiscard]] const Row &row(int place) const { return m_rows[std::size_t(place)]; }

    std::vector<Row> m_rows;
    QSet<ReviewerId> m_reviewers;
    SpilledBytes m_lists{1 << 19};
};

} // namespace vd
