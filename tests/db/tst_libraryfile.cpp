// Opening answers with a named outcome, and loses nothing on the way.

#include "libraryfile.h"
#include "sqltexts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <algorithm>
#include <array>
#include <barrier>
#include <unistd.h>

using namespace vd;

class TestLibraryFile : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void createdIsCurrent();
    void createRefusesToOverwrite();
    void staleLogIsNotReplayed();
    void settingsAreInForce();
    void upgradeLeavesACopy();
    void upgradeLeavesAnEarlierCopyAlone();
    void twoProgramsUpgradeOnce();
    void failedUpgradeChangesNothing();
    void newerMinorIsReadable();
    void newerMajorIsRefused();
    void readOnlyWhenAsked();
    void readingLeavesNothingBeside();
    void readOnlyFolder();
    void notALibrary_data();
    void notALibrary();
    void truncated_data();
    void truncated();
    void missing();
    void verifyFindsBrokenReferences();
    void verifyLooksIntoTheIndexesForReading();
    void backupIsWholeAndRefusesToOverwrite();

private:
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QByteArray content(const QString &path) const
    {
        QFile f(path);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibraryFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestLibraryFile::createdIsCurrent()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    const auto opened = LibraryFile::open(file("a.verdict"));
    QCOMPARE(opened.outcome, Opening::Current);
    QVERIFY(opened.isOpen());
    QVERIFY(opened.message.isEmpty());
}

