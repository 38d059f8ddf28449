#pragma once

#include "result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <memory>

namespace vd {

class FileLock;

/// One connection to one SQLite file, used by the thread that made it. Prepares each named statement of db/sql once.
/// Every failure is an Error of kind Library that carries the database's own words, or says that another program
/// writes just now.
class Connection
{
public:
    /// QueryOnly may tidy up SQLite's own files beside the library, which ReadOnly leaves behind; neither changes
    /// content.
    enum class Mode { ReadWrite, QueryOnly, ReadOnly, Immutable };

    /// Opens an existing file, or creates it when Mode is ReadWrite and there is none.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &path, Mode mode);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] const QString &path() const { return m_path; }
    /// How another connection to the same file is opened that only reads.
    [[nodiscard]] Mode readingMode() const { return m_mode == Mode::ReadWrite ? Mode::QueryOnly : m_mode; }
    [[nodiscard]] bool isReadOnly() const { return m_mode != Mode::ReadWrite; }

    /// False for a file that is no SQLite database at all. Opening alone does not tell.
    [[nodiscard]] bool isSqlite();

    /// Runs one statement without parameters.
    Result<void> run(const QString &sql);
    /// Runs every statement of a script; nothing is rolled back on failure.
    Result<void> runScript(const QString &script);
    /// The first column of the first row, e.g. a pragma's answer; invalid when there is no row.
    Result<QVariant> value(const QString &sql);
    /// Every row of one statement without parameters, as texts.
    Result<QList<QStringList>> rows(const QString &sql);
    /// The statement `-- name:` in `db/sql/NOUN.sql`, as "noun.name", prepared once and ready to bind.
    /// An unknown name is a programming error and asserts.
    QSqlQuery &statement(const QString &name);
    /// Executes a bound statement.
    Result<void> execute(QSqlQuery &query);

    /// How long a statement waits for what another program writes before it fails; 5000 ms unless something else is
    /// said.
    void setPatience(int milliseconds);
    /// Keeps other processes from treating the library as unused, whatever else this one does with the file. For files
    /// in WAL mode only: nothing may need them alone.
    void holdFile();

    [[nodiscard]] Error failure(const QSqlError &error) const;

private:
    Connection(const QString &path, Mode mode, const QString &name);

    QString m_path;
    Mode m_mode;
    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<FileLock> m_lock;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
};

/// A transaction is a scope: rolled back unless committed. Takes SQLite's write lock at once, so that what it
/// reads is what it changes.
class Transaction
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Transaction>> begin(Connection &connection);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(connection) {}
    Connection &m_connection;
    bool m_open = true;
};

} // namespace vd
