#include "librarypanel.h"
#include "panelsample.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace vd;
using namespace Qt::StringLiterals;

/// The library column in a real window, by mouse and by keyboard.
class TestLibraryPanel : public QObject
{
    Q_OBJECT

private slots:
    void showsSectionsAndCounts();
    void selectsByHand();
    void selectsFromOutside();
    void keepsTheSelection();
    void selectsTheNeighbourOfARemovedRecord();
    void smartListsShowTheirRecords();
    void comparesTwoToFourTools();
    void searchesByKeyboard();
    void entersBeforeTheAnswer();
    void typingInTheListSearches();
    void opensAndRemovesByKeyboard();
    void opensTheContextMenu();
    void saysWhatToDoNext_data();
    void saysWhatToDoNext();
    void saysThatNothingIsFound();
    void isQuietWithoutALibrary();
    void readOnlyOffersNothingNew();
    void showsThePublication();
    void tabsThroughItsParts();
    void isAccessible();

private:
    /// A panel in a shown window with its signals recorded.
    struct Desk
    {
        LibraryPanel panel;
        QSignalSpy selected{&panel, &LibraryPanel::selectionChanged};
        QSignalSpy opened{&panel, &LibraryPanel::openRequested};

        explicit Desk(Library *library) : panel(library)
        {
            panel.resize(300, 700);
            panel.show();
            if (!QTest::qWaitForWindowActive(&panel))
                qFatal("the window does not come up");
        }
        QLineEdit *field() { return panel.findChild<QLineEdit *>(u"librarySearch"_s); }
        QListView *sections() { return panel.findChild<QListView *>(u"librarySections"_s); }
        QListView *records() { return panel.findChild<QListView *>(u"libraryRecords"_s); }
        QListView *hits() { return panel.findChild<QListView *>(u"libraryHits"_s); }
        QPushButton *compare() { return panel.findChild<QPushButton *>(u"libraryCompare"_s); }
        QToolButton *add() { return panel.findChild<QToolButton *>(u"libraryAdd"_s); }
        QString heading() { return panel.findChild<QLabel *>(u"libraryHeading"_s)->text(); }
        QStringList shown(QListView *view)
        {
            QStringList rows;
            for (int row = 0; row < view->model()->rowCount(); ++row)
                rows << view->model()->index(row, 0).data().toString();
            return rows;
        }
        void click(QListView *view, const QString &text, Qt::KeyboardModifiers modifiers = {})
        {
            const auto found =
                view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly);
            if (found.isEmpty())
                qFatal("no row %s", qUtf8Printable(text));
            view->scrollTo(found.first());
            QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, view->visualRect(found.first()).center());
        }
        bool waitForHits(const QString &title)
        {
            return QTest::qWaitFor([&] { return hits()->isVisible() && shown(hits()).contains(title); });
        }
        /// What the state page says, where one is shown; empty otherwise.
        QPushButton *button(const QString &text)
        {
            for (QPushButton *button : panel.findChildren<QPushButton *>())
                if (button->isVisible() && button->text() == text)
                    return button;
            return nullptr;
        }
        bool says(const QString &text)
        {
            for (QLabel *label : panel.findChildren<QLabel *>())
                if (label->isVisible() && label->text() == text)
                    return true;
            return false;
        }
        QList<RecordRef> lastSelection() { return selected.last().first().value<QList<RecordRef>>(); }
    };
};

void TestLibraryPanel::showsSectionsAndCounts()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    QCOMPARE(desk.heading(), u"Comparisons"_s);
    QCOMPARE(desk.shown(desk.records()), QStringList{u"Heron vs Stork"_s});
    const QModelIndex tools = desk.sections()->model()->index(1, 0);
    QTRY_COMPARE(tools.data(Qt::AccessibleTextRole).toString(), u"Tools, 3"_s);
    desk.click(desk.sections(), u"Tools"_s);
    QCOMPARE(desk.heading(), u"Tools"_s);
    QCOMPARE(desk.shown(desk.records()), (QStringList{u"Heron"_s, u"Ibis"_s, u"Stork"_s}));
    QTest::keyClick(desk.sections(), Qt::Key_Down);
    QCOMPARE(desk.heading(), u"Reviewers"_s);
    desk.panel.showSection(Noun::Lens);
    QCOMPARE(desk.heading(), u"Lenses"_s);
    QCOMPARE(desk.selected.size(), 0);
}