void TestLibraryFile::createRefusesToOverwrite()
{
    QFile other(file("a.verdict"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("precious");
    other.close();
    const auto created = LibraryFile::create(file("a.verdict"));
    QVERIFY(!created.ok());
    QCOMPARE(created.error().kind, ErrorKind::Library);
    QCOMPARE(content(file("a.verdict")), QByteArray("precious"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void TestLibraryFile::staleLogIsNotReplayed()
{
    {
        const auto old = LibraryFile::create(file("a.verdict"));
        QVERIFY((*old)->run(QStringLiteral("INSERT INTO tombstone VALUES ('u', 'tool', 'then')")).ok());
        QVERIFY(QFile::copy(file("a.verdict-wal"), file("kept")));
    }
    QVERIFY(QFile::remove(file("a.verdict")));
    QVERIFY(QFile::rename(file("kept"), file("a.verdict-wal"))); // as after a crash
    const auto fresh = LibraryFile::create(file("a.verdict"));
    QVERIFY(fresh.ok());
    QCOMPARE((*fresh)->value(QStringLiteral("SELECT count(*) FROM tombstone"))->toInt(), 0);
}

void TestLibraryFile::settingsAreInForce()
{
    const auto created = LibraryFile::create(file("a.verdict"));
    QVERIFY(created.ok());
    const auto pragma = [&](const char *name) {
        return (*created)->value(QStringLiteral("PRAGMA ") + QLatin1String(name))->toString();
    };
    QCOMPARE(pragma("application_id").toInt(), LibraryFile::applicationId);
    QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
    QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
    QCOMPARE(pragma("synchronous"), QStringLiteral("2"));
    QVERIFY(!(*created)->run(QStringLiteral("INSERT INTO comparison_tool VALUES (7, 0, 7)")).ok());
}

void TestLibraryFile::upgradeLeavesACopy()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    const QStringList later = schemaMigrations() + QStringList{QStringLiteral("CREATE TABLE extra (x);\n")};
    {
        const auto opened = LibraryFile::open(file("a.verdict"), false, later);
        QCOMPARE(opened.outcome, Opening::Upgraded);
        QVERIFY(opened.message.contains(opened.backup));
        QVERIFY(QFile::exists(opened.backup));
        QVERIFY(opened.connection->run(QStringLiteral("SELECT * FROM extra")).ok());
        QCOMPARE(LibraryFile::open(opened.backup).outcome, Opening::Current); // the copy is of the old version
    }
    QCOMPARE(LibraryFile::open(file("a.verdict"), false, later).outcome, Opening::Current);
}

void TestLibraryFile::upgradeLeavesAnEarlierCopyAlone()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    const QStringList later = schemaMigrations() + QStringList{QStringLiteral("CREATE TABLE extra (x);\n")};
    const QString taken = m_folder->filePath(
        QStringLiteral("a.before-upgrade-%1.verdict").arg(LibraryFile::formatMajor * 1000 + schemaMigrations().size()));
    QFile earlier(taken);
    QVERIFY(earlier.open(QIODevice::WriteOnly));
    earlier.write("precious");
    earlier.close();
    const auto opened = LibraryFile::open(file("a.verdict"), false, later);
    QCOMPARE(opened.outcome, Opening::Upgraded);
    QVERIFY(opened.backup != taken);
    QVERIFY(opened.message.contains(opened.backup));
    QCOMPARE(LibraryFile::open(opened.backup).outcome, Opening::Current);
    QCOMPARE(content(taken), QByteArray("precious"));
}

void TestLibraryFile::twoProgramsUpgradeOnce()
{
    const QStringList later = schemaMigrations() + QStringList{QStringLiteral("CREATE TABLE extra (x);\n")};
    for (int round = 0; round < 20; ++round) {
        init();
        QVERIFY(LibraryFile::create(file("a.verdict")).ok());
        std::barrier together(2);
        std::array<Opening, 2> outcomes{};
        std::array<std::unique_ptr<QThread>, 2> programs;
        for (std::size_t i = 0; i < programs.size(); ++i) {
            programs.at(i).reset(QThread::create([&, i] {
                together.arrive_and_wait();
                outcomes.at(i) = LibraryFile::open(file("a.verdict"), false, later).outcome;
            }));
            programs.at(i)->start();
        }
        for (const auto &program : programs)
            program->wait();
        std::sort(outcomes.begin(), outcomes.end());
        QCOMPARE(outcomes.at(0), Opening::Current);
        QCOMPARE(outcomes.at(1), Opening::Upgraded);
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.before-upgrade-*")}).size(), 1);
    }
}

void TestLibraryFile::failedUpgradeChangesNothing()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    const QStringList bad =
        schemaMigrations() + QStringList{QStringLiteral("CREATE TABLE extra (x);\nCREATE TABLE tool (x);\n")};
    const auto opened = LibraryFile::open(file("a.verdict"), false, bad);
    QVERIFY(!opened.isOpen());
    QVERIFY(!opened.message.isEmpty());
    const auto again = LibraryFile::open(file("a.verdict"));
    QCOMPARE(again.outcome, Opening::Current);
    QVERIFY(!again.connection->run(QStringLiteral("SELECT * FROM extra")).ok());
}

void TestLibraryFile::newerMinorIsReadable()
{
    const QStringList later = schemaMigrations() + QStringList{QStringLiteral("CREATE TABLE extra (x);\n")};
    QVERIFY(LibraryFile::create(file("a.verdict"), later).ok());
    const auto opened = LibraryFile::open(file("a.verdict"));
    QCOMPARE(opened.outcome, Opening::NewerReadable);
    QVERIFY(opened.connection->isReadOnly());
    QVERIFY(!opened.connection->run(QStringLiteral("DELETE FROM lens")).ok());
    QVERIFY(opened.message.contains(QLatin1String("newer")));
}

void TestLibraryFile::newerMajorIsRefused()
{
    const auto created = LibraryFile::create(file("a.verdict"));
    QVERIFY((*created)->run(QStringLiteral("PRAGMA user_version = 2001")).ok());
    const auto opened = LibraryFile::open(file("a.verdict"));
    QCOMPARE(opened.outcome, Opening::Newer);
    QVERIFY(!opened.isOpen());
}

void TestLibraryFile::readOnlyWhenAsked()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    const auto opened = LibraryFile::open(file("a.verdict"), true);
    QCOMPARE(opened.outcome, Opening::ReadOnly);
    QVERIFY(!opened.connection->run(QStringLiteral("DELETE FROM lens")).ok());
}

void TestLibraryFile::readingLeavesNothingBeside()
{
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    QVERIFY(LibraryFile::open(file("a.verdict"), true).isOpen());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("a.verdict")});
}

