#include "historymark.h"

#include "columns.h"

#include <QCryptographicHash>

namespace vd {

namespace {

QString value(const QSqlQuery &query, const char *column)
{
    return query.value(QLatin1String(column)).toString();
}

QString digestOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Md5).toHex());
}

/// What of the newest row stays as it is when typing extends it.
QString lasting(const QSqlQuery &query)
{
    return value(query, "who") + u' ' + digestOf(value(query, "was"));
}

QString whole(const QSqlQuery &query)
{
    return value(query, "at") + u' ' + lasting(query);
}

QString latest(const QSqlQuery &query)
{
    return value(query, "at") + u' ' + value(query, "state");
}

/// One row's text under a seq; empty where there is no such row.
Result<QString> rowAt(Connection &connection, qint64 seq, QString (*text)(const QSqlQuery &))
{
    QSqlQuery &query = connection.statement(QStringLiteral("history.rowAt"));
    query.bindValue(QStringLiteral(":seq"), seq);
    if (auto done = connection.execute(query); !done)
        return done.error();
    const QString found = query.next() ? text(query) : QString();
    query.finish();
    return found;
}

/// The last row that is surely as it was when the mark was made.
Result<qint64> settled(Connection &connection, const HistoryMark &mark)
{
    const auto now = rowAt(connection, mark.seq, latest);
    if (!now)
        return now.error();
    // Nothing before a row that still is done was taken back. It may be an import, which takes its time to read.
    if (*now == mark.latest && now->endsWith(QLatin1String(" done")))
        return mark.seq;
    QSqlQuery &query = connection.statement(QStringLiteral("history.doneBefore"));
    query.bindValue(QStringLiteral(":seq"), mark.undone > 0 ? qMin(mark.undone, mark.seq) : mark.seq);
    if (auto done = connection.execute(query); !done)
        return done.error();
    const qint64 before = query.next() ? query.value(0).toLongLong() : 0;
    query.finish();
    return before;
}

} // namespace

Result<HistoryMark> historyMark(Connection &connection)
{
    HistoryMark mark;
    QSqlQuery &query = connection.statement(QStringLiteral("history.newestTwo"));
    if (auto done = connection.execute(query); !done)
        return done.error();
    if (query.next()) {
        mark.seq = query.value(0).toLongLong();
        mark.row = lasting(query);
        mark.latest = latest(query);
    }
    if (query.next())
        mark.before = whole(query);
    query.finish();
    QSqlQuery &undone = connection.statement(QStringLiteral("history.firstUndone"));
    if (auto done = connection.execute(undone); !done)
        return done.error();
    if (undone.next())
        mark.undone = undone.value(QStringLiteral("seq")).toLongLong();
    undone.finish();
    return mark;
}

Result<std::optional<QList<TouchedRecord>>> touchedSince(Connection &connection, const HistoryMark &mark)
{
    QList<TouchedRecord> touched;
    if (mark.seq == 0)
        return std::optional<QList<TouchedRecord>>();
    const auto row = rowAt(connection, mark.seq, lasting);
    if (!row)
        return row.error();
    const auto before = mark.before.isEmpty() ? Result<QString>(QString()) : rowAt(connection, mark.seq - 1, whole);
    if (!before)
        return before.error();
    if (*row != mark.row || *before != mark.before)
        return std::optional<QList<TouchedRecord>>();
    const auto after = settled(connection, mark);
    if (!after)
        return after.error();
    QSqlQuery &query = connection.statement(QStringLiteral("history.touchedAfter"));
    query.bindValue(QStringLiteral(":seq"), *after);
    if (auto done = connection.execute(query); !done)
        return done.error();
    while (query.next())
        if (const auto noun = fromText<Noun>(query.value(0).toString()))
            touched << TouchedRecord{{*noun, query.value(1).toLongLong()}, query.value(2).toLongLong()};
    query.finish();
    return std::optional(touched);
}

} // namespace vd
