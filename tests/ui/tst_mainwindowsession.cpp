// Opening, making and leaving libraries in the desk, and two desks on one library.
#include "deskactions.h"
#include "deskfixture.h"
#include "desklock.h"
#include "libraryfile.h"
#include "recentfiles.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>

using namespace vd;

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void aSecondDeskReadsOnly()
    {
        DeskFixture first;
        first.openSample();
        DeskFixture second;
        second.prompts.answers = {0};
        second.window->openLibrary(first.library().path());
        QVERIFY(second.prompts.questions.first().text.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY(second.window->library());
        QVERIFY(second.library().isReadOnly());
        QVERIFY(second.window->windowTitle().endsWith(QStringLiteral("(read-only)")));
        QVERIFY(!second.window->actions()->newTool->isEnabled());
        QVERIFY(!second.window->actions()->undo->isEnabled());
        QVERIFY(!second.page().isEmpty());
        QVERIFY(second.window->actions()->exportPage->isEnabled());

        // It shows what the first one stores.
        const ComparisonId comparison = first.firstComparison();
        first.window->openRecord(comparison);
        second.window->openRecord(comparison);
        QVERIFY(first.type(QStringLiteral("dek"), QStringLiteral("Seen by both."), true));
        first.window->editor()->flush();
        QTRY_VERIFY_WITH_TIMEOUT(second.page().contains("Seen by both."), 3000);
    }

    void aSecondDeskMayBeGivenUp()
    {
        DeskFixture first;
        first.openSample();
        DeskFixture second;
        second.prompts.answers = {1};
        second.window->openLibrary(first.library().path());
        QVERIFY(!second.window->library());
    }

    void asksBeforeWhatCannotBeWrittenGoes()
    {
        DeskFixture desk;
        desk.openSample();
        const QList<ToolId> tools = *desk.library().toolIds();
        desk.window->openRecord(tools.first());
        QVERIFY(desk.library().connection().run(QStringLiteral("PRAGMA query_only = 1"))); // as on a full disk
        QVERIFY(desk.type(QStringLiteral("tagline"), QStringLiteral("Typed on a full disk."), true));
        desk.window->openRecord(tools.last());
        QVERIFY2(desk.state().startsWith(QStringLiteral("Not stored: ")), qPrintable(desk.state()));
        desk.prompts.answers = {1};
        QVERIFY(!desk.window->close());
        QVERIFY(desk.library().connection().run(QStringLiteral("PRAGMA query_only = 0")));
        QTRY_COMPARE(desk.library().get(tools.first())->tagline, QStringLiteral("Typed on a full disk."));
        QTRY_COMPARE(desk.state(), QStringLiteral("All changes stored"));
        QVERIFY(desk.window->close());
    }

    void whatIsTypedWhileAnotherProgramWritesIsStoredAfterwards()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        desk.window->openRecord(comparison);
        const auto other = Connection::open(desk.library().path(), Connection::Mode::ReadWrite);
        QVERIFY(other && (*other)->run(QStringLiteral("BEGIN IMMEDIATE")));
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Typed meanwhile."), true));
        QTRY_VERIFY(desk.state().startsWith(QStringLiteral("Not stored: the library is being written to")));
        QVERIFY((*other)->run(QStringLiteral("COMMIT")));
        QTRY_COMPARE(desk.state(), QStringLiteral("All changes stored"));
        QCOMPARE(desk.library().get(comparison)->dek, QStringLiteral("Typed meanwhile."));
    }

    void theLockGoesWithTheDesk()
    {
        DeskFixture first;
        first.openSample();
        const QString path = first.library().path();
        QVERIFY(QFile::exists(DeskLock::pathFor(path)));
        first.window->close();
        QVERIFY(!QFile::exists(DeskLock::pathFor(path)));
        DeskFixture second;
        second.window->openLibrary(path);
        QVERIFY(second.window->library());
        QVERIFY(!second.library().isReadOnly());
    }

    void theLockOfADeadProcessIsTakenOver()
    {
        DeskFixture desk;
        desk.makeSample(QStringLiteral("left.verdict"));
        QProcess dead;
        dead.start(QStringLiteral("true"));
        const qint64 process = dead.processId();
        QVERIFY(dead.waitForFinished());
        QFile lock(DeskLock::pathFor(desk.file(QStringLiteral("left.verdict"))));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(QByteArray::number(process) + "\nverdictdesk\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        lock.close();
        desk.window->openLibrary(desk.file(QStringLiteral("left.verdict")));
        QVERIFY(desk.window->library());
        QVERIFY(!desk.library().isReadOnly());
    }

    void whatCannotBeOpenedSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("another file") << QByteArray("Dear diary") << QStringLiteral("library");
        QTest::newRow("an empty file") << QByteArray() << QStringLiteral("library");
    }
    void whatCannotBeOpenedSaysWhy()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        DeskFixture desk;
        QFile file(desk.file(QStringLiteral("other.verdict")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        desk.window->openLibrary(file.fileName());
        QVERIFY(!desk.window->library());
        QVERIFY2(desk.message().contains(says), qPrintable(desk.message()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void aTruncatedLibraryIsSaidToBeDamaged()
    {
        DeskFixture desk;
        desk.makeSample(QStringLiteral("cut.verdict"));
        QFile file(desk.file(QStringLiteral("cut.verdict")));
        QVERIFY(file.resize(file.size() / 2));
        desk.window->openLibrary(file.fileName());
        QVERIFY(!desk.window->library());
        QVERIFY(desk.message().contains(file.fileName()));
    }

    void aMissingFileLeavesTheRecentList()
    {
        DeskFixture desk;
        desk.openSample();
        const QString gone = desk.file(QStringLiteral("gone.verdict"));
        RecentFiles(desk.settings).add(gone);
        desk.window->openLibrary(gone);
        QVERIFY(desk.message().contains(QStringLiteral("gone.verdict")));
        QCOMPARE(RecentFiles(desk.settings).paths(), QStringList{desk.library().path()});
        QVERIFY(desk.window->library()); // the other one stays open
    }

    void aNewLibraryBeginsWithTheSampleWhenAsked()
    {
        DeskFixture desk;
        desk.prompts.filesToSave = {desk.file(QStringLiteral("mine"))};
        desk.prompts.answers = {1};
        desk.window->actions()->newLibrary->trigger();
        QCOMPARE(desk.library().path(), desk.file(QStringLiteral("mine.verdict")));
        QVERIFY(desk.library().comparisonIds()->size() >= 4);

        desk.prompts.filesToSave = {desk.file(QStringLiteral("mine.verdict"))}; // is not overwritten
        desk.window->actions()->newLibrary->trigger();
        QVERIFY(desk.message().contains(QStringLiteral("exists already")));
        QVERIFY(desk.library().comparisonIds()->size() >= 4);
    }

    void anEmptyLibraryInvites()
    {
        DeskFixture desk;
        desk.prompts.filesToSave = {desk.file(QStringLiteral("empty.verdict"))};
        desk.prompts.answers = {0};
        desk.window->actions()->newLibrary->trigger();
        QCOMPARE(desk.window->windowTitle(), QStringLiteral("empty.verdict"));
        QCOMPARE(desk.page(), QByteArray());
        desk.window->actions()->newComparison->trigger(); // without a dialog: there is nothing to choose from
        QVERIFY(desk.message().contains(QStringLiteral("two tools")));
    }

    void whatWasOpenIsOpenedAgain()
    {
        DeskFixture desk;
        desk.openSample();
        const QString path = desk.library().path();
        desk.window->close();
        desk.window.reset();
        desk.start();
        desk.window->openLibrary(MainWindow::lastLibrary(desk.settings));
        QCOMPARE(desk.library().path(), path);

        desk.window->actions()->closeLibrary->trigger();
        desk.window->close();
        desk.window.reset();
        desk.start();
        QCOMPARE(MainWindow::lastLibrary(desk.settings), QString());
    }

    void aNewerLibraryIsOpenForReading()
    {
        DeskFixture desk;
        desk.makeSample(QStringLiteral("newer.verdict"));
        {
            auto connection = Connection::open(desk.file(QStringLiteral("newer.verdict")), Connection::Mode::ReadWrite);
            QVERIFY(connection);
            const int version = LibraryFile::formatMajor * 1000 + 999; // of a later minor
            QVERIFY((*connection)->run(QStringLiteral("PRAGMA user_version = %1").arg(version)));
        }
        desk.window->openLibrary(desk.file(QStringLiteral("newer.verdict")));
        QVERIFY(desk.window->library());
        QVERIFY(desk.library().isReadOnly());
        QVERIFY2(desk.message().contains(QStringLiteral("newer Verdict Desk")), qPrintable(desk.message()));
        QCOMPARE(desk.state(), QStringLiteral("Read-only: nothing is stored"));
        QVERIFY(!desk.page().isEmpty());
        QVERIFY(!desk.window->actions()->newTool->isEnabled());
    }

    void theNameIsAskedOnce()
    {
        DeskFixture desk;
        desk.settings.remove(QStringLiteral("user/name"));
        desk.openSample();
        auto *name = desk.window->findChild<QLineEdit *>(QStringLiteral("userName"));
        QVERIFY(name);
        name->setText(QStringLiteral("  Ada   Byron "));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(desk.library().user(), QStringLiteral("Ada Byron"));
        desk.restart();
        QVERIFY(!desk.window->findChild<QLineEdit *>(QStringLiteral("userName")));
        QCOMPARE(desk.library().user(), QStringLiteral("Ada Byron"));
    }
};

int main(int argc, char **argv)
{
    return runDeskTest<SessionTest>(argc, argv);
}

#include "tst_mainwindowsession.moc"