void TestLibraryFile::readOnlyFolder()
{
    if (geteuid() == 0)
        QSKIP("root writes through permissions");
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto opened = LibraryFile::open(file("a.verdict"));
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(opened.outcome, Opening::ReadOnly);
}

void TestLibraryFile::notALibrary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("dear diary");
    QTest::newRow("long text") << QByteArray(5000, 'x');
    QByteArray otherDatabase("SQLite format 3\0", 16);
    otherDatabase.resize(4096, '\0');
    QTest::newRow("another program's database") << otherDatabase;
}

void TestLibraryFile::notALibrary()
{
    QFETCH(QByteArray, bytes);
    QFile f(file("a.verdict"));
    QVERIFY(f.open(QIODevice::WriteOnly));
    f.write(bytes);
    f.close();
    const auto opened = LibraryFile::open(file("a.verdict"));
    QCOMPARE(opened.outcome, Opening::NotALibrary);
    QVERIFY(!opened.isOpen());
    QCOMPARE(content(file("a.verdict")), bytes);
}

void TestLibraryFile::truncated_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {2, 20, 50, 90, 99})
        QTest::addRow("%d percent left", percent) << percent;
}

void TestLibraryFile::truncated()
{
    QFETCH(int, percent);
    QVERIFY(LibraryFile::create(file("a.verdict")).ok());
    QFile f(file("a.verdict"));
    QVERIFY(f.resize(f.size() * percent / 100));
    const QByteArray left = content(file("a.verdict"));
    const auto opened = LibraryFile::open(file("a.verdict"));
    QCOMPARE(opened.outcome, Opening::Damaged);
    QVERIFY(!opened.isOpen());
    QVERIFY(opened.message.contains(QLatin1String("backup")));
    QCOMPARE(content(file("a.verdict")), left);
}

void TestLibraryFile::missing()
{
    const auto opened = LibraryFile::open(file("nowhere.verdict"));
    QCOMPARE(opened.outcome, Opening::Unreachable);
    QVERIFY(!QFile::exists(file("nowhere.verdict")));
}

void TestLibraryFile::verifyFindsBrokenReferences()
{
    const auto created = LibraryFile::create(file("a.verdict"));
    Connection &c = **created;
    QCOMPARE(LibraryFile::verify(c)->join(u'\n'), QString());
    QVERIFY(c.run(QStringLiteral("PRAGMA foreign_keys = OFF")).ok());
    QVERIFY(c.run(QStringLiteral("INSERT INTO comparison_tool VALUES (7, 0, 7)")).ok());
    const QStringList problems = *LibraryFile::verify(c);
    QCOMPARE(problems.size(), 2);
    QVERIFY(problems.first().contains(QLatin1String("comparison_tool")));
}

void TestLibraryFile::verifyLooksIntoTheIndexesForReading()
{
    {
        const auto created = LibraryFile::create(file("a.verdict"));
        QVERIFY((*created)->run(QStringLiteral("INSERT INTO tool_text (rowid, name) VALUES (7, 'stray')")).ok());
    }
    const auto opened = LibraryFile::open(file("a.verdict"), true);
    QCOMPARE(opened.outcome, Opening::ReadOnly);
    const QStringList problems = *LibraryFile::verify(*opened.connection);
    QCOMPARE(problems, QStringList{QStringLiteral("the search index of every tool does not match what is written")});
    QVERIFY(!opened.connection->run(QStringLiteral("DELETE FROM lens")).ok());
}

void TestLibraryFile::backupIsWholeAndRefusesToOverwrite()
{
    const auto created = LibraryFile::create(file("a.verdict"));
    QVERIFY(LibraryFile::backup(**created, file("it's a copy.verdict")).ok());
    QCOMPARE(LibraryFile::open(file("it's a copy.verdict")).outcome, Opening::Current);
    const auto again = LibraryFile::backup(**created, file("it's a copy.verdict"));
    QVERIFY(!again.ok());
    QCOMPARE(again.error().kind, ErrorKind::File);
}

QTEST_GUILESS_MAIN(TestLibraryFile)
#include "tst_libraryfile.moc"
