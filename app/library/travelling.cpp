// Library: undo and redo. History is the stack, so it outlives the process.

#include "changestate.h"

namespace vd {

namespace {

/// Applies history entries to the database.
class Traveller
{
public:
    Traveller(Connection &connection, const QDateTime &now, Changes &changes)
        : m_connection(connection), m_now(now), m_changes(changes)
    {
    }

    /// Makes a record from `from` what it is in `to`; either may be null. Fills in the fields of a creation that goes.
    Result<void> move(QJsonValueRef from, const QJsonValue &to)
    {
        const QJsonObject known = (to.isNull() ? QJsonValue(from) : to).toObject();
        const auto noun = fromText<Noun>(known.value(QStringLiteral("noun")).toString());
        if (!noun)
            return Error{
                ErrorKind::Library, Library::tr("history is damaged; verify the library"), {}, m_connection.path()};
        return withNoun(*noun, [&]<class Record>(Record) -> Result<void> {
            const Id<Record> id{known.value(QStringLiteral("id")).toInteger()};
            if (to.isNull())
                return remove<Record>(id, from);
            return from.isNull() ? insert<Record>(id, known) : edit<Record>(id, known);
        });
    }

private:
    template <class Record>
    Result<void> decodeFields(const QJsonObject &entry, Record &record)
    {
        Decoder decoder(rowNumbers());
        decoder.decode(entry.value(QStringLiteral("fields")), record);
        return decoder.result();
    }

    template <class Record>
    Result<void> edit(Id<Record> id, const QJsonObject &entry)
    {
        RecordStore<Record> store(m_connection);
        auto record = store.get(id);
        if (!record)
            return record.error();
        if (auto done = decodeFields(entry, *record); !done)
            return done;
        m_changes.updated.insert(id);
        return store.update(*record);
    }

    template <class Record>
    Result<void> insert(Id<Record> id, const QJsonObject &entry)
    {
        Record record;
        if (auto done = decodeFields(entry, record); !done)
            return done;
        record.id = id;
        m_changes.added.insert(id);
        if (auto done = RecordStore<Record>(m_connection).insert(record); !done)
            return done.error();
        return HistoryStore(m_connection).unbury(record.uid);
    }

    template <class Record>
    Result<void> remove(Id<Record> id, QJsonValueRef entry)
    {
        RecordStore<Record> store(m_connection);
        const auto record = store.get(id);
        if (!record)
            return record.error();
        QJsonObject whole = entry.toObject();
        whole.insert(QStringLiteral("fields"), Encoder(rowNumbers()).object(*record));
        entry = whole;
        m_changes.removed.insert(id);
        if (auto done = store.remove(id); !done)
            return done;
        return HistoryStore(m_connection).bury(record->uid, nounOf<Record>, m_now);
    }

    Connection &m_connection;
    QDateTime m_now;
    Changes &m_changes;
};

} // namespace

Result<void> Library::travel(Direction direction)
{
    if (isReadOnly())
        return Error{ErrorKind::Library, tr("the library is open for reading only"), {}, path()};
    endBurst();
    auto transaction = Transaction::begin(connection());
    if (!transaction)
        return transaction.error();
    HistoryStore history(connection());
    const bool back = direction == Direction::Back;
    auto found = back ? history.lastDone() : history.firstUndone();
    if (!found)
        return found.error();
    if (!*found)
        return {};
    HistoryRow row = **found;
    Changes changes;
    Traveller traveller(connection(), now(), changes);
    const qsizetype count = row.was.size();
    for (qsizetype step = 0; step < count; ++step) {
        const qsizetype i = back ? count - 1 - step : step;
        auto moved = back ? traveller.move(row.became[i], row.was.at(i)) : traveller.move(row.was[i], row.became.at(i));
        if (!moved)
            return moved;
    }
    if (auto done = history.setUndone(row, back); !done)
        return done;
    if (auto done = (*transaction)->commit(); !done)
        return done;
    transaction->reset();
    emit changed(changes);
    return {};
}

Result<void> Library::undo()
{
    return travel(Direction::Back);
}

Result<void> Library::redo()
{
    return travel(Direction::Forth);
}

QString Library::undoText()
{
    const auto action = HistoryStore(connection()).actionOfLastDone();
    return action ? *action : QString();
}

QString Library::redoText()
{
    const auto action = HistoryStore(connection()).actionOfFirstUndone();
    return action ? *action : QString();
}

} // namespace vd
