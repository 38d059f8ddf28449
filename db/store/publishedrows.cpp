#include "publishedrows.h"

#include "columns.h"

#include <QJsonArray>
#include <QJsonDocument>

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

/// Calls take(query) for each row of a statement.
template <class Take>
Result<void> eachRow(Connection &connection, const QString &statement, Take take, const QString &ids = {})
{
    QSqlQuery &query = connection.statement(statement);
    if (!ids.isEmpty())
        query.bindValue(QStringLiteral(":ids"), ids);
    if (auto done = connection.execute(query); !done)
        return done;
    while (query.next())
        take(query);
    query.finish();
    return {};
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
            [&](const QSqlQuery &query) {
                if (!map)
                    map.emplace(query);
                ReviewedTool &made = m_tools.emplaceBack();
                map->read(query, made.tool);
                fromColumn(query.value(0), made.tool.id);
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
            [&](const QSqlQuery &query) {
                if (!map) {
                    map.emplace(query);
                    column = query.record().indexOf(QLatin1String(toolColumn));
                }
                Row &row = add(*m_byId.value(query.value(column).toLongLong()));
                map->read(query, row);
                if constexpr (requires { row.id.value; })
                    fromColumn(query.value(0), row.id);
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
                        [&](const QSqlQuery &query) { found = query.value(0).toBool(); });
    if (!done)
        return done.error();
    return found;
}

Result<QList<PublishedComparison>> publishedComparisons(Connection &connection)
{
    QHash<qint64, QList<ToolId>> tools;
    auto done = eachRow(connection, QStringLiteral("published.toolsOfComparisons"), [&](const QSqlQuery &query) {
        tools[query.value(0).toLongLong()] << ToolId{query.value(1).toLongLong()};
    });
    if (!done)
        return done.error();
    QList<PublishedComparison> comparisons;
    done = eachRow(connection, QStringLiteral("published.comparisons"), [&](const QSqlQuery &query) {
        PublishedComparison &comparison = comparisons.emplaceBack();
        int column = 0;
        const auto read = [&](auto &value) { fromColumn(query.value(column++), value); };
        read(comparison.id);
        read(comparison.uid);
        read(comparison.slug);
        read(comparison.headline);
        comparison.dek = query.value(column++).toByteArray();
        read(comparison.publishedOn);
        comparison.tools = tools.take(comparison.id.value);
    });
    if (!done)
        return done.error();
    return comparisons;
}

Result<QList<PublishedTool>> publishedTools(Connection &connection)
{
    QList<PublishedTool> tools;
    auto done = eachRow(connection, QStringLiteral("published.tools"), [&](const QSqlQuery &query) {
        PublishedTool &tool = tools.emplaceBack();
        int column = 0;
        const auto read = [&](auto &value) { fromColumn(query.value(column++), value); };
        read(tool.id);
        read(tool.uid);
        read(tool.slug);
        read(tool.name);
        read(tool.category);
        read(tool.tagline);
    });
    if (!done)
        return done.error();
    return tools;
}

Result<QList<ToolId>> publishedToolIds(Connection &connection)
{
    QList<ToolId> ids;
    auto done = eachRow(connection, QStringLiteral("published.toolIds"),
                        [&](const QSqlQuery &query) { ids << ToolId{query.value(0).toLongLong()}; });
    if (!done)
        return done.error();
    return ids;
}

Result<QHash<qint64, QStringList>> formerSlugs(Connection &connection, Noun noun)
{
    QSqlQuery &query = connection.statement(QStringLiteral("published.formerSlugs"));
    query.bindValue(QStringLiteral(":noun"), toText(noun));
    if (auto done = connection.execute(query); !done)
        return done.error();
    QHash<qint64, QStringList> slugs;
    while (query.next())
        slugs[query.value(0).toLongLong()] << query.value(1).toString();
    query.finish();
    return slugs;
}

Result<QList<Comparison>> comparisonsOf(Connection &connection, const QList<ComparisonId> &ids)
{
    QList<Comparison> comparisons;
    std::optional<ColumnMap<Comparison>> map;
    auto done = eachRow(
        connection, QStringLiteral("published.comparisonsByIds"),
        [&](const QSqlQuery &query) {
            if (!map)
                map.emplace(query);
            Comparison &comparison = comparisons.emplaceBack();
            map->read(query, comparison);
            fromColumn(query.value(0), comparison.id);
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
        [&](const QSqlQuery &query) { tools << ToolId{query.value(0).toLongLong()}; }, jsonOf(ids));
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
