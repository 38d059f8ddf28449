#include "lineage.h"

#include "columns.h"
#include "jsonread.h"

namespace vd {

Result<qint64> commonHistory(Connection &one, Connection &other)
{
    QSqlQuery &left = one.statement(QStringLiteral("history.all"));
    QSqlQuery &right = other.statement(QStringLiteral("history.all"));
    if (auto done = one.execute(left); !done)
        return done.error();
    if (auto done = other.execute(right); !done)
        return done.error();
    qint64 common = 0;
    const auto isSame = [&] {
        for (const char *column : {"seq", "at", "who", "action", "was", "became"})
            if (left.value(QLatin1String(column)) != right.value(QLatin1String(column)))
                return false;
        const QString done = QStringLiteral("done");
        return (left.value(QStringLiteral("state")) == done) == (right.value(QStringLiteral("state")) == done);
    };
    while (left.next() && right.next() && isSame())
        common = left.value(QStringLiteral("seq")).toLongLong();
    left.finish();
    right.finish();
    return common;
}

Result<bool> hasMade(Connection &connection, qint64 seq, const QDateTime &at)
{
    QSqlQuery &query = connection.statement(QStringLiteral("history.changeAt"));
    query.bindValue(QStringLiteral(":seq"), seq);
    query.bindValue(QStringLiteral(":at"), at.toUTC().toString(Qt::ISODateWithMs));
    if (auto done = connection.execute(query); !done)
        return done.error();
    const bool found = query.next();
    query.finish();
    return found;
}

Result<void> visitHistory(Connection &connection, qint64 seq,
                          const std::function<void(const HistoryRow &, bool)> &visit)
{
    QSqlQuery &query = connection.statement(QStringLiteral("history.after"));
    query.bindValue(QStringLiteral(":seq"), seq);
    if (auto done = connection.execute(query); !done)
        return done;
    while (query.next()) {
        HistoryRow row;
        row.seq = query.value(QStringLiteral("seq")).toLongLong();
        row.at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        row.was = readJson(query.value(QStringLiteral("was")).toString().toUtf8()).array();
        row.became = readJson(query.value(QStringLiteral("became")).toString().toUtf8()).array();
        visit(row, query.value(QStringLiteral("state")).toString() == QLatin1String("done"));
    }
    query.finish();
    return {};
}

Result<QList<std::pair<qint64, QUuid>>> uidsOf(Connection &connection, Noun noun)
{
    QSqlQuery &query = connection.statement(toText(noun) + QStringLiteral(".uids"));
    if (auto done = connection.execute(query); !done)
        return done.error();
    QList<std::pair<qint64, QUuid>> uids;
    while (query.next())
        uids.append({query.value(QStringLiteral("id")).toLongLong(),
                     QUuid::fromString(query.value(QStringLiteral("uid")).toString())});
    query.finish();
    return uids;
}

} // namespace vd
