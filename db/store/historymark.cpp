#include "historymark.h"

#include "columns.h"
#include "jsonread.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

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

void addTouched(const QJsonArray &records, QList<TouchedRecord> &touched)
{
    for (const auto &json : records) {
        const QJsonObject object = json.toObject();
        const auto noun = fromText<Noun>(object.value(QLatin1String("noun")).toString());
        if (!noun)
            continue;
        TouchedRecord record{{*noun, object.value(QLatin1String("id")).toInteger()}};
        if (*noun == Noun::Review)
            record.tool = object.value(QLatin1String("fields")).toObject().value(QLatin1String("tool")).toInteger();
        touched << record;
    }
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
    QSqlQuery &query = connection.statement(QStringLiteral("history.touchedSince"));
    query.bindValue(QStringLiteral(":seq"), mark.undone > 0 ? qMin(mark.undone, mark.seq) : mark.seq);
    if (auto done = connection.execute(query); !done)
        return done.error();
    while (query.next())
        for (const char *column : {"was", "became"})
            addTouched(readJson(value(query, column).toUtf8()).array(), touched);
    query.finish();
    return std::optional(touched);
}

} // namespace vd
