#include "assignmentrows.h"

#include "columns.h"

namespace vd {

namespace {

/// Reads every row of a statement; `columns` are looked up by name once.
template <class Value, std::size_t Number>
Result<QList<Value>> readAll(Connection &connection, const QString &statement,
                             const std::array<const char *, Number> &columns,
                             Value (*read)(const std::array<QVariant, Number> &))
{
    QSqlQuery &query = connection.statement(statement);
    if (auto done = connection.execute(query); !done)
        return done.error();
    const QSqlRecord record = query.record();
    std::array<int, Number> places = {};
    for (std::size_t i = 0; i < Number; ++i)
        places[i] = record.indexOf(QLatin1String(columns[i]));
    QList<Value> values;
    std::array<QVariant, Number> row;
    while (query.next()) {
        for (std::size_t i = 0; i < Number; ++i)
            row[i] = query.value(places[i]);
        values << read(row);
    }
    query.finish();
    return values;
}

QDate dateOf(const QVariant &column)
{
    return QDate::fromString(column.toString(), Qt::ISODate);
}

/// When the last step was taken; before steps were kept, the day it was written must do.
QDate lastStep(const QVariant &steps, const QVariant &writtenOn)
{
    QList<ReviewStep> taken;
    columns::fromColumn(steps, taken);
    return taken.isEmpty() ? dateOf(writtenOn) : taken.constLast().on;
}

} // namespace

Result<QList<AssignmentTool>> AssignmentRows::tools(Scope scope)
{
    const QString statement =
        scope == Scope::All ? QStringLiteral("assignment.tools") : QStringLiteral("assignment.toolsInWork");
    constexpr std::array columns = {"id", "name", "vendor", "category", "compared"};
    return readAll<AssignmentTool, columns.size()>(
        m_connection, statement, columns, [](const std::array<QVariant, 5> &row) {
            return AssignmentTool{
                {row[0].toLongLong()}, row[1].toString(), row[2].toString(), row[3].toString(), row[4].toBool()};
        });
}

Result<QList<AssignedReview>> AssignmentRows::reviews(Scope scope)
{
    const QString statement =
        scope == Scope::All ? QStringLiteral("assignment.reviews") : QStringLiteral("assignment.reviewsInWork");
    constexpr std::array columns = {"id",     "tool",  "reviewer", "lens",  "round",
                                    "status", "begun", "due",      "steps", "written_on"};
    return readAll<AssignedReview, columns.size()>(
        m_connection, statement, columns, [](const std::array<QVariant, 10> &row) {
            return AssignedReview{
                {row[0].toLongLong()},   {row[1].toLongLong()},
                {row[2].toLongLong()},   {row[3].toLongLong()},
                row[4].toInt(),          fromText<ReviewStatus>(row[5].toString()).value_or(ReviewStatus::Draft),
                row[6].toBool(),         dateOf(row[7]),
                lastStep(row[8], row[9])};
        });
}

Result<QHash<ReviewerId, int>> AssignmentRows::openLoads()
{
    struct Load
    {
        ReviewerId reviewer;
        int number = 0;
    };
    constexpr std::array columns = {"id", "number"};
    const auto rows = readAll<Load, columns.size()>(m_connection, QStringLiteral("assignment.openLoads"), columns,
                                                    [](const std::array<QVariant, 2> &row) {
                                                        return Load{{row[0].toLongLong()}, row[1].toInt()};
                                                    });
    if (!rows)
        return rows.error();
    QHash<ReviewerId, int> loads;
    for (const Load &load : *rows)
        loads.insert(load.reviewer, load.number);
    return loads;
}

} // namespace vd
