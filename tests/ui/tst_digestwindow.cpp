// The digests' window: a week is proposed, put in order, edited, seen and exported; everything can be undone.

#include "deskfixture.h"
#include "digestexport.h"
#include "digestflow.h"
#include "digestwindow.h"
#include "files.h"
#include "mnemonics.h"
#include "pagetheme.h"
#include "previewpane.h"
#include "scriptedprompts.h"
#include "temporarylibrary.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
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
    void titleFollowsTheDays();
    void proposesWhatIsMissing();
    void addsByHand();
    void showsTheText();
    void keepsThePlaceInTheText();
    void followsTheTheme();
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
    QCOMPARE(clashingMnemonics(*desk.flow.window()), QStringList());
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

void TestDigestWindow::titleFollowsTheDays()
{
    Desk desk;
    desk.press("digestNew");
    const Digest made = desk.stored();
    const auto type = [&](const char *field, const QString &text) {
        auto *line = desk.find<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        desk.flow.flush();
    };
    type("ends_on", u"2026-05-16"_s);
    QCOMPARE(desk.stored().title, u"Verdicts, 9 to 16 May 2026"_s);
    QCOMPARE(desk.find<QLineEdit>("title")->text(), desk.stored().title);
    QVERIFY(desk.library->undo().ok()); // both, in one step
    QCOMPARE(desk.stored().title, made.title);
    QCOMPARE(desk.stored().endsOn, made.endsOn);
    type("title", u"Long legs"_s);
    type("ends_on", u"2026-05-16"_s);
    QCOMPARE(desk.stored().title, u"Long legs"_s);
    type("title", made.title);
    type("ends_on", u"2026-05-15"_s);
    type("sent_on", u"2026-05-15"_s);
    type("ends_on", u"2026-05-16"_s);
    QCOMPARE(desk.stored().title, made.title); // as it was sent
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

void TestDigestWindow::addsByHand()
{
    Desk desk;
    Comparison old = *desk.library->get(desk.library->comparisonIds()->first());
    old.publishedOn = QDate(2026, 1, 2);
    QVERIFY(desk.library->update(old, u"edit"_s).ok());
    const QString oldTitle = old.slug == u"pair-0"_s ? u"Heron vs Stork"_s : u"Stork vs Egret"_s;
    Comparison draft = old;
    draft.id = {};
    draft.uid = {};
    draft.slug = u"draft"_s;
    draft.headline = u"Heron unseen"_s;
    draft.status = ComparisonStatus::Draft;
    QVERIFY(desk.library->add(draft, u"new"_s).ok());
    desk.press("digestNew");
    QCOMPARE(desk.titles().size(), 1);

    auto *add = desk.find<QLineEdit>("digestAdd");
    add->setFocus();
    QTest::keyClicks(add, u"rOn"_s);
    QCOMPARE(add->completer()->completionCount(), oldTitle.startsWith(u"Heron"_s) ? 1 : 0);
    add->clear();
    QTest::keyClicks(add, u"stork"_s); // in both names, one of which is in the digest
    QTest::keyClick(add, Qt::Key_Return);
    QTRY_COMPARE(desk.titles().size(), 2);
    QCOMPARE(desk.titles().last(), QString(u"Changed: "_s + oldTitle)); // it is not of these days
    QCOMPARE(desk.entries()->currentRow(), 1);                          // what changed is to be written
    QCOMPARE(desk.find<QLineEdit>("digestHeading")->text(), oldTitle);
    QCOMPARE(add->text(), QString());
    QCOMPARE(desk.stored().entries.last().comparison, old.slug);
    QTest::keyClick(add, Qt::Key_Down);
    QCOMPARE(add->completer()->completionCount(), 0);
    QVERIFY(desk.library->undo().ok()); // by itself
    QCOMPARE(desk.titles().size(), 1);

    QTest::keyClick(add, Qt::Key_Down);
    QVERIFY(add->completer()->popup()->isVisible());
    QTest::keyClick(add->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(add->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(desk.titles().size(), 2);
    QTRY_COMPARE(add->text(), QString());
}

void TestDigestWindow::keepsThePlaceInTheText()
{
    Desk desk;
    desk.press("digestNew");
    Digest digest = desk.stored();
    digest.intro = u"A line.\n\n"_s.repeated(200);
    QVERIFY(desk.library->update(digest, u"edit"_s).ok());
    auto *view = desk.flow.window()->findChild<QTextBrowser *>();
    QTRY_VERIFY(view->verticalScrollBar()->maximum() > 50);
    view->verticalScrollBar()->setValue(50);
    auto *heading = desk.find<QLineEdit>("digestHeading");
    heading->setFocus();
    QTest::keyClicks(heading, u"!"_s);
    QTRY_VERIFY(view->toPlainText().contains(heading->text()));
    QCOMPARE(view->verticalScrollBar()->value(), 50);
}

void TestDigestWindow::followsTheTheme()
{
    Desk desk;
    QDir().mkdir(desk.library.file(u"theme"_s));
    const QDir shipped(PageTheme::folderOf({}, {}));
    for (const QString &name : shipped.entryList(QDir::Files)) {
        const QString copy = desk.library.file(u"theme/"_s + name);
        QVERIFY(QFile::copy(shipped.filePath(name), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
    }
    Publication publication = *desk.library->publication();
    publication.theme = desk.library.file(u"theme"_s);
    QVERIFY(desk.library->update(publication, u"edit"_s).ok());
    desk.press("digestNew");
    desk.find<QTabBar>("digestViews")->setCurrentIndex(2); // the page
    auto *preview = desk.flow.window()->findChild<PreviewPane *>();
    const auto saysBroken = [preview] {
        const auto *notice = preview->findChild<QLabel *>(u"notice"_s);
        return notice && notice->isVisible() && notice->text().contains(u"digest.mustache"_s);
    };
    QTRY_VERIFY(preview->source().contains("Summary 1."));
    const QString file = desk.library.file(u"theme/digest.mustache"_s);
    const QByteArray whole = contents(file);
    vd::write(file, whole + "<p>From the theme</p>");
    QTRY_VERIFY(preview->source().contains("From the theme")); // nobody typed
    const QByteArray seen = preview->source();
    vd::write(file, whole + "{{#open}}");
    QTRY_VERIFY(saysBroken());
    QCOMPARE(preview->source(), seen);
    vd::write(file, whole);
    QTRY_VERIFY(!preview->source().contains("From the theme"));
    QVERIFY(!saysBroken());
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
    QCOMPARE(heading->cursorPosition(), 0); // a long one is read from its beginning
    QTest::keyClick(heading, Qt::Key_End);
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

    // What is there already is not replaced unasked.
    vd::write(name + u".txt"_s, "Mine");
    for (const int answer : {1, 0}) {
        desk.prompts.foldersToOpen << desk.library.file(u"out"_s);
        desk.prompts.answers << answer;
        desk.press("digestExport");
        QCOMPARE(contents(name + u".txt"_s) == "Mine", answer == 1);
    }
    const QString asked = desk.prompts.questions.last().detail;
    QVERIFY2(asked.contains(u"2026-05-15.txt"_s) && !asked.contains(u"15.html"_s), qPrintable(asked));
    QVERIFY(desk.prompts.isOver());
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
