#pragma once

#include "comparison.h"
#include "connection.h"
#include "noun.h"
#include "review.h"
#include "tool.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <functional>

namespace vd {

/// What a site's lists and links need of a published comparison.
struct PublishedComparison
{
    ComparisonId id;
    QUuid uid;
    QString slug;
    QString headline; ///< its own; empty stands for its tools' names
    QByteArray dek;   ///< UTF-8
    QDate publishedOn;
    QList<ToolId> tools; ///< in order
};

/// The same of a tool that a published comparison shows.
struct PublishedTool
{
    ToolId id;
    QUuid uid;
    QString slug;
    QString name;
    QString category;
    QString tagline;
};

/// A tool with its approved reviews, of every round, without what only the desk sees: answers, remarks, steps.
struct ReviewedTool
{
    Tool tool;
    QList<Review> reviews;
};

/// Reads what is published, many rows with one query. Everything fails with ErrorKind::Library when a statement fails.

[[nodiscard]] Result<bool> isAnythingPublished(Connection &connection);
/// Calls take() for every published comparison by its id, without its tools.
Result<void> eachPublishedComparison(Connection &connection,
                                     const std::function<void(const PublishedComparison &)> &take);
/// Calls take() for the tools of every comparison, published or not, by the comparison's id and in its order.
Result<void> eachToolOfComparisons(Connection &connection, const std::function<void(ComparisonId, ToolId)> &take);
/// The newest first.
[[nodiscard]] Result<QList<PublishedComparison>> publishedComparisons(Connection &connection);
/// Each once.
[[nodiscard]] QList<ToolId> toolsOf(const QList<PublishedComparison> &comparisons);
/// Calls take() for the tools with these ids, by name.
Result<void> eachPublishedTool(Connection &connection, const QList<ToolId> &ids,
                               const std::function<void(const PublishedTool &)> &take);
/// The tools with these ids, by name.
[[nodiscard]] Result<QList<PublishedTool>> publishedTools(Connection &connection, const QList<ToolId> &ids);
[[nodiscard]] Result<QList<ToolId>> publishedToolIds(Connection &connection);
/// Every former slug of a noun's records, by row number.
[[nodiscard]] Result<QHash<qint64, QStringList>> formerSlugs(Connection &connection, Noun noun);
/// The records with these ids, in any order and without their former slugs; comparisons without their tools.
[[nodiscard]] Result<QList<Comparison>> comparisonsOf(Connection &connection, const QList<ComparisonId> &ids);
[[nodiscard]] Result<QList<ReviewedTool>> reviewedTools(Connection &connection, const QList<ToolId> &ids);
/// The same without running text: of the tools only their logos, of the reviews no quotes.
[[nodiscard]] Result<QList<ReviewedTool>> toolVerdicts(Connection &connection, const QList<ToolId> &ids);

/// The tools that these reviews are of, each once.
[[nodiscard]] Result<QList<ToolId>> toolsOfReviews(Connection &connection, const QList<ReviewId> &ids);

} // namespace vd
