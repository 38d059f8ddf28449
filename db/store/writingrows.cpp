#include "writingrows.h"

#include <QSqlRecord>

namespace vd {

Result<void> WritingRows::quotes(const std::function<bool(const QuoteRow &)> &take)
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("writing.quotes"));
    if (auto done = m_connection.execute(query); !done)
        return done;
    const QSqlRecord record = query.record();
    const int review = record.indexOf(QStringLiteral("id"));
    const int tool = record.indexOf(QStringLiteral("tool"));
    const int lens = record.indexOf(QStringLiteral("lens"));
    const int reviewer = record.indexOf(QStringLiteral("reviewer"));
    const int quote = record.indexOf(QStringLiteral("quote"));
    while (query.next()) {
        const QuoteRow row{{query.value(review).toLongLong()},
                           {query.value(tool).toLongLong()},
                           {query.value(lens).toLongLong()},
                           {query.value(reviewer).toLongLong()},
                           query.value(quote).toString()};
        if (!take(row))
            break;
    }
    query.finish();
    return {};
}

Result<QList<QList<ToolId>>> WritingRows::comparedTools()
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("writing.compared"));
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    const int comparison = query.record().indexOf(QStringLiteral("comparison_id"));
    const int tool = query.record().indexOf(QStringLiteral("tool_id"));
    QList<QList<ToolId>> compared;
    qint64 current = 0;
    while (query.next()) {
        if (const qint64 id = query.value(comparison).toLongLong(); id != std::exchange(current, id))
            compared.append(QList<ToolId>());
        compared.last() << ToolId{query.value(tool).toLongLong()};
    }
    query.finish();
    return compared;
}

Result<QStringList> WritingRows::names()
{
    QSqlQuery &query = m_connection.statement(QStringLiteral("writing.names"));
    if (auto done = m_connection.execute(query); !done)
        return done.error();
    const int name = query.record().indexOf(QStringLiteral("name"));
    QStringList names;
    while (query.next())
        names << query.value(name).toString();
    query.finish();
    return names;
}

} // namespace vd
