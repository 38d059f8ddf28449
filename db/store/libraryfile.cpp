#include "libraryfile.h"

#include "sqltexts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace vd {

namespace {

constexpr int migrationsPerMajor = 1000;

int versionAfter(qsizetype migrations)
{
    return LibraryFile::formatMajor * migrationsPerMajor + int(migrations);
}

/// Verifies a pragma by its answer: SQLite ignores what it cannot do.
Result<void> demand(Connection &connection, const char *pragma, const QString &setting, const QVariant &answer)
{
    const QString name = QLatin1String(pragma);
    if (auto done = connection.value(QStringLiteral("PRAGMA %1 = %2").arg(name, setting)); !done)
        return done.error();
    const auto told = connection.value(QStringLiteral("PRAGMA %1").arg(name));
    if (!told)
        return told.error();
    if (told->toString() != answer.toString())
        return Error{ErrorKind::Library,
                     QCoreApplication::translate("vd::LibraryFile",
                                                 "this place cannot hold a library safely (%1 is \"%2\"); "
                                                 "copy the library to a local disk and open it there")
                         .arg(name, told->toString()),
                     {},
                     connection.path()};
    return {};
}

Result<void> prepareForUse(Connection &connection)
{
    if (auto done = demand(connection, "foreign_keys", QStringLiteral("ON"), 1); !done)
        return done;
    static_cast<void>(connection.run(QStringLiteral("PRAGMA cache_size = -32768")).ok());
    if (connection.isReadOnly()) {
        const auto mode = connection.value(QStringLiteral("PRAGMA journal_mode"));
        if (mode && mode->toString() == QStringLiteral("wal"))
            connection.holdFile();
        return {};
    }
    if (auto done = demand(connection, "journal_mode", QStringLiteral("WAL"), QStringLiteral("wal")); !done)
        return done;
    connection.holdFile();
    return demand(connection, "synchronous", QStringLiteral("FULL"), 2);
}

/// Within a transaction.
Result<void> migrate(Connection &connection, qsizetype from, const QStringList &migrations)
{
    for (qsizetype i = from; i < migrations.size(); ++i)
        if (auto done = connection.runScript(migrations.at(i)); !done)
            return done;
    const QString version = QString::number(versionAfter(migrations.size()));
    return connection.run(QStringLiteral("PRAGMA user_version = ") + version);
}

Result<void> makeSchema(Connection &connection, const QStringList &migrations)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    if (auto done = migrate(connection, 0, migrations); !done)
        return done;
    return (*transaction)->commit();
}

/// "NAME.before-upgrade-1001.verdict" beside the library, or with the next number that no file has: ".2" …
QString freeCopyName(const QFileInfo &library, int version)
{
    const QString name = QStringLiteral("%1/%2.before-upgrade-%3")
                             .arg(library.absolutePath(), library.completeBaseName(), QString::number(version));
    const auto numbered = [&](int number) -> QString {
        const QString suffix = number == 1 ? QString() : u'.' + QString::number(number);
        return name + suffix + u'.' + library.suffix();
    };
    int number = 1;
    while (QFileInfo::exists(numbered(number)))
        ++number;
    return numbered(number);
}

LibraryFile::Opened closed(Opening outcome, const QString &message)
{
    return {outcome, nullptr, message, {}};
}

/// Why no library can be put at a place; empty when one can.
QString obstacleAt(const QString &path)
{
    const QFileInfo target(path);
    if (target.exists())
        return LibraryFile::tr("there is already a file of this name; choose another one");
    if (!target.absoluteDir().exists())
        return LibraryFile::tr("there is no such folder; make it first");
    return QFileInfo(target.absolutePath()).isWritable()
               ? QString()
               : LibraryFile::tr("there is no permission to write here; choose another folder");
}

