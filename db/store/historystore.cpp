#include "historystore.h"

#include "columns.h"
#include "jsonread.h"

#include <QJsonDocument>

namespace vd {

namespace {

QString text(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonArray array(const QVariant &text)
{
    return readJson(text.toString().toUtf8()).array();
}

QString instant(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

Result<qint64> HistoryStore::append(const HistoryRow &row)
{
    if (auto done = m_connection.execute(m_connection.statement(QStringLiteral("history.dropUndone"))); !done)
        return done.error();
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.insert"));
    query.bindValue(QStringLiteral(":at"), instant(row.at));
    query.bindValue(QStringLiteral(":who"), columns::toColumn(row.who));
    query.bindValue(QStringLiteral(":action"), columns::toColumn(row.action));
    query.bindValue(QStringLiteral(":was"), text(row.was));
    query.bindValue(QStringLiteral(":became"), text(row.became));
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    return query.lastInsertId().toLongLong();
}

Result<void> HistoryStore::extend(const HistoryRow &row)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.extend"));
    query.bindValue(QStringLiteral(":at"), instant(row.at));
    query.bindValue(QStringLiteral(":action"), columns::toColumn(row.action));
    query.bindValue(QStringLiteral(":became"), text(row.became));
    query.bindValue(QStringLiteral(":seq"), row.seq);
    return m_connection.execute(query);
}

Result<void> HistoryStore::setUndone(const HistoryRow &row, bool undone)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.setState"));
    query.bindValue(QStringLiteral(":state"), undone ? QStringLiteral("undone") : QStringLiteral("done"));
    query.bindValue(QStringLiteral(":became"), text(row.became));
    query.bindValue(QStringLiteral(":seq"), row.seq);
    return m_connection.execute(query);
}

Result<std::optional<HistoryRow>> HistoryStore::row(const QString &statement)
{
    QSqlQuery &query = m_connection.statement(statement);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    std::optional<HistoryRow> row;
    if (query.next()) {
        row.emplace();
        row->seq = query.value(QStringLiteral("seq")).toLongLong();
        row->at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        row->who = query.value(QStringLiteral("who")).toString();
        row->action = query.value(QStringLiteral("action")).toString();
        row->was = array(query.value(QStringLiteral("was")));
        row->became = array(query.value(QStringLiteral("became")));
    }
    query.finish();
    return row;
}

Result<QString> HistoryStore::action(const QString &statement)
{
    QSqlQuery &query = m_connection.statement(statement);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    const QString action = query.next() ? query.value(QStringLiteral("action")).toString() : QString();
    query.finish();
    return action;
}

Result<std::optional<HistoryRow>> HistoryStore::lastDone()
{
    return row(QStringLiteral("history.lastDone"));
}

Result<std::optional<HistoryRow>> HistoryStore::firstUndone()
{
    return row(QStringLiteral("history.firstUndone"));
}

Result<QString> HistoryStore::actionOfLastDone()
{
    return action(QStringLiteral("history.actionOfLastDone"));
}

Result<QString> HistoryStore::actionOfFirstUndone()
{
    return action(QStringLiteral("history.actionOfFirstUndone"));
}

Result<QList<HistoryEntry>> HistoryStore::newest(int limit)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.newest"));
    query.bindValue(QStringLiteral(":limit"), limit);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    QList<HistoryEntry> entries;
    while (query.next()) {
        HistoryEntry &entry = entries.emplaceBack();
        entry.seq = query.value(QStringLiteral("seq")).toLongLong();
        entry.at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        entry.who = query.value(QStringLiteral("who")).toString();
        entry.action = query.value(QStringLiteral("action")).toString();
        entry.was = query.value(QStringLiteral("was")).toString();
        entry.became = query.value(QStringLiteral("became")).toString();
        entry.undone = query.value(QStringLiteral("state")).toString() != QLatin1String("done");
    }
    query.finish();
    return entries;
}

Result<void> HistoryStore::bury(const QUuid &uid, Noun noun, const QDateTime &at)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.bury"));
    query.bindValue(QStringLiteral(":uid"), columns::toColumn(uid));
    query.bindValue(QStringLiteral(":noun"), toText(noun));
    query.bindValue(QStringLiteral(":at"), instant(at));
    return m_connection.execute(query);
}

Result<void> HistoryStore::unbury(const QUuid &uid)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.unbury"));
    query.bindValue(QStringLiteral(":uid"), columns::toColumn(uid));
    return m_connection.execute(query);
}

Result<QList<Tombstone>> HistoryStore::tombstones()
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("history.tombstones"));
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    QList<Tombstone> tombstones;
    while (query.next()) {
        Tombstone &tombstone = tombstones.emplaceBack();
        columns::fromColumn(query.value(QStringLiteral("uid")), tombstone.uid);
        columns::fromColumn(query.value(QStringLiteral("noun")), tombstone.noun);
        tombstone.at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    }
    query.finish();
    return tombstones;
}

} // namespace vd
