// The digests' window: a week is proposed, put in order, edited, seen and exported; everything can be undone.

#include "deskfixture.h"
#include "digestexport.h"
#include "digestflow.h"
#include "digestwindow.h"
#include "files.h"
#include "scriptedprompts.h"
#include "temporarylibrary.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTextBrowser>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// A library with two comparisons of the week, and the window that is shown for it.
struct Desk
{
    TemporaryLibrary library;
    ScriptedPrompts prompts;
    QSettings settings;
    DigestFlow flow;

    explicit Desk(bool withComparisons = true)
        : settings(library.file(u"settings.ini"_s), QSettings::IniFormat), flow({prompts, settings}, {}, nullptr)
    {
        QList<ToolId> tools;
        for (const QString &name : {u"Heron"_s, u"Stork"_s, u"Egret"_s}) {
            Tool tool;
            tool.slug = name.toLower();
            tool.name = name;
            tools << *library->add(tool, u"new"_s);
        }
        for (int i = 0; i < (withComparisons ? 2 : 0); ++i) {
            Comparison comparison;
            comparison.slug = u"pair-%1"_s.arg(i);
            comparison.tools = {tools.at(i), tools.at(i + 1)};
            comparison.summary = u"Summary %1."_s.arg(i);
            comparison.status = ComparisonStatus::Published;
            comparison.publishedOn = QDate(2026, 5, 12 + i);
            [&] { QVERIFY(library->add(comparison, u"new"_s).ok()); }();
        }
        settings.setValue(u"digest/view"_s, 1); // the text: it needs no browser
        flow.setLibrary(&*library);
        flow.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(flow.window())); }();
    }
    template <class Widget>
    Widget *find(const char *name)
    {
        return flow.window()->findChild<Widget *>(QLatin1String(name));
    }
    void press(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    QListWidget *entries() { return find<QListWidget>("digestEntries"); }
    QStringList titles()
    {
        QStringList titles;
        for (int row = 0; row < entries()->count(); ++row)
            titles << entries()->item(row)->text();
        return titles;
    }
    Digest stored() { return library->digests()->value(0); }
};

} // namespace

class TestDigestWindow : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithWhatHappened();
    void saysThatNothingHappened();
    void putsInOrderAndDrops();
    void followsADrag();
    void storesWhatIsTyped();
    void proposesWhatIsMissing();
    void showsTheText();
    void exportsFourFiles();
    void asksBeforeItGivesSomebodyAway();
    void waitsForAnImport();
};

void TestDigestWindow::beginsWithWhatHappened()
{
    Desk desk;
    QCOMPARE(desk.find<QDateEdit>("digestFrom")->date(), QDate(2026, 5, 9));
    QCOMPARE(desk.find<QDateEdit>("digestTo")->date(), QDate(2026, 5, 15));
    QVERIFY(!desk.find<QPushButton>("digestExport")->isEnabled());
    desk.press("digestNew");
    QCOMPARE(desk.titles(), (QStringList{u"New: Stork vs Egret"_s, u"New: Heron vs Stork"_s}));
    QCOMPARE(desk.find<QPlainTextEdit>("digestText")->toPlainText(), u"Summary 1."_s);
    QVERIFY(desk.find<QPushButton>("digestExport")->isEnabled());
    QCOMPARE(desk.stored().entries.size(), 2);
    QVERIFY(desk.library->undo().ok());
    QCOMPARE(desk.find<QComboBox>("digestChoice")->count(), 0);
    QVERIFY(desk.library->redo().ok());
    QCOMPARE(desk.titles().size(), 2);
}