/// Puts a finished file in its place, refusing to overwrite. What an earlier file of that name left beside it must go:
/// SQLite would replay a stale log into the new file.
bool putInPlace(const QString &draft, const QString &path)
{
    if (QFile::exists(path))
        return false;
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
    return QFile::rename(draft, path);
}

/// The application id in the file's header.
Result<qint64> kindOf(const Result<std::unique_ptr<Connection>> &connection)
{
    if (!connection)
        return connection.error();
    const auto id = (*connection)->value(QStringLiteral("PRAGMA application_id"));
    if (!id)
        return id.error();
    return id->toLongLong();
}

/// The file's size by its header. Reads the schema too, so it fails where that is damaged.
Result<qint64> sizeByHeader(Connection &connection)
{
    const auto pages = connection.value(QStringLiteral("PRAGMA page_count"));
    if (!pages)
        return pages.error();
    const auto pageSize = connection.value(QStringLiteral("PRAGMA page_size"));
    if (!pageSize)
        return pageSize.error();
    return pages->toLongLong() * pageSize->toLongLong();
}

/// Reads beside whoever holds the write lock.
Result<void> copyOf(const QString &path, const QString &copy)
{
    const auto reader = Connection::open(path, Connection::Mode::QueryOnly);
    return reader ? LibraryFile::backup(**reader, copy) : reader.error();
}

bool canBeWritten(const QFileInfo &library)
{
    return library.isWritable() && QFileInfo(library.absolutePath()).isWritable();
}

/// For statements that a connection which only queries refuses, although they leave the library as it is.
class WritingAllowed
{
public:
    explicit WritingAllowed(Connection &connection) : m_connection(connection) { allow(true); }
    ~WritingAllowed() { allow(false); }
    Q_DISABLE_COPY_MOVE(WritingAllowed)

private:
    void allow(bool yes)
    {
        if (m_connection.isReadOnly())
            static_cast<void>(
                m_connection
                    .run(yes ? QStringLiteral("PRAGMA query_only = OFF") : QStringLiteral("PRAGMA query_only = ON"))
                    .ok());
    }
    Connection &m_connection;
};

bool hasPendingWal(const QString &path)
{
    return QFileInfo(path + QStringLiteral("-wal")).size() > 0;
}

} // namespace

bool LibraryFile::seemsToBe(const QString &path)
{
    const QString file = QFileInfo::exists(path) ? QFileInfo(path).canonicalFilePath() : path;
    return file.endsWith(QLatin1String(suffix), Qt::CaseInsensitive) ||
           QFileInfo::exists(file + QStringLiteral("-wal"));
}

Result<std::unique_ptr<Connection>> LibraryFile::create(const QString &path)
{
    return create(path, schemaMigrations());
}

Result<std::unique_ptr<Connection>> LibraryFile::create(const QString &path, const QStringList &migrations)
{
    if (const QString obstacle = obstacleAt(path); !obstacle.isEmpty())
        return Error{ErrorKind::Library, obstacle, {}, path};
    const QString draft = path + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".part");
    Result<void> made;
    {
        auto connection = Connection::open(draft, Connection::Mode::ReadWrite);
        if (connection) {
            made = (*connection)->run(QStringLiteral("PRAGMA application_id = %1").arg(applicationId));
            if (made)
                made = makeSchema(**connection, migrations);
        } else {
            made = connection.error();
        }
    }
    if (made && !putInPlace(draft, path))
        made = Error{
            ErrorKind::Library, tr("the library cannot be put in place; check the folder's permissions"), {}, path};
    if (!made) {
        QFile::remove(draft);
        QFile::remove(draft + QStringLiteral("-journal"));
        return made.error().in(path);
    }
    Opened opened = open(path, false, migrations);
    if (opened.outcome != Opening::Current)
        return Error{ErrorKind::Library, opened.message, {}, path};
    return std::move(opened.connection);
}

LibraryFile::Opened LibraryFile::open(const QString &path, bool readOnly)
{
    return open(path, readOnly, schemaMigrations());
}