void TestLibraryPanel::selectsByHand()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.showSection(Noun::Tool);
    desk.click(desk.records(), u"Ibis"_s);
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.ibis});
    QTest::keyClick(desk.records(), Qt::Key_Down);
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.stork});
    QCOMPARE(desk.selected.size(), 2);
    QCOMPARE(desk.panel.selection(), QList<RecordRef>{sample.stork});
    QCOMPARE(desk.opened.size(), 0);
    desk.click(desk.records(), u"Stork"_s);
    QTest::mouseDClick(desk.records()->viewport(), Qt::LeftButton, {},
                       desk.records()->visualRect(desk.records()->currentIndex()).center());
    QCOMPARE(desk.opened.size(), 1);
    QCOMPARE(desk.opened.first().first().value<RecordRef>(), RecordRef(sample.stork));
}

void TestLibraryPanel::selectsFromOutside()
{
    PanelSample sample;
    const ReviewId review = sample.addReview(sample.stork, 0, ReviewStatus::Draft);
    Desk desk(&*sample.library);
    desk.panel.select(sample.ibis);
    QCOMPARE(desk.heading(), u"Tools"_s);
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.ibis});
    QCOMPARE(desk.selected.size(), 1);
    desk.panel.select(sample.ibis); // again: nothing changes, nothing is said
    QCOMPARE(desk.selected.size(), 1);
    desk.panel.select(review);
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.stork});
    desk.panel.select(sample.waders);
    QCOMPARE(desk.heading(), u"Comparisons"_s);
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.waders});
    desk.panel.select({Noun::Tool, 999});
    QCOMPARE(desk.panel.selection(), QList<RecordRef>());
    desk.panel.select({});
    desk.panel.setLibrary(nullptr);
    desk.panel.select(sample.ibis);
    QCOMPARE(desk.panel.selection(), QList<RecordRef>());
}

void TestLibraryPanel::keepsTheSelection()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.select(sample.stork);
    desk.selected.clear();
    sample.rename(sample.stork, u"Albatross"_s);
    QCOMPARE(desk.shown(desk.records()).first(), u"Albatross"_s);
    QCOMPARE(desk.panel.selection(), QList<RecordRef>{sample.stork});
    sample.addTools(300); // resets the list
    QCOMPARE(desk.panel.selection(), QList<RecordRef>{sample.stork});
    QCOMPARE(desk.selected.size(), 0);
}

void TestLibraryPanel::selectsTheNeighbourOfARemovedRecord()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.select(sample.ibis);
    sample.remove(sample.ibis);
    QCOMPARE(desk.panel.selection(), QList<RecordRef>{sample.stork});
    QCOMPARE(desk.lastSelection(), QList<RecordRef>{sample.stork});
}

void TestLibraryPanel::smartListsShowTheirRecords()
{
    PanelSample sample;
    for (int lens = 0; lens < 4; ++lens)
        sample.addReview(sample.heron, lens, ReviewStatus::Approved);
    const ReviewId waiting = sample.addReview(sample.stork, 0, ReviewStatus::Submitted);
    Desk desk(&*sample.library);
    desk.click(desk.sections(), u"Lens missing"_s);
    QTRY_COMPARE(desk.shown(desk.records()), (QStringList{u"Ibis"_s, u"Stork"_s}));
    QCOMPARE(desk.heading(), u"Lens missing"_s);
    desk.click(desk.records(), u"Stork"_s);
    for (int lens = 0; lens < 4; ++lens)
        if (lens > 0)
            sample.addReview(sample.stork, lens, ReviewStatus::Approved);
    Review review = *sample.library->get(waiting);
    review.status = ReviewStatus::Approved;
    sample.update(review);
    // The tool is done and leaves the list; what is open stays open.
    desk.selected.clear();
    QTRY_COMPARE(desk.shown(desk.records()), QStringList{u"Ibis"_s});
    QCOMPARE(desk.selected.size(), 0);
    desk.click(desk.sections(), u"Reviews to read"_s);
    QVERIFY(desk.says(u"Nothing to do"_s));
    desk.click(desk.sections(), u"Ready to decide"_s);
    QCOMPARE(desk.shown(desk.records()), QStringList{u"Heron vs Stork"_s});
    // A record that stands in the smart list is selected there.
    desk.panel.select(sample.waders);
    QCOMPARE(desk.heading(), u"Ready to decide"_s);
    QCOMPARE(desk.panel.selection(), QList<RecordRef>{sample.waders});
}