void TestDigestWindow::saysThatNothingHappened()
{
    Desk desk(false);
    desk.press("digestNew");
    QVERIFY(desk.find<QLabel>("digestState")->text().startsWith(u"Nothing was published"_s));
    QCOMPARE(desk.stored().title, u"Verdicts, 9 to 15 May 2026"_s); // to be filled by hand
    desk.find<QDateEdit>("digestFrom")->setDate(QDate(2026, 6, 1));
    desk.press("digestNew");
    QVERIFY(desk.find<QLabel>("digestState")->text().contains(u"must not be after"_s));
    QCOMPARE(desk.library->digests()->size(), 1);
}

void TestDigestWindow::putsInOrderAndDrops()
{
    Desk desk;
    desk.press("digestNew");
    desk.entries()->setFocus();
    QTest::keyClick(desk.entries(), Qt::Key_Down, Qt::AltModifier);
    const QStringList swapped{u"New: Heron vs Stork"_s, u"New: Stork vs Egret"_s};
    QCOMPARE(desk.titles(), swapped);
    QCOMPARE(desk.entries()->currentRow(), 1); // with the entry that was moved
    QCOMPARE(desk.stored().entries.first().comparison, u"pair-0"_s);
    QTest::keyClick(desk.entries(), Qt::Key_Delete);
    QCOMPARE(desk.titles(), QStringList{swapped.first()});
    QCOMPARE(desk.stored().entries.size(), 1);
    QVERIFY(desk.library->undo().ok()); // each by itself
    QCOMPARE(desk.titles(), swapped);
    QVERIFY(desk.library->undo().ok());
    QCOMPARE(desk.titles().first(), swapped.last());
}

void TestDigestWindow::followsADrag()
{
    Desk desk;
    desk.press("digestNew");
    QVERIFY(desk.entries()->model()->moveRow({}, 0, {}, 2)); // what a drop does
    QTRY_COMPARE(desk.stored().entries.first().comparison, u"pair-0"_s);
    QCOMPARE(desk.titles().first(), u"New: Heron vs Stork"_s);
    QVERIFY(desk.library->undo().ok());
    QCOMPARE(desk.titles().first(), u"New: Stork vs Egret"_s);
}

void TestDigestWindow::storesWhatIsTyped()
{
    Desk desk;
    desk.press("digestNew");
    auto *heading = desk.find<QLineEdit>("digestHeading");
    heading->setFocus();
    heading->selectAll();
    QTest::keyClicks(heading, u"Legs"_s);
    QCOMPARE(desk.titles().first(), u"New: Legs"_s);
    QTRY_COMPARE(desk.stored().entries.first().heading, u"Legs"_s);
    desk.entries()->setCurrentRow(1);
    QCOMPARE(heading->text(), u"Heron vs Stork"_s);
    auto *text = desk.find<QPlainTextEdit>("digestText");
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, u"Other words."_s);
    desk.flow.flush();
    QCOMPARE(desk.stored().entries.at(1).text, u"Other words."_s);
    QCOMPARE(desk.stored().entries.first().heading, u"Legs"_s);
    QVERIFY(desk.library->undo().ok());
    QCOMPARE(text->toPlainText(), u"Summary 0."_s);
    QCOMPARE(desk.entries()->currentRow(), 1);
    QVERIFY(desk.library->undo().ok());
    QCOMPARE(desk.titles().first(), u"New: Stork vs Egret"_s);

    auto *last = desk.find<QLineEdit>("ends_on");
    last->setFocus();
    last->selectAll();
    QTest::keyClicks(last, u"2026-05-01"_s);
    desk.flow.flush();
    QVERIFY(desk.find<QLabel>("digestState")->text().startsWith(u"Not stored: "_s));
    QCOMPARE(desk.stored().endsOn, QDate(2026, 5, 15));
    QCOMPARE(desk.flow.refusals().size(), 1); // the desk asks before it leaves that behind
    last->selectAll();
    QTest::keyClicks(last, u"2026-05-16"_s);
    desk.flow.flush();
    QCOMPARE(desk.find<QLabel>("digestState")->text(), QString());
    QCOMPARE(desk.stored().endsOn, QDate(2026, 5, 16));
}