LibraryFile::Opened LibraryFile::open(const QString &path, bool readOnly, const QStringList &migrations)
{
    const QFileInfo info(path);
    if (!info.exists())
        return closed(Opening::Unreachable, tr("there is no such file; check the name, or make a new library"));
    if (!info.isFile() || !info.isReadable())
        return closed(Opening::Unreachable, tr("the file cannot be read; check its permissions"));

    // All of it is read through SQLite: closing a descriptor of one's own would drop the process's locks on the file
    // (https://www.sqlite.org/howtocorrupt.html, 2.2), and another process would take the log away under an open desk.
    const bool writable = canBeWritten(info);
    const bool forWriting = writable && !readOnly;
    const Connection::Mode reading = writable ? Connection::Mode::QueryOnly : Connection::Mode::ReadOnly;
    auto connection = Connection::open(path, forWriting ? Connection::Mode::ReadWrite : reading);
    auto kind = kindOf(connection);
    if (!kind && !forWriting && !hasPendingWal(path)) {
        // Read-only media: without room for the shared-memory file, only an immutable connection can read.
        connection = Connection::open(path, Connection::Mode::Immutable);
        kind = kindOf(connection);
    }
    const bool isOther = kind ? *kind != applicationId : connection && !(*connection)->isSqlite();
    if (isOther)
        return closed(Opening::NotALibrary, tr("this is not a Verdict Desk library"));
    const QString damage =
        tr("the library is damaged or truncated; open the last backup, or ask for help before you change anything");
    const auto size = kind ? sizeByHeader(**connection) : Result<qint64>(kind.error());
    if (!size)
        return closed(Opening::Damaged, damage + QStringLiteral(" (") + size.error().what + u')');
    // SQLite itself takes a page that is cut for a whole one.
    if (*size > QFileInfo(path).size() && !hasPendingWal(path))
        return closed(Opening::Damaged,
                      tr("the library is damaged or truncated: %1 of %2 bytes are left; open the last backup")
                          .arg(QFileInfo(path).size())
                          .arg(*size));
    const auto version = (*connection)->value(QStringLiteral("PRAGMA user_version"));
    if (!version || version->toInt() <= 0)
        return closed(Opening::Damaged, damage);

    const int current = versionAfter(migrations.size());
    if (version->toInt() / migrationsPerMajor > formatMajor)
        return closed(Opening::Newer, tr("the library was made by a newer Verdict Desk; update this one to open it"));
    if (version->toInt() > current) {
        connection = Connection::open(path, reading);
        if (!connection)
            return closed(Opening::Unreachable, connection.error().what);
        if (auto done = prepareForUse(**connection); !done)
            return closed(Opening::Unreachable, done.error().what);
        return {Opening::NewerReadable,
                std::move(*connection),
                tr("the library was made by a newer Verdict Desk and can only be read; update this one to change it"),
                {}};
    }
    if (auto done = prepareForUse(**connection); !done)
        return closed(Opening::Unreachable, done.error().what);
    if (version->toInt() < current) {
        if (!forWriting)
            return closed(
                Opening::Unreachable,
                tr("the library is of an older version and must be upgraded first; open it for writing once"));
        // With the write lock nobody else upgrades it, and the copy is of what is upgraded.
        auto transaction = Transaction::begin(**connection);
        const auto now = (*connection)->value(QStringLiteral("PRAGMA user_version"));
        if (!transaction || !now)
            return closed(Opening::Unreachable,
                          tr("the library needs an upgrade, but somebody else is writing to it; try again: %1")
                              .arg(transaction ? now.error().what : transaction.error().what));
        if (now->toInt() != version->toInt()) { // another program was faster
            *transaction = nullptr;
            *connection = nullptr;
            return open(path, readOnly, migrations);
        }
        const QString copy = freeCopyName(info, version->toInt());
        if (auto done = copyOf(path, copy); !done)
            return closed(
                Opening::Unreachable,
                tr("the library needs an upgrade, but no copy could be made first: %1").arg(done.error().text()));
        auto done = migrate(**connection, version->toInt() % migrationsPerMajor, migrations);
        if (done)
            done = (*transaction)->commit();
        if (!done)
            return closed(Opening::Damaged, tr("the upgrade failed, nothing was changed: %1").arg(done.error().what));
        return {Opening::Upgraded, std::move(*connection),
                tr("the library was upgraded; the old one is kept as %1").arg(copy), copy};
    }
    if (!forWriting)
        return {Opening::ReadOnly,
                std::move(*connection),
                readOnly ? tr("the library is open for reading only")
                         : tr("the library cannot be written here and is open for reading only"),
                {}};
    return {Opening::Current, std::move(*connection), {}, {}};
}

