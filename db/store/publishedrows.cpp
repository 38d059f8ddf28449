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

/// Adds the rows of one table to the records that they belong to.
template <class Row, class Record, class Add>
Result<void> addRows(Connection &connection, const char *statement, const char *parent, const QString &ids,
                     const QHash<qint64, Record *> &records, Add add)
{
    std::optional<ColumnMap<Row>> map;
    int parentColumn = 0;
    return eachRow(
        connection, QLatin1String(statement),
        [&](const QSqlQuery &query) {
            if (!map) {
                map.emplace(query);
                parentColumn = query.record().indexOf(QLatin1String(parent));
            }
            Row &row = add(*records.value(query.value(parentColumn).toLongLong()));
            map->read(query, row);
            if constexpr (requires { row.id.value; })
                fromColumn(query.value(0), row.id);
        },
        ids);
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
    QList<PublishedComparison> comparisons;
    auto done = eachRow(connection, QStringLiteral("published.comparisons"), [&](const QSqlQuery &query) {
        PublishedComparison &comparison = comparisons.emplaceBack();
        int column = 0;
        const auto read = [&](auto &value) { fromColumn(query.value(column++), value); };
        read(comparison.id);
        read(comparison.uid);
        read(comparison.slug);
        read(comparison.headline);
        comparison.dek = query.value(column++).toString().toUtf8();
        comparison.dek.squeeze(); // toUtf8() makes room for the worst case
        read(comparison.publishedOn);
        const QString tools = query.value(column).toString();
        for (const QStringView id : QStringView(tools).split(u' ', Qt::SkipEmptyParts))
            comparison.tools << ToolId{id.toLongLong()};
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
    QList<ReviewedTool> tools;
    tools.reserve(ids.size()); // what the rows below are added to stays where it is
    QHash<qint64, ReviewedTool *> byId;
    std::optional<ColumnMap<Tool>> map;
    const QString json = jsonOf(ids);
    auto done = eachRow(
        connection, QStringLiteral("published.toolsByIds"),
        [&](const QSqlQuery &query) {
            if (!map)
                map.emplace(query);
            ReviewedTool &made = tools.emplaceBack();
            map->read(query, made.tool);
            fromColumn(query.value(0), made.tool.id);
            byId.insert(made.tool.id.value, &made);
        },
        json);
    if (done)
        done = addRows<Fact>(connection, "published.factsByTools", "tool_id", json, byId,
                             [](ReviewedTool &made) -> Fact & { return made.tool.facts.emplaceBack(); });
    if (done)
        done = addRows<Plan>(connection, "published.plansByTools", "tool_id", json, byId,
                             [](ReviewedTool &made) -> Plan & { return made.tool.plans.emplaceBack(); });
    if (done)
        done = addRows<VoteTally>(connection, "published.vote_talliesByTools", "tool_id", json, byId,
                                  [](ReviewedTool &made) -> VoteTally & { return made.tool.votes.emplaceBack(); });
    if (done)
        done = addRows<Review>(connection, "published.reviewsByTools", "tool", json, byId,
                               [](ReviewedTool &made) -> Review & { return made.reviews.emplaceBack(); });
    if (!done)
        return done.error();
    return tools;
}

} // namespace vd