void TestLibraryPanel::comparesTwoToFourTools()
{
    PanelSample sample;
    sample.addTools(3);
    Desk desk(&*sample.library);
    QSignalSpy compared(&desk.panel, &LibraryPanel::compareRequested);
    desk.panel.showSection(Noun::Tool);
    QVERIFY(!desk.compare()->isVisible());
    desk.click(desk.records(), u"Stork"_s);
    QVERIFY(!desk.compare()->isVisible());
    desk.click(desk.records(), u"Heron"_s, Qt::ControlModifier);
    QVERIFY(desk.compare()->isVisible());
    QTest::mouseClick(desk.compare(), Qt::LeftButton);
    QCOMPARE(compared.size(), 1);
    QCOMPARE(compared.first().first().value<QList<RecordRef>>(), (QList<RecordRef>{sample.heron, sample.stork}));
    desk.click(desk.records(), u"Ibis"_s, Qt::ControlModifier);
    desk.click(desk.records(), u"Tool 0000"_s, Qt::ControlModifier);
    QVERIFY(desk.compare()->isVisible());
    desk.click(desk.records(), u"Tool 0001"_s, Qt::ControlModifier);
    QCOMPARE(desk.panel.selection().size(), 5);
    QVERIFY(!desk.compare()->isVisible());
    desk.panel.showSection(Noun::Comparison);
    QVERIFY(!desk.compare()->isVisible());
}

void TestLibraryPanel::searchesByKeyboard()
{
    PanelSample sample;
    const ReviewId review = sample.addReview(sample.heron, 0, ReviewStatus::Draft);
    Desk desk(&*sample.library);
    desk.panel.focusSearch();
    QVERIFY(desk.field()->hasFocus());
    QTest::keyClicks(desk.field(), u"her"_s);
    QVERIFY(desk.waitForHits(u"Heron vs Stork"_s));
    QTest::keyClick(desk.field(), Qt::Key_Down);
    QVERIFY(desk.hits()->hasFocus());
    QCOMPARE(desk.hits()->currentIndex().data().toString(), u"Heron"_s); // not the heading
    QTest::keyClick(desk.hits(), Qt::Key_Down);
    QCOMPARE(desk.hits()->currentIndex().data().toString(), u"Heron vs Stork"_s);
    QTest::keyClick(desk.hits(), Qt::Key_Return);
    QCOMPARE(desk.opened.size(), 1);
    QCOMPARE(desk.opened.first().at(0).value<RecordRef>(), RecordRef(sample.waders));
    QCOMPARE(desk.opened.first().at(1).toString(), u"tools"_s);
    QTest::keyClick(desk.hits(), Qt::Key_Up);
    QTest::keyClick(desk.hits(), Qt::Key_Up);
    QVERIFY(desk.field()->hasFocus());
    desk.field()->selectAll();
    QTest::keyClicks(desk.field(), u"wades"_s);
    QVERIFY(desk.waitForHits(u"Reviews"_s));
    QTest::keyClick(desk.field(), Qt::Key_Return);
    QCOMPARE(desk.opened.last().at(0).value<RecordRef>(), RecordRef(review));
    QCOMPARE(desk.opened.last().at(1).toString(), u"quote"_s);
    QTest::keyClick(desk.field(), Qt::Key_Escape);
    QCOMPARE(desk.field()->text(), QString());
    QVERIFY(desk.records()->isVisible());
    QTest::keyClick(desk.field(), Qt::Key_Down);
    QVERIFY(desk.records()->hasFocus());
}

