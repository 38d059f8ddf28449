// What is said where nothing may be written, and that what lies there stays as it is.

#include "files.h"
#include "programtest.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QMap>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// Every file under a folder with its bytes and when they were written.
QMap<QString, std::pair<QByteArray, QDateTime>> filesOf(const QString &folder)
{
    QMap<QString, std::pair<QByteArray, QDateTime>> files;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        const QString file = it.next();
        files.insert(file.sliced(folder.size() + 1), {contents(file), QFileInfo(file).lastModified()});
    }
    return files;
}

/// A folder that nobody may change, nor those in it; open again when this goes, or it could not be removed.
class Closed
{
public:
    explicit Closed(const QString &folder) : m_folders{folder}
    {
        for (QDirIterator it(folder, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
             it.hasNext();)
            m_folders << it.next();
        for (const QString &one : std::as_const(m_folders))
            if (!QFile::setPermissions(one, QFile::ReadOwner | QFile::ExeOwner))
                qFatal("cannot close %s", qUtf8Printable(one));
    }
    ~Closed()
    {
        for (const QString &one : std::as_const(m_folders))
            QFile::setPermissions(one, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    Q_DISABLE_COPY_MOVE(Closed)

private:
    QStringList m_folders;
};

const auto noPermission = ": there is no permission to write here; choose another folder\n"_L1;

} // namespace

class TestClosedFolders : public ProgramTest
{
    Q_OBJECT

private slots:
    void init()
    {
        makeFolder();
        makeSample();
    }
    void refuses_data();
    void refuses();
    void anOldSiteStaysWhole();
    void aSiteGoesOnWhenItsFolderIsOpenAgain();

private:
    /// Something of every tool's and comparison's page changes.
    void changeThePages() const
    {
        write(path("c.json"), R"({"format": "verdict-library", "version": 1, "publication": {"footer": "Anew."}})");
        QCOMPARE(run({u"import"_s, u"s.verdict"_s, u"c.json"_s}).status, 0);
    }
    /// Nothing may be written at or under this place.
    void isRefused(const QString &command, const QString &place) const
    {
        const Run refused = bound(command);
        QVERIFY2(refused.err.startsWith(u"verdict: "_s + place) && refused.err.endsWith(noPermission),
                 qPrintable(refused.err));
        QCOMPARE(refused.status, 3);
    }
    [[nodiscard]] Run bound(const QString &arguments) const { return run(arguments.split(u' '), Rights::WithoutRoots); }
};

void TestClosedFolders::refuses_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("file");
    const QString page = u"export s.verdict --comparison larkspur-4b-vs-tern-coder --output "_s;
    QTest::newRow("a site") << u"export s.verdict --site closed"_s << u"closed"_s;
    QTest::newRow("a site beside other files") << u"export s.verdict --site closed --adopt"_s << u"closed"_s;
    QTest::newRow("a site in a folder to be made") << u"export s.verdict --site closed/new"_s << u"closed/new"_s;
    QTest::newRow("a page") << page + u"closed/x.html"_s << u"closed/x.html"_s;
    QTest::newRow("Markdown") << page + u"closed/x.md"_s << u"closed/x.md"_s;
    QTest::newRow("a card") << page + u"closed/x.embed.html"_s << u"closed/x.embed.html"_s;
    QTest::newRow("a digest") << u"digest s.verdict --from 2026-11-09 --to 2026-11-15 --output closed"_s
                              << u"closed/2026-11-15.mail.html"_s;
    QTest::newRow("forms") << u"forms s.verdict --reviewer desmond-achterberg --output closed"_s
                           << u"closed/desmond-achterberg.txt"_s;
    QTest::newRow("a backup") << u"backup s.verdict closed/copy.verdict"_s << u"closed/copy.verdict"_s;
    QTest::newRow("a dump") << u"dump s.verdict --output closed/s.json"_s << u"closed/s.json"_s;
}

void TestClosedFolders::refuses()
{
    QFETCH(QString, command);
    QFETCH(QString, file);
    QVERIFY(QDir().mkdir(path("closed")));
    const Closed closed(path("closed"));
    const Run refused = bound(command);
    QCOMPARE(refused.err, u"verdict: "_s + file + noPermission);
    QCOMPARE(refused.status, 3);
    QVERIFY(refused.out.isEmpty());
    QVERIFY(QDir(path("closed")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestClosedFolders::anOldSiteStaysWhole()
{
    const QString command = u"export s.verdict --site site"_s;
    QCOMPARE(bound(command).status, 0);
    const auto before = filesOf(path("site"));
    QVERIFY(before.size() > 20);
    changeThePages();
    {
        const Closed closed(path("site"));
        isRefused(command, u"site"_s);
        QCOMPARE(filesOf(path("site")), before);
    }
    QCOMPARE(bound(command).status, 0);
    QVERIFY(filesOf(path("site")) != before);
}

void TestClosedFolders::aSiteGoesOnWhenItsFolderIsOpenAgain()
{
    const QString command = u"export s.verdict --site site"_s;
    QCOMPARE(bound(command).status, 0);
    const auto before = filesOf(path("site"));
    changeThePages();
    {
        const Closed closed(path("site/compare"));
        isRefused(command, u"site/compare/"_s);
        const auto after = filesOf(path("site"));
        for (auto file = before.begin(); file != before.end(); ++file)
            if (file.key().startsWith(u"compare/"_s))
                QCOMPARE(after.value(file.key()), file.value());
    }
    QCOMPARE(bound(command).status, 0);
    QCOMPARE(bound(u"export s.verdict --site fresh"_s).status, 0);
    const auto site = filesOf(path("site")), fresh = filesOf(path("fresh"));
    for (auto file = fresh.begin(); file != fresh.end(); ++file)
        if (!file.key().startsWith(u".verdict-site/"_s))
            QVERIFY2(site.value(file.key()).first == file.value().first, qPrintable(file.key()));
}

QTEST_GUILESS_MAIN(TestClosedFolders)
#include "tst_closedfolders.moc"