Result<QStringList> LibraryFile::verify(Connection &connection)
{
    QStringList problems;
    const auto collect = [&](const QString &sql, auto describe) -> Result<void> {
        auto rows = connection.rows(sql);
        if (!rows)
            return rows.error();
        for (const QStringList &row : *rows)
            if (const QString problem = describe(row); !problem.isEmpty())
                problems << problem;
        return {};
    };
    if (auto done = collect(
            QStringLiteral("PRAGMA integrity_check"),
            [](const QStringList &row) { return row.value(0) == QLatin1String("ok") ? QString() : row.value(0); });
        !done)
        return done.error();
    if (auto done = collect(QStringLiteral("PRAGMA foreign_key_check"),
                            [](const QStringList &row) {
                                return tr("a row of %1 (%2) refers to a %3 that is missing")
                                    .arg(row.value(0), row.value(1), row.value(2));
                            });
        !done)
        return done.error();
    // The check of the indexes changes nothing, but counts as writing.
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!canBeWritten(QFileInfo(connection.path())) || !version ||
        version->toInt() > versionAfter(schemaMigrations().size()))
        return problems;
    const WritingAllowed allowed(connection);
    using Index = std::pair<const char *, const char *>;
    for (const auto &[noun, index] :
         {Index{"tool", "tool_text"}, Index{"tool", "tool_name"}, Index{"review", "review_text"},
          Index{"comparison", "comparison_text"}, Index{"reviewer", "reviewer_text"}, Index{"fact", "fact_text"}}) {
        const QLatin1String table(noun);
        const QLatin1String name(index);
        // FTS5's own comparison with the content (rank 1) cannot read views, so the ids are compared here.
        const bool sound =
            connection.run(QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 0)").arg(name)).ok();
        const auto astray = connection.value(
            QStringLiteral(
                "SELECT count(*) FROM (SELECT id FROM (SELECT id FROM %1 UNION ALL SELECT id FROM %2_docsize) "
                "GROUP BY id HAVING count(*) <> 2)")
                .arg(table, name));
        if (!sound || !astray || astray->toInt() != 0)
            problems << tr("the search index of every %1 does not match what is written").arg(table);
    }
    problems.removeDuplicates();
    return problems;
}

Result<void> LibraryFile::backup(Connection &connection, const QString &target)
{
    if (const QString obstacle = obstacleAt(target); !obstacle.isEmpty())
        return Error{ErrorKind::File, obstacle, {}, target};
    const QString draft = target + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".part");
    QString quoted = draft;
    quoted.replace(u'\'', QStringLiteral("''"));
    auto done = [&] {
        const WritingAllowed allowed(connection);
        return connection.run(QStringLiteral("VACUUM INTO '%1'").arg(quoted));
    }();
    if (done && !putInPlace(draft, target))
        done =
            Error{ErrorKind::File, tr("the copy cannot be put in place; check the folder's permissions"), {}, target};
    if (!done) {
        QFile::remove(draft);
        QFile::remove(draft + QStringLiteral("-journal"));
        return Error{ErrorKind::File, done.error().what, {}, target};
    }
    return {};
}

} // namespace vd