void TestLibraryPanel::entersBeforeTheAnswer()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.field()->setText(u"ibis"_s);
    QTest::keyClick(desk.field(), Qt::Key_Return);
    QTRY_COMPARE(desk.opened.size(), 1);
    QCOMPARE(desk.opened.first().first().value<RecordRef>(), RecordRef(sample.ibis));
}

void TestLibraryPanel::typingInTheListSearches()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.select(sample.stork);
    desk.records()->setFocus();
    QTest::keyClicks(desk.records(), u"i"_s);
    QVERIFY(desk.field()->hasFocus());
    QTest::keyClicks(desk.field(), u"bis"_s);
    QVERIFY(desk.waitForHits(u"Ibis"_s));
    QCOMPARE(desk.field()->text(), u"ibis"_s);
}

void TestLibraryPanel::opensAndRemovesByKeyboard()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    QSignalSpy removal(&desk.panel, &LibraryPanel::removeRequested);
    desk.panel.select(sample.heron);
    desk.records()->setFocus();
    QTest::keyClick(desk.records(), Qt::Key_Return);
    QCOMPARE(desk.opened.size(), 1);
    QCOMPARE(desk.opened.first().at(1).toString(), QString());
    QTest::keyClick(desk.records(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(desk.records(), Qt::Key_Delete);
    QCOMPARE(removal.size(), 1);
    QCOMPARE(removal.first().first().value<QList<RecordRef>>(), (QList<RecordRef>{sample.heron, sample.ibis}));
    QTest::keyClick(desk.records(), Qt::Key_Up);
    QTest::keyClick(desk.records(), Qt::Key_Up);
    QVERIFY(desk.field()->hasFocus());
}

void TestLibraryPanel::opensTheContextMenu()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    QSignalSpy menus(&desk.panel, &LibraryPanel::contextMenuRequested);
    desk.panel.select(sample.ibis);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(desk.records()->viewport(), &byKey);
    QCOMPARE(menus.size(), 1);
    QCOMPARE(menus.first().first().value<QList<RecordRef>>(), QList<RecordRef>{sample.ibis});
    const QRect row = desk.records()->visualRect(desk.records()->currentIndex());
    QVERIFY(row.contains(desk.records()->viewport()->mapFromGlobal(menus.first().at(1).toPoint())));
    const QPoint below(10, desk.records()->viewport()->height() - 3);
    QContextMenuEvent besideRows(QContextMenuEvent::Mouse, below, desk.records()->viewport()->mapToGlobal(below));
    QCoreApplication::sendEvent(desk.records()->viewport(), &besideRows);
    QCOMPARE(menus.size(), 1);
}

void TestLibraryPanel::saysWhatToDoNext_data()
{
    QTest::addColumn<int>("noun");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char *name, Noun noun, const QString &title, const QString &button, const char *signal) {
        QTest::newRow(name) << int(noun) << title << button << QByteArray(signal);
    };
    row("comparisons", Noun::Comparison, u"No comparison yet"_s, u"New tool"_s, SIGNAL(newToolRequested()));
    row("comparisons, import", Noun::Comparison, u"No comparison yet"_s, u"Import…"_s, SIGNAL(importRequested()));
    row("tools", Noun::Tool, u"No tool yet"_s, u"New tool"_s, SIGNAL(newToolRequested()));
    row("tools, import", Noun::Tool, u"No tool yet"_s, u"Import…"_s, SIGNAL(importRequested()));
    row("reviewers", Noun::Reviewer, u"No reviewer yet"_s, u"New reviewer"_s, SIGNAL(newReviewerRequested()));
}

