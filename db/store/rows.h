#pragma once

#include "connection.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

struct sqlite3_stmt;

namespace vd {

/// The rows of a named statement, read from SQLite itself: where there are thousands, the copies that QSqlQuery makes
/// of every value take as long as finding them. Outlived by its connection; only one for each statement at a time.
class Rows
{
public:
    /// A value of the current row, asked for as a QVariant is.
    class Column
    {
    public:
        Column(sqlite3_stmt *statement, int column) : m_statement(statement), m_column(column) {}

        [[nodiscard]] bool isNull() const;
        [[nodiscard]] bool toBool() const { return toLongLong() != 0; }
        [[nodiscard]] int toInt() const { return int(toLongLong()); }
        [[nodiscard]] qlonglong toLongLong() const;
        [[nodiscard]] double toDouble() const;
        [[nodiscard]] QString toString() const;
        /// Its UTF-8.
        [[nodiscard]] QByteArray toByteArray() const;

    private:
        sqlite3_stmt *m_statement;
        int m_column;
    };

    Rows(Connection &connection, const QString &statement);
    ~Rows();
    Q_DISABLE_COPY_MOVE(Rows)

    void bind(const char *placeholder, const QString &text);
    void bind(const char *placeholder, qint64 number);
    /// Whether there is a row more. False after a failure, too.
    bool next();
    [[nodiscard]] Column value(int column) const { return {m_statement, column}; }
    /// -1 where there is none of this name.
    [[nodiscard]] int indexOf(const char *column) const;
    /// Fails with ErrorKind::Library when a row could not be read.
    [[nodiscard]] Result<void> done() const;

private:
    Connection &m_connection;
    QSqlQuery &m_query;
    sqlite3_stmt *m_statement = nullptr; ///< the query's; none where it could not be prepared
    int m_state = 0;                     ///< what SQLite said last
};

/// A text from its UTF-8, with all that is in it: QString takes a byte order mark away that belongs to the text.
[[nodiscard]] QString textOf(QByteArrayView utf8);

} // namespace vd
