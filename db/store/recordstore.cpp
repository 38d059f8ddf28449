#include "recordstore.h"

#include "columns.h"

namespace vd {

const RowNumbers &columns::rowNumbers()
{
    static const RowNumbers numbers;
    return numbers;
}

namespace {

using columns::bindColumns;
using columns::readColumns;

template <class Record>
QString statementOf(const char *name)
{
    return toText(nounOf<Record>) + u'.' + QLatin1String(name);
}

/// Part rows: values that belong to one tool, in order.
template <class Part>
Result<void> insertParts(Connection &connection, const char *statement, ToolId tool, const QList<Part> &parts)
{
    for (int position = 0; position < parts.size(); ++position) {
        QSqlQuery &query = connection.statement(QLatin1String(statement));
        bindColumns(query, parts.at(position));
        query.bindValue(QStringLiteral(":tool_id"), tool.value);
        query.bindValue(QStringLiteral(":position"), position);
        if (auto done = connection.execute(query); !done)
            return done;
    }
    return {};
}

template <class Part>
Result<void> readParts(Connection &connection, const char *statement, ToolId tool, QList<Part> &parts)
{
    QSqlQuery &query = connection.statement(QLatin1String(statement));
    query.bindValue(QStringLiteral(":id"), tool.value);
    if (auto done = connection.execute(query); !done)
        return done;
    parts.clear();
    while (query.next())
        readColumns(query, parts.emplaceBack());
    query.finish();
    return {};
}

/// Link rows: an ordered list of other records.
template <class Child>
Result<void> insertLinks(Connection &connection, const char *statement, qint64 parent, const QList<Id<Child>> &children)
{
    for (int position = 0; position < children.size(); ++position) {
        QSqlQuery &query = connection.statement(QLatin1String(statement));
        query.bindValue(QStringLiteral(":parent"), parent);
        query.bindValue(QStringLiteral(":position"), position);
        query.bindValue(QStringLiteral(":child"), children.at(position).value);
        if (auto done = connection.execute(query); !done)
            return done;
    }
    return {};
}

template <class Child>
Result<void> readLinks(Connection &connection, const char *statement, qint64 parent, QList<Id<Child>> &children)
{
    QSqlQuery &query = connection.statement(QLatin1String(statement));
    query.bindValue(QStringLiteral(":id"), parent);
    if (auto done = connection.execute(query); !done)
        return done;
    children.clear();
    while (query.next())
        children.append(Id<Child>{query.value(0).toLongLong()});
    query.finish();
    return {};
}

Result<void> runFor(Connection &connection, const QString &statement, qint64 id)
{
    QSqlQuery &query = connection.statement(statement);
    query.bindValue(QStringLiteral(":id"), id);
    return connection.execute(query);
}

Result<void> insertAliases(Connection &connection, RecordRef record, const QStringList &aliases)
{
    for (int position = 0; position < aliases.size(); ++position) {
        QSqlQuery &query = connection.statement(QStringLiteral("alias.insert"));
        query.bindValue(QStringLiteral(":noun"), toText(record.noun));
        query.bindValue(QStringLiteral(":id"), record.id);
        query.bindValue(QStringLiteral(":position"), position);
        query.bindValue(QStringLiteral(":slug"), aliases.at(position));
        if (auto done = connection.execute(query); !done)
            return done;
    }
    return {};
}

Result<void> removeAliases(Connection &connection, RecordRef record)
{
    QSqlQuery &query = connection.statement(QStringLiteral("alias.removeOfRecord"));
    query.bindValue(QStringLiteral(":noun"), toText(record.noun));
    query.bindValue(QStringLiteral(":id"), record.id);
    return connection.execute(query);
}

Result<void> readAliases(Connection &connection, RecordRef record, QStringList &aliases)
{
    QSqlQuery &query = connection.statement(QStringLiteral("alias.ofRecord"));
    query.bindValue(QStringLiteral(":noun"), toText(record.noun));
    query.bindValue(QStringLiteral(":id"), record.id);
    if (auto done = connection.execute(query); !done)
        return done;
    aliases.clear();
    while (query.next())
        aliases << query.value(0).toString();
    query.finish();
    return {};
}

/// Runs the steps until one fails.
template <class... Steps>
Result<void> inOrder(Steps &&...steps)
{
    Result<void> done;
    static_cast<void>(((done = steps(), done.ok()) && ...));
    return done;
}

} // namespace

template <class Record>
Result<void> RecordStore<Record>::insertRows(const Record &record)
{
    Connection &c = m_connection;
    if constexpr (std::is_same_v<Record, Tool>)
        return inOrder([&] { return insertParts(c, "tool.insert_fact", record.id, record.facts); },
                       [&] { return insertParts(c, "tool.insert_plan", record.id, record.plans); },
                       [&] { return insertParts(c, "tool.insert_vote_tally", record.id, record.votes); },
                       [&] { return insertAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Reviewer>)
        return inOrder([&] { return insertLinks(c, "reviewer.insertLens", record.id.value, record.lenses); },
                       [&] { return insertAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Comparison>)
        return inOrder([&] { return insertLinks(c, "comparison.insertTool", record.id.value, record.tools); },
                       [&] { return insertAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Digest>)
        return insertAliases(c, record.id, record.aliases);
    else
        return {};
}

template <class Record>
Result<void> RecordStore<Record>::removeRows(Id<Record> id)
{
    Connection &c = m_connection;
    const auto run = [&](const char *statement) {
        return [&c, id, statement] { return runFor(c, QLatin1String(statement), id.value); };
    };
    if constexpr (std::is_same_v<Record, Tool>)
        return inOrder(run("tool.remove_facts"), run("tool.remove_plans"), run("tool.remove_vote_tallies"),
                       [&] { return removeAliases(c, id); });
    else if constexpr (std::is_same_v<Record, Reviewer>)
        return inOrder(run("reviewer.removeLenses"), [&] { return removeAliases(c, id); });
    else if constexpr (std::is_same_v<Record, Comparison>)
        return inOrder(run("comparison.removeTools"), [&] { return removeAliases(c, id); });
    else if constexpr (std::is_same_v<Record, Digest>)
        return removeAliases(c, id);
    else
        return {};
}

template <class Record>
Result<void> RecordStore<Record>::readRows(Record &record)
{
    Connection &c = m_connection;
    if constexpr (std::is_same_v<Record, Tool>)
        return inOrder([&] { return readParts(c, "tool.facts", record.id, record.facts); },
                       [&] { return readParts(c, "tool.plans", record.id, record.plans); },
                       [&] { return readParts(c, "tool.vote_tallies", record.id, record.votes); },
                       [&] { return readAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Reviewer>)
        return inOrder([&] { return readLinks(c, "reviewer.lenses", record.id.value, record.lenses); },
                       [&] { return readAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Comparison>)
        return inOrder([&] { return readLinks(c, "comparison.tools", record.id.value, record.tools); },
                       [&] { return readAliases(c, record.id, record.aliases); });
    else if constexpr (std::is_same_v<Record, Digest>)
        return readAliases(c, record.id, record.aliases);
    else
        return {};
}

template <class Record>
Result<Id<Record>> RecordStore<Record>::insert(const Record &record)
{
    QSqlQuery &query = m_connection.statement(statementOf<Record>("insert"));
    bindColumns(query, record);
    query.bindValue(QStringLiteral(":id"), columns::toColumn(record.id));
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    Record stored = record;
    stored.id.value = query.lastInsertId().toLongLong();
    if (auto done = insertRows(stored); !done)
        return done.error();
    return stored.id;
}

template <class Record>
Result<void> RecordStore<Record>::update(const Record &record)
{
    QSqlQuery &query = m_connection.statement(statementOf<Record>("update"));
    bindColumns(query, record);
    query.bindValue(QStringLiteral(":id"), record.id.value);
    return inOrder([&] { return m_connection.execute(query); }, [&] { return removeRows(record.id); },
                   [&] { return insertRows(record); });
}

template <class Record>
Result<void> RecordStore<Record>::remove(Id<Record> id)
{
    return inOrder([&] { return removeRows(id); },
                   [&] { return runFor(m_connection, statementOf<Record>("remove"), id.value); });
}

template <class Record>
Result<Record> RecordStore<Record>::get(Id<Record> id)
{
    QSqlQuery &query = m_connection.statement(statementOf<Record>("get"));
    query.bindValue(QStringLiteral(":id"), id.value);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    if (!query.next())
        return Error{ErrorKind::NotFound,
                     QCoreApplication::translate("vd::RecordStore", "this %1 is no longer in the library")
                         .arg(toText(nounOf<Record>)),
                     {}};
    Record record;
    readColumns(query, record);
    query.finish();
    record.id = id;
    if (auto done = readRows(record); !done)
        return done.error();
    return record;
}

template <class Record>
Result<QList<Id<Record>>> RecordStore<Record>::ids()
{
    return idsBy(statementOf<Record>("ids"), {}, {});
}

template <class Record>
Result<QList<Id<Record>>> RecordStore<Record>::idsBy(const QString &statement, const QString &parameter,
                                                     const QVariant &value)
{
    QSqlQuery &query = m_connection.statement(statement);
    if (!parameter.isEmpty())
        query.bindValue(parameter, value);
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    QList<Id<Record>> ids;
    while (query.next())
        ids.append(Id<Record>{query.value(0).toLongLong()});
    query.finish();
    return ids;
}

template <class Record>
Result<Id<Record>> RecordStore<Record>::findId(const QString &statement, const QString &parameter,
                                               const QVariant &value)
{
    auto found = idsBy(statement, parameter, value);
    if (!found)
        return found.error();
    return found->isEmpty() ? Id<Record>{} : found->first();
}

template <class Record>
Result<Id<Record>> RecordStore<Record>::findUid(const QUuid &uid)
{
    return findId(statementOf<Record>("idOfUid"), QStringLiteral(":uid"), columns::toColumn(uid));
}

template <class Record>
Result<Id<Record>> RecordStore<Record>::findSlug(const QString &slug)
{
    if constexpr (requires(Record record) { record.slug; } || std::is_same_v<Record, Lens>)
        return findId(statementOf<Record>("idOfSlug"), QStringLiteral(":slug"), columns::toColumn(slug));
    else
        return Id<Record>{};
}

template class RecordStore<Publication>;
template class RecordStore<Lens>;
template class RecordStore<Reviewer>;
template class RecordStore<Tool>;
template class RecordStore<Review>;
template class RecordStore<Comparison>;
template class RecordStore<Digest>;

Result<ReviewId> findReview(Connection &connection, ToolId tool, ReviewerId reviewer, LensId lens, int round)
{
    QSqlQuery &query = connection.statement(QStringLiteral("review.idOfKey"));
    query.bindValue(QStringLiteral(":tool"), tool.value);
    query.bindValue(QStringLiteral(":reviewer"), reviewer.value);
    query.bindValue(QStringLiteral(":lens"), lens.value);
    query.bindValue(QStringLiteral(":round"), round);
    if (auto done = connection.execute(query); !done)
        return done.error();
    const ReviewId id{query.next() ? query.value(0).toLongLong() : 0};
    query.finish();
    return id;
}

Result<QList<Review>> reviewsOf(Connection &connection, ToolId tool)
{
    QSqlQuery &query = connection.statement(QStringLiteral("review.ofTool"));
    query.bindValue(QStringLiteral(":tool"), tool.value);
    if (auto done = connection.execute(query); !done)
        return done.error();
    QList<Review> reviews;
    while (query.next()) {
        Review &review = reviews.emplaceBack();
        readColumns(query, review);
        review.id.value = query.value(QStringLiteral("id")).toLongLong();
    }
    query.finish();
    return reviews;
}

} // namespace vd