void TestLibraryPanel::saysWhatToDoNext()
{
    QFETCH(int, noun);
    QFETCH(QString, title);
    QFETCH(QString, button);
    QFETCH(QByteArray, signal);
    TemporaryLibrary library;
    Desk desk(&*library);
    desk.panel.showSection(Noun(noun));
    QVERIFY(desk.says(title));
    QSignalSpy spy(&desk.panel, signal.constData());
    QTRY_VERIFY(desk.button(button));
    QTest::mouseClick(desk.button(button), Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
}

void TestLibraryPanel::saysThatNothingIsFound()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.field()->setText(u"zebra"_s);
    QTRY_VERIFY(desk.says(u"Nothing found"_s));
    QTRY_VERIFY(desk.button(u"Clear search"_s));
    QTest::mouseClick(desk.button(u"Clear search"_s), Qt::LeftButton);
    QCOMPARE(desk.field()->text(), QString());
    QVERIFY(desk.records()->isVisible());
    sample.remove(sample.waders);
    desk.panel.showSection(Noun::Comparison);
    QTRY_VERIFY(desk.button(u"New comparison"_s)); // there are tools to compare
}

void TestLibraryPanel::isQuietWithoutALibrary()
{
    Desk desk(nullptr);
    QVERIFY(!desk.field()->isEnabled());
    QCOMPARE(desk.records()->model()->rowCount(), 0);
    PanelSample sample;
    desk.panel.setLibrary(&*sample.library);
    QVERIFY(desk.field()->isEnabled());
    QCOMPARE(desk.shown(desk.records()), QStringList{u"Heron vs Stork"_s});
    const QModelIndex tools = desk.sections()->model()->index(1, 0);
    QTRY_COMPARE(tools.data(Qt::AccessibleTextRole).toString(), u"Tools, 3"_s);
    desk.panel.setLibrary(nullptr);
}

void TestLibraryPanel::readOnlyOffersNothingNew()
{
    TemporaryLibrary library;
    auto options = library.options();
    options.readOnly = true;
    auto opened = Library::open(library.path(), options);
    QVERIFY(opened.library != nullptr);
    Desk desk(opened.library.get());
    QVERIFY(desk.says(u"No comparison yet"_s));
    QVERIFY(!desk.button(u"New tool"_s));
    QVERIFY(!desk.add()->isEnabled());
    desk.panel.setLibrary(nullptr);
}

void TestLibraryPanel::showsThePublication()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.click(desk.sections(), u"Publication"_s);
    QCOMPARE(desk.lastSelection(), (QList<RecordRef>{{Noun::Publication, 1}}));
    QVERIFY(!desk.add()->isVisible());
    desk.panel.select(sample.ibis);
    desk.panel.select({Noun::Publication, 1});
    QCOMPARE(desk.lastSelection(), (QList<RecordRef>{{Noun::Publication, 1}}));
    QCOMPARE(desk.heading(), u"Publication"_s);
}

void TestLibraryPanel::tabsThroughItsParts()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.focusSearch();
    for (QWidget *next : std::initializer_list<QWidget *>{desk.sections(), desk.add(), desk.records()}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }
    QTest::keyClick(desk.records(), Qt::Key_Tab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), desk.add());
    // From the search field Tab leads into the hits while there are some.
    desk.field()->setText(u"heron"_s);
    QVERIFY(desk.waitForHits(u"Heron"_s));
    desk.panel.focusSearch();
    QTest::keyClick(desk.field(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), desk.hits());
}

void TestLibraryPanel::isAccessible()
{
    PanelSample sample;
    Desk desk(&*sample.library);
    desk.panel.showSection(Noun::Tool);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{desk.field(), desk.sections(), desk.records(), desk.hits(), desk.add()})
        QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName()));
    QCOMPARE(desk.records()->accessibleName(), u"Tools"_s);
    auto *list = QAccessible::queryAccessibleInterface(desk.records());
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"Heron, Code model, no approved review"_s);
}

QTEST_MAIN(TestLibraryPanel)
#include "tst_librarypanel.moc"
