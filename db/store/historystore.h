#pragma once

#include "connection.h"
#include "noun.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUuid>
#include <optional>

namespace vd {

/// A row of history as it stands. was and became are aligned lists of {noun, id, fields}: was[i] is null where a record
/// was created, became[i] where one was deleted. Creations carry the uid; their fields are in became once they are
/// taken back.
struct HistoryRow
{
    qint64 seq = 0;
    QDateTime at;
    QString who;
    QString action;
    QJsonArray was;
    QJsonArray became;
};

/// A line of history, for people.
struct HistoryEntry
{
    qint64 seq = 0;
    QDateTime at; ///< UTC
    QString who;
    QString action; ///< e.g. "edit of Dek"
    QString was;    ///< JSON, as in HistoryRow
    QString became;
    bool undone = false;
};

/// A record that was deleted, remembered for merging libraries.
struct Tombstone
{
    QUuid uid;
    Noun noun = Noun::Tool;
    QDateTime at; ///< UTC

    bool operator==(const Tombstone &) const = default;
};

/// Rows of history and tombstones. Fails with ErrorKind::Library when a statement fails.
class HistoryStore
{
public:
    explicit HistoryStore(Connection &connection) : m_connection(connection) {}

    /// Appends a done row and drops what could have been redone.
    Result<qint64> append(const HistoryRow &row);
    Result<void> extend(const HistoryRow &row);
    Result<void> setUndone(const HistoryRow &row, bool undone);
    Result<std::optional<HistoryRow>> lastDone();
    Result<std::optional<HistoryRow>> firstUndone();
    Result<QString> actionOfLastDone();
    Result<QString> actionOfFirstUndone();
    Result<QList<HistoryEntry>> newest(int limit);

    Result<void> bury(const QUuid &uid, Noun noun, const QDateTime &at);
    Result<void> unbury(const QUuid &uid);
    Result<QList<Tombstone>> tombstones(); ///< by uid

private:
    Result<std::optional<HistoryRow>> row(const QString &statement);
    Result<QString> action(const QString &statement);
    Connection &m_connection;
};

} // namespace vd
