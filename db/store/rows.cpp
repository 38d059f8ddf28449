#include "rows.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlResult>
#include <sqlite3.h>

namespace vd {

namespace {

QByteArrayView bytesOf(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column); // before its size is asked for
    return {text, text ? sqlite3_column_bytes(statement, column) : 0};
}

} // namespace

bool Rows::Column::isNull() const
{
    return sqlite3_column_type(m_statement, m_column) == SQLITE_NULL;
}

qlonglong Rows::Column::toLongLong() const
{
    return sqlite3_column_int64(m_statement, m_column);
}

double Rows::Column::toDouble() const
{
    return sqlite3_column_double(m_statement, m_column);
}

QString Rows::Column::toString() const
{
    return textOf(bytesOf(m_statement, m_column));
}

QByteArray Rows::Column::toByteArray() const
{
    return bytesOf(m_statement, m_column).toByteArray();
}

Rows::Rows(Connection &connection, const QString &statement)
    : m_connection(connection), m_query(connection.statement(statement))
{
    const QVariant handle = m_query.result()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3_stmt*") == 0)
        m_statement = *static_cast<sqlite3_stmt *const *>(handle.constData());
}

Rows::~Rows()
{
    if (!m_statement)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Rows::bind(const char *placeholder, const QString &text)
{
    if (!m_statement)
        return;
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, sqlite3_bind_parameter_index(m_statement, placeholder), utf8.constData(),
                        sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Rows::bind(const char *placeholder, qint64 number)
{
    if (m_statement)
        sqlite3_bind_int64(m_statement, sqlite3_bind_parameter_index(m_statement, placeholder), number);
}

bool Rows::next()
{
    m_state = m_statement ? sqlite3_step(m_statement) : SQLITE_ERROR;
    return m_state == SQLITE_ROW;
}

int Rows::indexOf(const char *column) const
{
    for (int at = 0; at < sqlite3_column_count(m_statement); ++at)
        if (qstrcmp(sqlite3_column_name(m_statement, at), column) == 0)
            return at;
    return -1;
}

Result<void> Rows::done() const
{
    if (m_state == SQLITE_ROW || m_state == SQLITE_DONE || m_state == SQLITE_OK)
        return {};
    if (!m_statement)
        return m_connection.execute(m_query); // which says why
    return m_connection.failure(QSqlError({}, QString::fromUtf8(sqlite3_errmsg(sqlite3_db_handle(m_statement)))));
}

QString textOf(QByteArrayView utf8)
{
    return utf8.startsWith("\xef\xbb\xbf") ? QChar(QChar::ByteOrderMark) + QString::fromUtf8(utf8)
                                           : QString::fromUtf8(utf8);
}

} // namespace vd