void TestDigestWindow::proposesWhatIsMissing()
{
    Desk desk;
    desk.press("digestNew");
    QTest::keyClick(desk.entries(), Qt::Key_Delete);
    QCOMPARE(desk.titles(), QStringList{u"New: Heron vs Stork"_s});
    desk.press("digestPropose");
    QCOMPARE(desk.titles(), (QStringList{u"New: Heron vs Stork"_s, u"New: Stork vs Egret"_s}));
    desk.press("digestPropose");
    QVERIFY(desk.find<QLabel>("digestState")->text().startsWith(u"Nothing is missing"_s));
    QCOMPARE(desk.titles().size(), 2);
}

void TestDigestWindow::showsTheText()
{
    Desk desk;
    desk.press("digestNew");
    auto *view = desk.flow.window()->findChild<QTextBrowser *>();
    QVERIFY(view->isVisible());
    QTRY_VERIFY(view->toPlainText().contains(u"Summary 1."_s));
    auto *heading = desk.find<QLineEdit>("digestHeading");
    heading->setFocus();
    QTest::keyClicks(heading, u"!"_s);
    QTRY_VERIFY(view->toPlainText().contains(heading->text()));
}

void TestDigestWindow::exportsFourFiles()
{
    Desk desk;
    desk.press("digestNew");
    auto *heading = desk.find<QLineEdit>("digestHeading");
    heading->setFocus();
    QTest::keyClicks(heading, u" now"_s); // not stored yet
    QDir().mkdir(desk.library.file(u"out"_s));
    desk.prompts.foldersToOpen << desk.library.file(u"out"_s);
    desk.press("digestExport");
    const QString name = desk.library.file(u"out/2026-05-15"_s);
    for (const char *ending : {".eml", ".html", ".mail.html", ".txt"})
        QVERIFY2(!contents(name + QLatin1String(ending)).isEmpty(), ending);
    QVERIFY(contents(name + u".txt"_s).contains("Stork vs Egret now"));
    const QString said = desk.find<QLabel>("digestState")->text();
    QVERIFY2(said.startsWith(u"Written to "_s) && said.contains(u"no base URL"_s), qPrintable(said));
}

void TestDigestWindow::asksBeforeItGivesSomebodyAway()
{
    Desk desk;
    Publication publication = *desk.library->publication();
    publication.anonymous = true;
    QVERIFY(desk.library->update(publication, u"edit"_s).ok());
    Reviewer ada;
    ada.slug = u"ada"_s;
    ada.name = u"Ada Quill"_s;
    QVERIFY(desk.library->add(ada, u"new"_s).ok());
    desk.press("digestNew");
    auto *heading = desk.find<QLineEdit>("digestHeading");
    heading->setFocus();
    QTest::keyClicks(heading, u" by Ada Quill"_s);
    QDir().mkdir(desk.library.file(u"out"_s));
    desk.prompts.answers << 1;
    desk.press("digestExport");
    QVERIFY(QDir(desk.library.file(u"out"_s)).isEmpty());
    desk.prompts.answers << 0;
    desk.prompts.foldersToOpen << desk.library.file(u"out"_s);
    desk.press("digestExport");
    QCOMPARE(QDir(desk.library.file(u"out"_s)).entryList(QDir::Files).size(), 4);
}

void TestDigestWindow::waitsForAnImport()
{
    Desk desk;
    desk.press("digestNew");
    desk.flow.setWriting(true);
    QVERIFY(!desk.entries()->isEnabled());
    QVERIFY(!desk.find<QPushButton>("digestNew")->isEnabled());
    desk.flow.setWriting(false);
    QVERIFY(desk.entries()->isEnabled());
    desk.flow.setLibrary(nullptr);
    QVERIFY(!desk.flow.window()->isVisible());
}

int main(int argc, char **argv)
{
    return runDeskTest<TestDigestWindow>(argc, argv);
}
#include "tst_digestwindow.moc"
