#pragma once

#include "comparison.h"
#include "connection.h"
#include "noun.h"
#include "review.h"

#include <QDate>
#include <QList>
#include <QString>
#include <optional>

namespace vd {

/// Approved reviews of the current rounds.
struct ReviewFigures
{
    int ship = 0;
    int skip = 0;
    bool operator==(const ReviewFigures &) const = default;
};

struct ToolRow
{
    ToolId id;
    QString name;
    QString slug;
    QString category;
    ReviewFigures figures;
};

struct ComparisonRow
{
    ComparisonId id;
    QString title; ///< the headline, or "A vs B"
    QString slug;
    ComparisonStatus status = ComparisonStatus::Draft;
    int approved = 0; ///< pairs of tool and lens with an approved review
    int expected = 0; ///< tools times lenses
};

struct ReviewerRow
{
    ReviewerId id;
    QString name;
    QString slug;
    QString persona;
    int reviews = 0;
};

struct LensRow
{
    LensId id;
    QString title;
    QString key;
    QString question;
};

struct ReviewRow
{
    ReviewId id;
    ToolId tool;
    LensId lens;
    QString toolName;
    QString toolSlug;
    QString lensTitle;
    QString reviewerName;
    int round = 1;
    std::optional<Verdict> verdict;
    ReviewStatus status = ReviewStatus::Draft;
};

/// What waits for the editor.
enum class SmartList {
    LensMissing,     ///< tools with fewer approved lenses than there are
    PriceOld,        ///< tools with a price dated more than 90 days ago
    ReviewSubmitted, ///< reviews to read
    Decidable,       ///< comparisons not yet ready although every review is approved
    ReadyToPublish   ///< comparisons with the status ready
};
inline constexpr int oldPriceDays = 90;
[[nodiscard]] QList<SmartList> allSmartLists();
[[nodiscard]] Noun nounIn(SmartList list);

/// Rows of lists, one noun at a time, cheap enough to be asked for while a list scrolls. Order: tools and reviewers by
/// name, lenses by position, comparisons and reviews with the newest first.
/// Every function fails with an Error of kind Library; a row of a missing record with NotFound.
class Lists
{
public:
    explicit Lists(Connection &connection) : m_connection(connection) {}

    Result<int> count(Noun noun);
    /// The ids from a row on, at most `limit`.
    Result<QList<qint64>> ids(Noun noun, int offset, int limit);
    /// The row of a record in its list; -1 when there is none.
    Result<int> position(RecordRef record);

    Result<ToolRow> row(ToolId id);
    Result<ComparisonRow> row(ComparisonId id);
    Result<ReviewerRow> row(ReviewerId id);
    Result<LensRow> row(LensId id);
    Result<ReviewRow> row(ReviewId id);

    /// All ids of a smart list in its noun's order. Up to a second in a large library: not for the interface thread.
    Result<QList<qint64>> ids(SmartList list, QDate today);

private:
    Connection &m_connection;
};

} // namespace vd
