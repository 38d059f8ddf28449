// The panel's window: assigning by drag, menu and key, sharing out, what waits, undo; and its way from the desk.
#include "assigning.h"
#include "assignmentdelegate.h"
#include "assignmentmodel.h"
#include "deskactions.h"
#include "deskfixture.h"
#include "mnemonics.h"
#include "panelflow.h"
#include "panelsample.h"
#include "panelwindow.h"

#include <QAccessible>
#include <QAction>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDataStream>
#include <QDropEvent>
#include <QImage>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QWidgetAction>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// The sample with a second reviewer, and the panel's window on it.
struct Panel : PanelSample
{
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"desk.ini"_s), QSettings::IniFormat};
    ReviewerId ben;
    std::unique_ptr<PanelWindow> window;

    Panel()
    {
        Tool tool = *library->get(heron);
        tool.vendor = u"Fjordworks"_s;
        update(tool);
        Reviewer reviewer;
        reviewer.name = u"Ben Okoro"_s;
        reviewer.slug = u"ben"_s;
        reviewer.conflicts = {u"fjordworks"_s};
        ben = add(reviewer);
    }

    void show()
    {
        window = std::make_unique<PanelWindow>(settings);
        window->setLibrary(&*library);
        window->resize(1024, 700);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        QTRY_VERIFY(library->toolIds()->isEmpty() || matrix()->model()->rowCount() > 0 || hint() != u"Reading…"_s);
    }

    template <class Widget>
    Widget *part(const char *name)
    {
        auto *found = window->findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QTableView *matrix() { return part<QTableView>("matrix"); }
    QTreeView *people() { return part<QTreeView>("panelList"); }
    QString hint() { return part<QLabel>("matrixHint")->text(); }
    QString message() { return part<QLabel>("message")->text(); }
    QTabWidget *tabs() { return window->findChild<QTabWidget *>(); }

    QModelIndex index(const QString &tool, int lens)
    {
        for (int row = 0; row < matrix()->model()->rowCount(); ++row)
            if (matrix()->model()->index(row, 0).data().toString() == tool)
                return matrix()->model()->index(row, AssignmentModel::FirstLensColumn + lens);
        return {};
    }
    QString cell(const QString &tool, int lens)
    {
        return index(tool, lens).data().toString().replace(u'\n', QStringLiteral(": "));
    }
    void choose(const QString &tool, int lens) { matrix()->setCurrentIndex(index(tool, lens)); }
    void chooseTool(const QString &tool)
    {
        matrix()->setCurrentIndex(index(tool, 0).siblingAtColumn(AssignmentModel::NameColumn));
    }
    void press(const char *button) { part<QPushButton>(button)->click(); }
    /// Fills a button's menu and triggers the entry that begins with a text.
    void pick(const char *button, const QString &text)
    {
        QMenu *menu = part<QPushButton>(button)->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions())
            if (action->text().remove(u'&').startsWith(text)) {
                QVERIFY(action->isEnabled());
                return action->trigger();
            }
        QFAIL(qPrintable(u"no entry "_s + text));
    }
    /// Drops what a drag carries onto a place of a view; false when the view will not have it.
    static bool drop(QAbstractItemView *view, const QModelIndex &index, const QMimeData *data)
    {
        const QPointF at = view->visualRect(index).center();
        QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view->viewport(), &enter);
        QDragMoveEvent move(at.toPoint(), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view->viewport(), &move);
        if (!move.isAccepted())
            return false;
        QDropEvent drop(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view->viewport(), &drop);
        return drop.isAccepted();
    }
    QModelIndex person(const QString &name)
    {
        for (int row = 0; row < people()->model()->rowCount(); ++row)
            if (people()->model()->index(row, 0).data().toString() == name)
                return people()->model()->index(row, 0);
        return {};
    }
    QString load(const QString &name) { return person(name).siblingAtColumn(1).data().toString(); }
    std::unique_ptr<QMimeData> dragOf(const QString &name)
    {
        return std::unique_ptr<QMimeData>(people()->model()->mimeData({person(name)}));
    }
};

} // namespace

class PanelWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void theMatrixShowsComparedToolsOrAll()
    {
        Panel panel;
        panel.show();
        QCOMPARE(panel.matrix()->model()->rowCount(), 2);
        QCOMPARE(panel.cell(u"Heron"_s, 0), u"unassigned"_s);
        panel.part<QComboBox>("scope")->setCurrentIndex(1);
        QTRY_COMPARE(panel.matrix()->model()->rowCount(), 3);
        QCOMPARE(panel.matrix()->model()->index(1, 0).data().toString(), u"Ibis"_s);
        panel.part<QComboBox>("category")->setCurrentText(u"Linter"_s);
        QCOMPARE(panel.matrix()->model()->rowCount(), 1);
        QCOMPARE(panel.matrix()->model()->index(0, 1).data().toString(), u"Linter"_s);
    }

    void aReviewerIsDraggedOntoACell()
    {
        Panel panel;
        panel.show();
        const auto drag = panel.dragOf(u"Ada Brandt"_s);
        QVERIFY(!Panel::drop(panel.matrix(), panel.index(u"Stork"_s, 0).siblingAtColumn(0), drag.get()));
        QVERIFY(Panel::drop(panel.matrix(), panel.index(u"Stork"_s, 2), drag.get()));
        QCOMPARE(panel.message(), u"Assigned 1 review to Ada Brandt."_s);
        QTRY_COMPARE(panel.cell(u"Stork"_s, 2), u"Ada Brandt: assigned, due 29 May"_s);
        QCOMPARE(panel.load(u"Ada Brandt"_s), u"1"_s);
        QCOMPARE(panel.library->undoText(), u"assignment of Thesis on Stork"_s);
        QVERIFY(panel.library->undo());
        QTRY_COMPARE(panel.cell(u"Stork"_s, 2), u"unassigned"_s);
        QCOMPARE(panel.load(u"Ada Brandt"_s), u"0"_s);
        QCOMPARE(panel.message(), QString());
    }

    void aDropOntoTheSelectionIsForAllOfIt()
    {
        Panel panel;
        panel.show();
        panel.chooseTool(u"Stork"_s);
        panel.matrix()->selectionModel()->select(panel.index(u"Heron"_s, 1), QItemSelectionModel::Select);
        const auto drag = panel.dragOf(u"Ben Okoro"_s);
        QVERIFY(Panel::drop(panel.matrix(), panel.index(u"Heron"_s, 1), drag.get()));
        QCOMPARE(panel.message(), u"Assigned 4 reviews to Ben Okoro. Ben Okoro must not review Heron: a conflict of "
                                  "interest with Fjordworks is recorded."_s);
        QTRY_COMPARE(panel.load(u"Ben Okoro"_s), u"4"_s);
        QCOMPARE(panel.cell(u"Heron"_s, 1), u"unassigned"_s);
        QVERIFY(panel.library->undo());
        QTRY_COMPARE(panel.load(u"Ben Okoro"_s), u"0"_s);
    }

    void aCellIsDraggedToAnotherReviewer()
    {
        Panel panel;
        panel.show();
        QVERIFY(Panel::drop(panel.matrix(), panel.index(u"Stork"_s, 0), panel.dragOf(u"Ada Brandt"_s).get()));
        QTRY_COMPARE(panel.load(u"Ada Brandt"_s), u"1"_s);
        const QModelIndex cell = panel.index(u"Stork"_s, 0);
        QVERIFY(cell.flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> drag(panel.matrix()->model()->mimeData({cell}));
        QVERIFY(Panel::drop(panel.people(), panel.person(u"Ben Okoro"_s), drag.get()));
        QTRY_COMPARE(panel.load(u"Ben Okoro"_s), u"1"_s);
        QCOMPARE(panel.load(u"Ada Brandt"_s), u"0"_s);
        QCOMPARE(panel.cell(u"Stork"_s, 0), u"Ben Okoro: assigned, due 29 May"_s);
    }

    void nothingIsDraggedBetweenDesks()
    {
        Panel panel;
        panel.show();
        QByteArray bytes;
        QDataStream(&bytes, QIODevice::WriteOnly) << QCoreApplication::applicationPid() + 1 << panel.ada.value;
        QMimeData drag;
        drag.setData(QLatin1String(AssignmentModel::reviewerMime), bytes);
        QVERIFY(!Panel::drop(panel.matrix(), panel.index(u"Stork"_s, 2), &drag));
        QVERIFY(panel.library->reviewsOf(panel.stork)->isEmpty());
        QCOMPARE(panel.message(), QString());
    }

    void keysAndMenusDoTheSame()
    {
        Panel panel;
        panel.show();
        panel.choose(u"Stork"_s, 0);
        panel.matrix()->setFocus();
        QTest::keyClick(panel.matrix(), Qt::Key_Right, Qt::ShiftModifier);
        panel.part<QCheckBox>("hasDue")->setChecked(false);
        panel.pick("assign", u"Ben Okoro — 0 open"_s);
        QTRY_COMPARE(panel.cell(u"Stork"_s, 1), u"Ben Okoro: assigned"_s);
        QCOMPARE(panel.cell(u"Stork"_s, 0), u"Ben Okoro: assigned"_s);

        panel.pick("dueDate", u"In one week"_s);
        QTRY_COMPARE(panel.cell(u"Stork"_s, 1), u"Ben Okoro: assigned, due 22 May"_s);
        QCOMPARE(panel.library->undoText(), u"change of due dates"_s);
        QTest::keyClick(panel.matrix(), Qt::Key_Delete);
        QTRY_COMPARE(panel.cell(u"Stork"_s, 1), u"unassigned"_s);
        QCOMPARE(panel.message(), u"Took 2 reviews back."_s);

        panel.people()->setCurrentIndex(panel.person(u"Ada Brandt"_s));
        QTest::keyClick(panel.people(), Qt::Key_Return); // to whom the list is on
        QTRY_COMPARE(panel.cell(u"Stork"_s, 1), u"Ada Brandt: assigned"_s);

        panel.choose(u"Heron"_s, 0);
        QMenu *menu = panel.part<QPushButton>("assign")->menu();
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().at(1)->text(), u"Ben Okoro — conflict of interest"_s);
        QVERIFY(!menu->actions().at(1)->isEnabled());
    }

    void theCalendarSetsADate()
    {
        Panel panel;
        panel.show();
        panel.choose(u"Stork"_s, 0);
        panel.pick("assign", u"Ada"_s);
        QTRY_COMPARE(panel.load(u"Ada Brandt"_s), u"1"_s);
        QMenu *menu = panel.part<QPushButton>("dueDate")->menu();
        emit menu->aboutToShow();
        auto *action = qobject_cast<QWidgetAction *>(menu->actions().last());
        auto *calendar = qobject_cast<QCalendarWidget *>(action->defaultWidget());
        QCOMPARE(calendar->minimumDate(), panel.library->today());
        emit calendar->clicked(QDate(2026, 7, 3));
        QTRY_COMPARE(panel.cell(u"Stork"_s, 0), u"Ada Brandt: assigned, due 3 Jul"_s);
    }

    void whatIsBegunStaysWithWords()
    {
        Panel panel;
        panel.addReview(panel.stork, 0, ReviewStatus::Draft);
        panel.show();
        QCOMPARE(panel.cell(u"Stork"_s, 0), u"Ada Brandt: drafted"_s);
        panel.choose(u"Stork"_s, 0);
        QVERIFY(!panel.part<QPushButton>("takeBack")->isEnabled());
        panel.pick("assign", u"Ben"_s);
        QCOMPARE(panel.message(), u"Primitive on Stork is begun and stays with who has it; a next round starts when it "
                                  "is approved."_s);
        QVERIFY(!panel.index(u"Stork"_s, 0).flags().testFlag(Qt::ItemIsDragEnabled));
    }

    void sharingOutIsProposedBeforeItIsDone()
    {
        Panel panel;
        panel.show();
        panel.press("share");
        QVERIFY(panel.part<QWidget>("shareBar")->isVisible());
        QCOMPARE(panel.part<QLabel>("shareText")->text(), u"Proposed: 8 reviews (Ada Brandt +4, Ben Okoro +4)."_s);
        QCOMPARE(panel.cell(u"Heron"_s, 0), u"Ada Brandt: proposed"_s);
        QCOMPARE(panel.load(u"Ben Okoro"_s), u"0 → 4"_s);
        QVERIFY(panel.library->reviewsOf(panel.heron)->isEmpty());
        panel.press("shareDiscard");
        QVERIFY(!panel.part<QWidget>("shareBar")->isVisible());
        QCOMPARE(panel.cell(u"Heron"_s, 0), u"unassigned"_s);
        panel.press("share");
        QTest::keyClick(panel.window.get(), Qt::Key_Escape);
        QVERIFY(!panel.part<QWidget>("shareBar")->isVisible());

        panel.press("share");
        const QString before = panel.library->undoText();
        QCOMPARE(clashingMnemonics(*panel.window), QStringList());
        panel.press("shareAccept");
        QTRY_COMPARE(panel.load(u"Ben Okoro"_s), u"4"_s);
        QCOMPARE(panel.message(), u"Shared out 8 reviews."_s);
        for (const Review &review : *panel.library->reviewsOf(panel.heron))
            QCOMPARE(review.reviewer, panel.ada); // Ben must not
        panel.press("share");
        QCOMPARE(panel.message(), u"There is nothing to share out: somebody has each of these cells."_s);
        QVERIFY(panel.library->undo());
        QCOMPARE(panel.library->undoText(), before);
        QTRY_COMPARE(panel.load(u"Ada Brandt"_s), u"0"_s);
    }

    void onlyWhatIsChosenIsSharedOut()
    {
        Panel panel;
        panel.show();
        panel.chooseTool(u"Stork"_s);
        panel.press("share");
        QCOMPARE(panel.cell(u"Heron"_s, 0), u"unassigned"_s);
        QVERIFY(panel.cell(u"Stork"_s, 3).endsWith(u": proposed"_s));
        // Somebody else gets a cell meanwhile: it is no longer proposed.
        QVERIFY(Assigning::assign(*panel.library, {{panel.stork, panel.library->lenses()->at(3).id, panel.ada}}, {}));
        QTRY_COMPARE(panel.cell(u"Stork"_s, 3), u"Ada Brandt: assigned"_s);
        panel.press("shareAccept");
        QCOMPARE(panel.message(), u"Shared out 3 reviews."_s);
    }

    void aCellThatNobodyMayTakeIsSaid()
    {
        Panel panel;
        Reviewer ada = *panel.library->get(panel.ada);
        ada.lenses = {panel.library->lenses()->at(0).id};
        panel.update(ada);
        panel.show();
        panel.chooseTool(u"Heron"_s);
        panel.press("share");
        const QString text = panel.part<QLabel>("shareText")->text();
        QVERIFY2(text.startsWith(u"Proposed: 1 review (Ada Brandt +1). Competition on Heron stays open: Everyone who "
                                 "writes this lens has a conflict of interest with Fjordworks: Ben Okoro."_s),
                 qPrintable(text));
        QVERIFY(text.endsWith(u"And 1 more."_s));
    }

    void filtersNarrowTheMatrix()
    {
        Panel panel;
        panel.addReview(panel.stork, 0, ReviewStatus::Submitted);
        panel.show();
        auto *reviewer = panel.part<QComboBox>("reviewer");
        reviewer->setCurrentText(u"Ada Brandt"_s);
        QCOMPARE(panel.matrix()->model()->rowCount(), 1);
        QCOMPARE(panel.cell(u"Stork"_s, 0), u"Ada Brandt: submitted"_s);
        reviewer->setCurrentText(u"Ben Okoro"_s);
        QCOMPARE(panel.matrix()->model()->rowCount(), 0);
        QCOMPARE(panel.hint(), u"No tool fits the category and the reviewer that are chosen."_s);
        QVERIFY(Assigning::assign(*panel.library, {{panel.stork, panel.library->lenses()->at(1).id, panel.ben}}, {}));
        QTRY_COMPARE(panel.matrix()->model()->rowCount(), 1); // he has one now
        panel.part<QComboBox>("category")->setCurrentText(u"Code model"_s);
        QCOMPARE(panel.matrix()->model()->rowCount(), 0);
        panel.press("matrixHintButton");
        QCOMPARE(panel.matrix()->model()->rowCount(), 2);
        QVERIFY(panel.matrix()->isVisible());
    }

    void whoIsChosenMayGetAnotherName()
    {
        Panel panel;
        panel.addReview(panel.stork, 1, ReviewStatus::Submitted);
        panel.show();
        auto *reviewer = panel.part<QComboBox>("reviewer");
        reviewer->setCurrentText(u"Ada Brandt"_s);
        Reviewer ada = *panel.library->get(panel.ada);
        ada.name = u"Ada Voss"_s;
        panel.update(ada);
        QTRY_COMPARE(panel.cell(u"Stork"_s, 1), u"Ada Voss: submitted"_s);
        const auto drawn = [&] {
            return panel.matrix()->viewport()->grab(panel.matrix()->visualRect(panel.index(u"Stork"_s, 1))).toImage();
        };
        const QImage ofHers = drawn();
        reviewer->setCurrentIndex(0);
        QCOMPARE(ofHers, drawn()); // it does not step back
        reviewer->setCurrentText(u"Ben Okoro"_s);
        QCOMPARE(panel.matrix()->model()->rowCount(), 0);
    }

    void overdueIsSaidAndDrawn()
    {
        Panel panel;
        const ReviewId id = panel.addReview(panel.stork, 0, ReviewStatus::Returned);
        Review review = *panel.library->get(id);
        review.due = panel.library->today().addDays(-3);
        panel.update(review);
        panel.show();
        const QModelIndex cell = panel.index(u"Stork"_s, 0);
        QCOMPARE(panel.cell(u"Stork"_s, 0), u"Ada Brandt: 3 days late · returned"_s);
        const QString spoken = cell.data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(u"Primitive on Stork, Ada Brandt: returned"_s), qPrintable(spoken));
        QVERIFY2(spoken.endsWith(u", 3 days late"_s), qPrintable(spoken));
        const auto texts = cell.data(AssignmentModel::TextsRole).value<CellTexts>();
        QVERIFY(texts.overdue);
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(panel.matrix());
        QVERIFY(table && table->tableInterface());
        QCOMPARE(table->tableInterface()->cellAt(cell.row(), cell.column())->text(QAccessible::Name), spoken);
    }

    void everyStateHasAShapeOfItsOwn()
    {
        QList<QImage> shapes;
        for (const AssignmentState state :
             {AssignmentState::Unassigned, AssignmentState::Assigned, AssignmentState::Drafted,
              AssignmentState::Submitted, AssignmentState::Returned, AssignmentState::Approved}) {
            QImage shape(16, 16, QImage::Format_ARGB32_Premultiplied);
            shape.fill(Qt::white);
            QPainter painter(&shape);
            drawStateShape(painter, QRectF(1, 1, 14, 14), state, Qt::black);
            painter.end();
            QVERIFY(!shapes.contains(shape));
            shapes << shape;
        }
    }

    void whatIsChosenStaysWhenToolsComeAndGo()
    {
        Panel panel;
        panel.show();
        panel.choose(u"Stork"_s, 2);
        panel.rename(panel.heron, u"Zenith"_s);
        QTRY_VERIFY(panel.index(u"Zenith"_s, 0).isValid());
        const QModelIndexList chosen = panel.matrix()->selectionModel()->selectedIndexes();
        QCOMPARE(chosen, QModelIndexList{panel.index(u"Stork"_s, 2)});
        QCOMPARE(panel.matrix()->currentIndex(), chosen.first());
    }

    void whatWaitsOpensItsRecord()
    {
        Panel panel;
        const ReviewId id = panel.addReview(panel.stork, 0, ReviewStatus::Submitted);
        panel.show();
        QCOMPARE(panel.tabs()->tabText(1), u"Waiting for me (3)"_s);
        panel.tabs()->setCurrentIndex(1);
        auto *list = panel.part<QListView>("waiting");
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->index(1, 0).data().toString(),
                 u"Nobody has Primitive, Competition, Thesis, Buyer on Heron. Assign it."_s);
        QSignalSpy opened(panel.window.get(), &PanelWindow::openRequested);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<RecordRef>(), RecordRef(id));

        Review review = *panel.library->get(id);
        review.status = ReviewStatus::Approved;
        panel.update(review);
        QTRY_COMPARE(panel.tabs()->tabText(1), u"Waiting for me (2)"_s);
    }

    void hundredsOfToolsFollowAChangeAtOnce()
    {
        Panel panel;
        panel.addTools(700);
        panel.show();
        panel.part<QComboBox>("scope")->setCurrentIndex(1);
        QTRY_COMPARE(panel.matrix()->model()->rowCount(), 703);
        panel.matrix()->selectAll();
        QElapsedTimer timer;
        timer.start();
        panel.press("share");
        qInfo("2,812 cells proposed after %lld ms", timer.restart());
        panel.press("shareAccept");
        qInfo("and assigned after %lld ms", timer.restart());
        QTRY_COMPARE(panel.load(u"Ada Brandt"_s), u"1406"_s);
        qInfo("and shown after %lld ms", timer.restart());
        panel.choose(u"Tool 0350"_s, 1);
        panel.press("takeBack");
        QTRY_COMPARE(panel.cell(u"Tool 0350"_s, 1), u"unassigned"_s);
        qInfo("one more change shown after %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 2000);
    }

    void aReadOnlyLibraryIsReadableAndSaysWhy()
    {
        Panel panel;
        panel.addReview(panel.stork, 0, ReviewStatus::Draft);
        panel.library.close();
        Library::Options options = panel.library.options();
        options.readOnly = true;
        auto opened = Library::open(panel.library.path(), options);
        QVERIFY(opened.library);
        PanelWindow window(panel.settings);
        window.setLibrary(opened.library.get());
        window.show();
        auto *matrix = window.findChild<QTableView *>(u"matrix"_s);
        QTRY_COMPARE(matrix->model()->rowCount(), 2);
        QCOMPARE(window.findChild<QLabel *>(u"message"_s)->text(), u"This library is open for reading only."_s);
        matrix->selectAll();
        for (const char *name : {"assign", "dueDate", "takeBack", "share"})
            QVERIFY2(!window.findChild<QPushButton *>(QLatin1String(name))->isEnabled(), name);
        QVERIFY(window.findChild<QPushButton *>(u"open"_s)->isEnabled());
        QVERIFY(!matrix->model()->index(0, 2).flags().testFlag(Qt::ItemIsDropEnabled));
    }

    void aFailureIsSaidAndReadingTriedAgain()
    {
        Panel panel;
        const QString path = panel.library->path();
        QVERIFY(QFile::rename(path, path + u".away"_s));
        PanelWindow window(panel.settings);
        window.setLibrary(&*panel.library);
        window.show();
        const auto *message = window.findChild<QLabel *>(u"message"_s);
        QTRY_VERIFY2(message->text().contains(path), qPrintable(message->text()));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        window.hide();
        window.show();
        QTRY_COMPARE(window.findChild<QTableView *>(u"matrix"_s)->model()->rowCount(), 2);
    }

    void anEmptyLibrarySaysWhatToDo()
    {
        Panel panel;
        for (const ToolId tool : {panel.heron, panel.stork, panel.ibis})
            panel.remove(tool);
        panel.show();
        QTRY_COMPARE(panel.hint(), u"No tool is compared or in review."_s);
        panel.press("matrixHintButton");
        QTRY_VERIFY(panel.hint().startsWith(u"There are no tools yet"_s));
        for (const Lens &lens : *panel.library->lenses())
            panel.remove(lens.id);
        QTRY_VERIFY(panel.hint().startsWith(u"There are no lenses"_s));
        panel.remove(panel.ada);
        panel.remove(panel.ben);
        QTRY_VERIFY(panel.part<QLabel>("panelHint")->isVisible());
        panel.tabs()->setCurrentIndex(1);
        QVERIFY(panel.part<QLabel>("waitingHint")->text().startsWith(u"Nothing waits for you"_s));
    }

    void theDeskOpensItAndIsLedByIt()
    {
        DeskFixture desk;
        QVERIFY(!desk.window->actions()->panel->isEnabled());
        desk.openSample();
        desk.window->actions()->panel->trigger();
        PanelWindow *window = desk.window->panelFlow()->window();
        QVERIFY(window && window->isVisible());
        QVERIFY(!window->isModal());
        auto *matrix = window->findChild<QTableView *>(u"matrix"_s);
        QTRY_VERIFY(matrix->model()->rowCount() > 0);
        const QModelIndex cell = matrix->model()->index(0, AssignmentModel::FirstLensColumn);
        matrix->setCurrentIndex(cell);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(desk.window->editor()->record().noun, Noun::Tool);
        QVERIFY(desk.window->editor()->isScorecard());

        const ToolId tool = desk.library().toolIds()->first();
        const QString before = desk.library().undoText();
        QVERIFY(Assigning::assign(
            desk.library(), {{tool, desk.library().lenses()->first().id, desk.library().reviewers()->first().id}}, {}));
        QVERIFY(desk.library().undoText() != before);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(matrix, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.library().undoText(), before);

        const QRect place(60, 50, 900, 600);
        window->setGeometry(place);
        window->close();
        desk.window->actions()->panel->trigger();
        QCOMPARE(window->size(), place.size());
        desk.window->actions()->closeLibrary->trigger();
        QVERIFY(!window->isVisible());
        desk.openSample(u"other.verdict"_s);
        desk.window->actions()->panel->trigger();
        QTRY_VERIFY(matrix->model()->rowCount() > 0);
        QCOMPARE(window->windowTitle(), u"Panel — other.verdict"_s);
    }

    void anImportKeepsItFromWriting()
    {
        DeskFixture desk;
        desk.openSample();
        desk.window->panelFlow()->setWriting(true);
        desk.window->actions()->panel->trigger(); // made only now
        const auto *message = desk.window->panelFlow()->window()->findChild<QLabel *>(u"message"_s);
        QVERIFY2(message->text().startsWith(u"An import is writing"_s), qPrintable(message->text()));
        desk.window->panelFlow()->setWriting(false);
        QCOMPARE(message->text(), QString());
    }

    void whatIsTypedInTheDeskIsNotTakenBack()
    {
        DeskFixture desk;
        desk.openSample();
        Tool tool;
        tool.name = u"Auk"_s;
        tool.slug = u"auk"_s;
        const ToolId auk = *desk.library().add(tool, u"test"_s);
        const Lens lens = desk.library().lenses()->first();
        const ReviewerId reviewer = desk.library().reviewers()->first().id;
        QVERIFY(Assigning::assign(desk.library(), {{auk, lens.id, reviewer}}, {}));
        desk.window->actions()->panel->trigger();
        PanelWindow *window = desk.window->panelFlow()->window();
        auto *matrix = window->findChild<QTableView *>(u"matrix"_s);
        QTRY_VERIFY(matrix->model()->rowCount() > 0);
        desk.window->openRecord(desk.library().reviewsOf(auk)->first().id);
        QVERIFY(desk.type(lens.key + u".quote"_s, u"Half a thought"_s));
        for (int row = 0; row < matrix->model()->rowCount(); ++row)
            if (matrix->model()->index(row, 0).data().toString() == u"Auk"_s)
                matrix->setCurrentIndex(matrix->model()->index(row, AssignmentModel::FirstLensColumn));
        QTest::keyClick(matrix, Qt::Key_Delete);
        const QList<Review> reviews = *desk.library().reviewsOf(auk);
        QCOMPARE(reviews.size(), 1);
        QCOMPARE(reviews.first().quote, u"Half a thought"_s);
    }
};

int main(int argc, char **argv)
{
    return runDeskTest<PanelWindowTest>(argc, argv);
}
#include "tst_panelwindow.moc"
