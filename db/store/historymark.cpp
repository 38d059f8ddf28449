#include "historymark.h"

#include "columns.h"
#include "rows.h"

#include <QCryptographicHash>

namespace vd {

namespace {

Rows::Column value(const Rows &rows, const char *column)
{
    return rows.value(rows.indexOf(column));
}

/// What of the newest row stays as it is when typing extends it. Of an import that is a megabyte or more.
QString lasting(const Rows &rows)
{
    const QByteArray was = QCryptographicHash::hash(value(rows, "was").toByteArray(), QCryptographicHash::Md5);
    return value(rows, "who").toString() + u' ' + QString::fromLatin1(was.toHex());
}

QString whole(const Rows &rows)
{
    return value(rows, "at").toString() + u' ' + lasting(rows);
}

QString latest(const Rows &rows)
{
    return value(rows, "at").toString() + u' ' + value(rows, "state").toString();
}

/// One row's text under a seq; empty where there is no such row.
Result<QString> rowAt(Connection &connection, qint64 seq, QString (*text)(const Rows &))
{
    Rows rows(connection, QStringLiteral("history.rowAt"));
    rows.bind(":seq", seq);
    const QString found = rows.next() ? text(rows) : QString();
    if (auto done = rows.done(); !done)
        return done.error();
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
    Rows rows(connection, QStringLiteral("history.doneBefore"));
    rows.bind(":seq", mark.undone > 0 ? qMin(mark.undone, mark.seq) : mark.seq);
    const qint64 before = rows.next() ? rows.value(0).toLongLong() : 0;
    if (auto done = rows.done(); !done)
        return done.error();
    return before;
}

} // namespace

Result<HistoryMark> historyMark(Connection &connection)
{
    HistoryMark mark;
    Rows newest(connection, QStringLiteral("history.newestTwo"));
    if (newest.next()) {
        mark.seq = newest.value(0).toLongLong();
        mark.row = lasting(newest);
        mark.latest = latest(newest);
    }
    if (newest.next())
        mark.before = whole(newest);
    if (auto done = newest.done(); !done)
        return done.error();
    Rows undone(connection, QStringLiteral("history.firstUndone"));
    if (undone.next())
        mark.undone = value(undone, "seq").toLongLong();
    if (auto done = undone.done(); !done)
        return done.error();
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
    Rows rows(connection, QStringLiteral("history.touchedAfter"));
    rows.bind(":seq", *after);
    while (rows.next())
        if (const auto noun = fromText<Noun>(rows.value(0).toString()))
            touched << TouchedRecord{{*noun, rows.value(1).toLongLong()}, rows.value(2).toLongLong()};
    if (auto done = rows.done(); !done)
        return done.error();
    return std::optional(touched);
}

} // namespace vd
