#include "connection.h"

#include "filelock.h"
#include "sqltexts.h"

#include <QAtomicInt>
#include <QCoreApplication>
#include <QSqlError>
#include <QSqlRecord>
#include <QUrl>
#include <sqlite3.h>

namespace vd {

namespace {

constexpr int usualPatienceMs = 5000;

QString uniqueName()
{
    static QAtomicInt counter;
    return QStringLiteral("verdict-%1").arg(counter.fetchAndAddRelaxed(1));
}

} // namespace

Connection::Connection(const QString &path, Mode mode, const QString &name)
    : m_path(path), m_mode(mode), m_name(name), m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name))
{
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(usualPatienceMs);
    QString file = path;
    if (mode == Mode::ReadOnly || mode == Mode::Immutable)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (mode == Mode::Immutable) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        file = QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
    }
    m_database.setConnectOptions(options);
    m_database.setDatabaseName(file);
}

Connection::~Connection()
{
    m_statements.clear();
    m_lock.reset(); // first: the last to close tidies up
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Mode mode)
{
    // SQLite counts its memory under a lock that all connections share, for figures that nobody asks for.
    [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    std::unique_ptr<Connection> connection(new Connection(path, mode, uniqueName()));
    if (!connection->m_database.open())
        return connection->failure(connection->m_database.lastError());
    if (mode == Mode::QueryOnly)
        if (auto done = connection->run(QStringLiteral("PRAGMA query_only = ON")); !done)
            return done.error();
    return connection;
}

void Connection::holdFile()
{
    m_lock = std::make_unique<FileLock>(m_path);
}

bool Connection::isSqlite()
{
    constexpr auto notADatabase = "26"; // SQLITE_NOTADB
    QSqlQuery query(m_database);
    return query.exec(QStringLiteral("PRAGMA application_id")) ||
           query.lastError().nativeErrorCode() != QLatin1String(notADatabase);
}

void Connection::setPatience(int milliseconds)
{
    static_cast<void>(run(QStringLiteral("PRAGMA busy_timeout = %1").arg(milliseconds)).ok()); // sets a number
}

Error Connection::failure(const QSqlError &error) const
{
    constexpr int primary = 0xff; // of an extended code
    if ((error.nativeErrorCode().toInt() & primary) == SQLITE_BUSY)
        return {ErrorKind::Library,
                QCoreApplication::translate("vd::Connection",
                                            "the library is being written to just now, which takes a moment"),
                {},
                m_path};
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return {ErrorKind::Library,
            QCoreApplication::translate("vd::Connection", "the database says: %1").arg(words),
            {},
            m_path};
}

Result<void> Connection::run(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError());
    return {};
}

Result<void> Connection::runScript(const QString &script)
{
    for (const QString &sql : splitScript(script))
        if (auto done = run(sql); !done)
            return done;
    return {};
}

Result<QVariant> Connection::value(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError());
    return query.next() ? query.value(0) : QVariant();
}

Result<QList<QStringList>> Connection::rows(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError());
    QList<QStringList> rows;
    while (query.next()) {
        QStringList &row = rows.emplaceBack();
        for (int column = 0; column < query.record().count(); ++column)
            row << query.value(column).toString();
    }
    return rows;
}

QSqlQuery &Connection::statement(const QString &name)
{
    std::shared_ptr<QSqlQuery> &query = m_statements[name];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        const QString sql = sqlTexts().value(name);
        Q_ASSERT_X(!sql.isEmpty(), "Connection::statement", qPrintable(name));
        // A failure to prepare shows again, with its reason, when the statement is executed.
        query->prepare(sql);
    }
    query->finish();
    return *query;
}

Result<void> Connection::execute(QSqlQuery &query)
{
    if (!query.exec())
        return failure(query.lastError());
    return {};
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Connection &connection)
{
    if (auto begun = connection.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    return std::unique_ptr<Transaction>(new Transaction(connection));
}

Transaction::~Transaction()
{
    if (m_open)
        static_cast<void>(m_connection.run(QStringLiteral("ROLLBACK")).ok());
}

Result<void> Transaction::commit()
{
    auto committed = m_connection.run(QStringLiteral("COMMIT"));
    if (committed)
        m_open = false;
    return committed;
}

} // namespace vd
