#include "publishedrows.h"

#include "columns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>

namespace vd {

namespace {

using columns::ColumnMap;
using columns::fromColumn;

template <class Record>
QString jsonOf(const QList<Id<Record>> &ids)
{
    QJsonArray array;
    for (const Id<Record> id : ids)
        array.append(id.value);
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// Calls take(rows) for each row of a statement.
template <class Take>
Result<void> eachRow(Connection &connection, const QString &statement, Take take, const QString &ids = {})
{
    Rows rows(connection, statement);
    if (!ids.isEmpty())
        rows.bind(":ids", ids);
    while (rows.next())
        take(rows);
    return rows.done();
}

/// Tools, read table by table.
class ToolRows
{
public:
    ToolRows(Connection &connection, const QList<ToolId> &ids) : m_connection(connection), m_ids(jsonOf(ids))
    {
        m_tools.reserve(ids.size()); // what rows are added to stays where it is
    }

    Result<void> addTools(const char *statement)
    {
        std::optional<ColumnMap<Tool>> map;
        return eachRow(
            m_connection, QLatin1String(statement),
            [&](const Rows &rows) {
                if (!map)
                    map.emplace(rows);
                ReviewedTool &made = m_tools.emplaceBack();
                map->read(rows, made.tool);
                fromColumn(rows.value(0), made.tool.id);
                m_byId.insert(made.tool.id.value, &made);
            },
            m_ids);
    }

    /// Adds the rows of one table to the tools that they belong to.
    template <class Row, class Add>
    Result<void> add(const char *statement, const char *toolColumn, Add add)
    {
        std::optional<ColumnMap<Row>> map;
        int column = 0;
        return eachRow(
            m_connection, QLatin1String(statement),
            [&](const Rows &rows) {
                if (!map) {
                    map.emplace(rows);
                    column = rows.indexOf(toolColumn);
                }
                Row &row = add(*m_byId.value(rows.value(column).toLongLong()));
                map->read(rows, row);
                if constexpr (requires { row.id.value; })
                    fromColumn(rows.value(0), row.id);
            },
            m_ids);
    }

    QList<ReviewedTool> take() { return std::move(m_tools); }

private:
    Connection &m_connection;
    QString m_ids;
    QList<ReviewedTool> m_tools;
    QHash<qint64, ReviewedTool *> m_byId;
};

Review &addReview(ReviewedTool &made)
{
    return made.reviews.emplaceBack();
}

} // namespace

Result<bool> isAnythingPublished(Connection &connection)
{
    bool found = false;
    auto done = eachRow(connection, QStringLiteral("published.isAnything"),
                        [&](const Rows &rows) { found = rows.value(0).toBool(); });
    if (!done)
        return done.error();
    return found;
}

Result<void> eachPublishedComparison(Connection &connection,
                                     const std::function<void(const PublishedComparison &)> &take)
{
    PublishedComparison comparison;
    return eachRow(connection, QStringLiteral("published.comparisons"), [&](const Rows &rows) {
        int column = 0;
        const auto read = [&](auto &value) { fromColumn(rows.value(column++), value); };
        read(comparison.id);
        read(comparison.uid);
        read(comparison.slug);
        read(comparison.headline);
        comparison.dek = rows.value(column++).toByteArray();
        read(comparison.publishedOn);
        take(comparison);
    });
}

Result<void> eachToolOfComparisons(Connection &connection, const std::function<void(ComparisonId, ToolId)> &take)
{
    return eachRow(connection, QStringLiteral("published.toolsOfComparisons"), [&](const Rows &rows) {
        take(ComparisonId{rows.value(0).toLongLong()}, ToolId{rows.value(1).toLongLong()});
    });
}

Result<QList<PublishedComparison>> publishedComparisons(Connection &connection)
{
    QHash<ComparisonId, QList<ToolId>> tools;
    auto done =
        eachToolOfComparisons(connection, [&](ComparisonId comparison, ToolId tool) { tools[comparison] << tool; });
    if (!done)
        return done.error();
    QList<PublishedComparison> comparisons;
    done = eachPublishedComparison(connection, [&](const PublishedComparison &comparison) {
        comparisons << comparison;
        comparisons.last().tools = tools.take(comparison.id);
    });
    if (!done)
        return done.error();
    std::sort(comparisons.begin(), comparisons.end(), [](const PublishedComparison &a, const PublishedComparison &b) {
        return a.publishedOn == b.publishedOn ? a.slug < b.slug : b.publishedOn < a.publishedOn;
    });
    return comparisons;
}

QList<ToolId> toolsOf(const QList<PublishedComparison> &comparisons)
{
    QSet<ToolId> tools;
    for (const PublishedComparison &comparison : comparisons)
        for (const ToolId tool : comparison.tools)
            tools << tool;
    return tools.values();
}

Result<void> eachPublishedTool(Connection &connection, const QList<ToolId> &ids,
                               const std::function<void(const PublishedTool &)> &take)
{
    PublishedTool tool;
    return eachRow(
        connection, QStringLiteral("published.tools"),
        [&](const Rows &rows) {
            int column = 0;
            const auto read = [&](auto &value) { fromColumn(rows.value(column++), value); };
            read(tool.id);
            read(tool.uid);
            read(tool.slug);
            read(tool.name);
            read(tool.category);
            read(tool.tagline);
            take(tool);
        },
        jsonOf(ids));
}

Result<QList<PublishedTool>> publishedTools(Connection &connection, const QList<ToolId> &ids)
{
    QList<PublishedTool> tools;
    auto done = eachPublishedTool(connection, ids, [&](const PublishedTool &tool) { tools << tool; });
    if (!done)
        return done.error();
    return tools;
}

Result<QList<ToolId>> publishedToolIds(Connection &connection)
{
    QList<ToolId> ids;
    auto done = eachRow(connection, QStringLiteral("published.toolIds"),
                        [&](const Rows &rows) { ids << ToolId{rows.value(0).toLongLong()}; });
    if (!done)
        return done.error();
    return ids;
}

Result<QHash<qint64, QStringList>> formerSlugs(Connection &connection, Noun noun)
{
    Rows rows(connection, QStringLiteral("published.formerSlugs"));
    rows.bind(":noun", toText(noun));
    QHash<qint64, QStringList> slugs;
    while (rows.next())
        slugs[rows.value(0).toLongLong()] << rows.value(1).toString();
    if (auto done = rows.done(); !done)
        return done.error();
    return slugs;
}

Result<QList<Comparison>> comparisonsOf(Connection &connection, const QList<ComparisonId> &ids)
{
    QList<Comparison> comparisons;
    std::optional<ColumnMap<Comparison>> map;
    auto done = eachRow(
        connection, QStringLiteral("published.comparisonsByIds"),
        [&](const Rows &rows) {
            if (!map)
                map.emplace(rows);
            Comparison &comparison = comparisons.emplaceBack();
            map->read(rows, comparison);
            fromColumn(rows.value(0), comparison.id);
        },
        jsonOf(ids));
    if (!done)
        return done.error();
    return comparisons;
}

Result<QList<ToolId>> toolsOfReviews(Connection &connection, const QList<ReviewId> &ids)
{
    QList<ToolId> tools;
    auto done = eachRow(
        connection, QStringLiteral("published.toolsOfReviews"),
        [&](const Rows &rows) { tools << ToolId{rows.value(0).toLongLong()}; }, jsonOf(ids));
    if (!done)
        return done.error();
    return tools;
}

Result<QList<ReviewedTool>> reviewedTools(Connection &connection, const QList<ToolId> &ids)
{
    ToolRows rows(connection, ids);
    auto done = rows.addTools("published.toolsByIds");
    if (done)
        done = rows.add<Fact>("published.factsByTools", "tool_id",
                              [](ReviewedTool &made) -> Fact & { return made.tool.facts.emplaceBack(); });
    if (done)
        done = rows.add<Plan>("published.plansByTools", "tool_id",
                              [](ReviewedTool &made) -> Plan & { return made.tool.plans.emplaceBack(); });
    if (done)
        done = rows.add<VoteTally>("published.vote_talliesByTools", "tool_id",
                                   [](ReviewedTool &made) -> VoteTally & { return made.tool.votes.emplaceBack(); });
    if (done)
        done = rows.add<Review>("published.reviewsByTools", "tool", addReview);
    if (!done)
        return done.error();
    return rows.take();
}

Result<QList<ReviewedTool>> toolVerdicts(Connection &connection, const QList<ToolId> &ids)
{
    ToolRows rows(connection, ids);
    auto done = rows.addTools("published.logosByTools");
    if (done)
        done = rows.add<Review>("published.verdictsByTools", "tool", addReview);
    if (!done)
        return done.error();
    return rows.take();
}

} // namespace vd
