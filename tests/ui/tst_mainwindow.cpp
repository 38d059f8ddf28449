// The desk's window: selecting, typing, undo across a restart, what comes from elsewhere.
#include "deskactions.h"
#include "deskfixture.h"
#include "digestwindow.h"
#include "librarypanel.h"
#include "mnemonics.h"
#include "recordtitle.h"

#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScreen>

using namespace vd;

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutALibraryItSaysHowToGetOne()
    {
        DeskFixture desk;
        desk.window->show();
        QVERIFY(desk.window->findChild<QWidget *>(QStringLiteral("welcomeNew"))->isVisible());
        QVERIFY(!desk.window->actions()->exportPage->isEnabled());
        QVERIFY(!desk.window->actions()->newTool->isEnabled());
        QCOMPARE(desk.window->windowTitle(), QStringLiteral("Verdict Desk"));
    }

    void enterChoosesToo()
    {
        DeskFixture desk;
        desk.window->show();
        desk.prompts.filesToSave = {QString()}; // cancelled
        QTest::keyClick(desk.window->findChild<QWidget *>(QStringLiteral("welcomeNew")), Qt::Key_Return);
        QVERIFY(desk.prompts.isOver());
        QVERIFY(QFileInfo(QFileInfo(desk.prompts.suggestions.first()).absolutePath()).isDir());
    }

    void theFirstComparisonIsShown()
    {
        DeskFixture desk;
        desk.openSample();
        QVERIFY(desk.window->windowTitle().endsWith(QStringLiteral(" — sample.verdict")));
        QVERIFY(desk.window->windowTitle().contains(QStringLiteral(" vs ")));
        QVERIFY(desk.page().startsWith("<!DOCTYPE html>") || desk.page().startsWith("<!doctype html>"));
        QCOMPARE(desk.state(), QStringLiteral("All changes stored"));
        QVERIFY(desk.window->actions()->exportPage->isEnabled());
    }

    void whatIsOpenedBeforeTheFirstPaintIsShownAfterIt()
    {
        DeskFixture desk;
        desk.makeSample(QStringLiteral("early.verdict"));
        desk.makeWindow();
        desk.window->openLibrary(desk.file(QStringLiteral("early.verdict")));
        desk.showWindow();
        QCOMPARE(desk.window->editor()->record(), RecordRef(desk.firstComparison()));
        QVERIFY(!desk.page().isEmpty());
    }

    void whatIsTypedIsStoredAndShown()
    {
        DeskFixture desk;
        desk.openSample();
        desk.window->openRecord(desk.firstComparison());
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Two tools walk into a bar."), true));
        QCOMPARE(desk.state(), QStringLiteral("Typing…"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.state(), QStringLiteral("All changes stored"), 1000);
        QCOMPARE(desk.library().get(desk.firstComparison())->dek, QStringLiteral("Two tools walk into a bar."));
        QVERIFY(desk.page().contains("Two tools walk into a bar."));
        QVERIFY2(desk.undoText().startsWith(QStringLiteral("Undo: edit of ")), qPrintable(desk.undoText()));
    }

    void undoAndRedoGoThroughTheMenuAndSurviveARestart()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        const QString before = desk.library().get(comparison)->dek;
        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Changed."), true));
        desk.window->actions()->undo->trigger(); // stores what is typed, and takes it back
        QCOMPARE(desk.library().get(comparison)->dek, before);
        desk.window->actions()->redo->trigger();
        QCOMPARE(desk.library().get(comparison)->dek, QStringLiteral("Changed."));

        desk.restart();
        QCOMPARE(desk.window->editor()->record(), RecordRef(comparison));
        QVERIFY(desk.window->actions()->undo->isEnabled());
        desk.window->actions()->undo->trigger();
        QCOMPARE(desk.library().get(comparison)->dek, before);
        QVERIFY(!desk.page().contains("Changed."));
    }

    void aToolKeepsThePageThatHasIt()
    {
        DeskFixture desk;
        desk.openSample();
        const QList<ComparisonId> comparisons = *desk.library().comparisonIds();
        const ComparisonId last = comparisons.last();
        desk.window->openRecord(last);
        const QByteArray page = desk.page();
        desk.window->openRecord(desk.library().get(last)->tools.last());
        QCOMPARE(desk.page(), page);

        Tool lone;
        lone.name = QStringLiteral("Lone");
        lone.slug = QStringLiteral("lone");
        desk.window->openRecord(*desk.library().add(lone, QStringLiteral("new tool")));
        QCOMPARE(desk.page(), QByteArray());
        QVERIFY(!desk.window->actions()->exportPage->isEnabled());
    }

    void aNewToolAwaitsItsName()
    {
        DeskFixture desk;
        desk.openSample();
        desk.window->actions()->newTool->trigger();
        QCOMPARE(desk.window->editor()->record().noun, Noun::Tool);
        QTest::keyClicks(desk.window->focusWidget(), QStringLiteral("Gannet")); // over the selected "New tool"
        desk.window->editor()->flush();
        QCOMPARE(desk.library().get(desk.window->editor()->record().as<Tool>())->name, QStringLiteral("Gannet"));
        QVERIFY(desk.window->windowTitle().startsWith(QStringLiteral("Gannet — ")));
    }

    void aNewComparisonTakesToolsByName()
    {
        DeskFixture desk;
        desk.openSample();
        const QList<ToolId> tools = desk.library().toolIds()->mid(0, 2);
        const QString first = desk.library().get(tools.first())->name;
        const QString second = desk.library().get(tools.last())->name;
        desk.prompts.dialogs << [&](QDialog &dialog) {
            auto *compare = dialog.findChild<QPushButton *>(QStringLiteral("compare"));
            if (compare->isEnabled())
                return false;
            for (const auto &[box, name] :
                 {std::pair(QStringLiteral("tool1"), first), std::pair(QStringLiteral("tool2"), second)}) {
                auto *line = dialog.findChild<QLineEdit *>(box);
                line->clear();
                QTest::keyClicks(line, name.toLower());
                QTest::keyClick(line, Qt::Key_Return);
            }
            return compare->isEnabled();
        };
        desk.window->panel()->showSection(Noun::Comparison);
        desk.window->actions()->newComparison->trigger();
        QVERIFY(desk.prompts.isOver());
        const auto made = desk.library().get(desk.window->editor()->record().as<Comparison>());
        QVERIFY(made);
        QCOMPARE(RecordTitles::name(desk.library(), *made), QStringLiteral("%1 vs %2").arg(first, second));
    }

    void deletingSaysWhoUsesItAndCanBeUndone()
    {
        DeskFixture desk;
        desk.openSample();
        const ToolId tool = desk.library().get(desk.firstComparison())->tools.first();
        const auto reviews = desk.library().reviewsOf(tool)->size();
        const auto comparisons = *desk.library().comparisonIds();
        desk.window->openRecord(tool);

        desk.prompts.answers = {1};
        desk.window->actions()->removeRecord->trigger();
        QVERIFY(desk.library().get(tool)); // kept

        desk.prompts.answers = {0};
        desk.window->actions()->removeRecord->trigger();
        QVERIFY(desk.prompts.questions.last().detail.contains(QString::number(reviews)));
        QVERIFY(desk.prompts.questions.last().detail.contains(QStringLiteral(" vs ")));
        QVERIFY(!desk.library().get(tool));
        QVERIFY(desk.message().startsWith(QStringLiteral("Deleted ")));

        desk.press(QStringLiteral("Undo"));
        QVERIFY(desk.library().get(tool));
        QCOMPARE(desk.library().reviewsOf(tool)->size(), reviews);
        QCOMPARE(*desk.library().comparisonIds(), comparisons);
        QCOMPARE(desk.window->editor()->record(), RecordRef(tool));
    }

    void invalidInputIsNotStoredAndLeavingAsks()
    {
        DeskFixture desk;
        desk.openSample();
        const ToolId tool = desk.library().toolIds()->first();
        const QString website = desk.library().get(tool)->website;
        desk.window->openRecord(tool);
        QVERIFY(desk.type(QStringLiteral("website"), QStringLiteral("not an address"), true));
        QTRY_VERIFY_WITH_TIMEOUT(desk.state().startsWith(QStringLiteral("Not stored: ")), 2000);
        QCOMPARE(desk.library().get(tool)->website, website);
        desk.prompts.answers = {1};
        QVERIFY(!desk.window->close());
        desk.prompts.answers = {0};
        QVERIFY(desk.window->close());
    }

    void invalidInputWaitsInItsRecord_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::newRow("line") << QStringLiteral("website") << QStringLiteral("not an address");
        QTest::newRow("date") << QStringLiteral("released") << QStringLiteral("last spring");
        QTest::newRow("slug in use") << QStringLiteral("slug") << QStringLiteral("tern-coder");
        QTest::newRow("cell") << QStringLiteral("plans[0].amount") << QStringLiteral("twelve");
    }

    void invalidInputWaitsInItsRecord()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        DeskFixture desk;
        desk.openSample();
        Tool other;
        other.name = QStringLiteral("Tern Coder");
        other.slug = QStringLiteral("tern-coder");
        if (!desk.library().find<Tool>(other.slug)->isValid())
            QVERIFY(desk.library().add(other, QStringLiteral("new tool")));
        const QList<ToolId> tools = *desk.library().toolIds();
        const auto isOther = [&](ToolId id) { return desk.library().get(id)->slug == other.slug; };
        const ToolId tool = *std::find_if_not(tools.begin(), tools.end(), isOther);
        const Tool before = *desk.library().get(tool);
        QVERIFY(!before.plans.isEmpty());
        desk.window->openRecord(tool);
        if (field.contains(u'[')) {
            QVERIFY(desk.window->editor()->focusField(field));
            QTest::keyClick(desk.window->focusWidget(), Qt::Key_F2);
            QTest::keyClick(desk.window->focusWidget(), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(desk.window->focusWidget(), typed);
            QTest::keyClick(desk.window->focusWidget(), Qt::Key_Tab);
        } else {
            QVERIFY(desk.type(field, typed, true));
        }

        desk.window->openRecord(desk.firstComparison());
        QVERIFY2(desk.message().contains(before.name), qPrintable(desk.message()));
        QVERIFY(desk.state().startsWith(QStringLiteral("Not stored: ")));
        QCOMPARE(*desk.library().get(tool), before);
        desk.prompts.answers = {1};
        QVERIFY(!desk.window->close());

        desk.press(QStringLiteral("Go back"));
        QCOMPARE(desk.window->editor()->record(), RecordRef(tool));
        QVERIFY(desk.state().startsWith(QStringLiteral("Not stored: ")));
        QVERIFY(!desk.window->editor()->form()->refusal().isEmpty());
        QCOMPARE(*desk.library().get(tool), before);
        desk.prompts.answers = {0};
        QVERIFY(desk.window->close());
    }

    void everyControlHasAName_data()
    {
        QTest::addColumn<Noun>("noun");
        QTest::addColumn<bool>("scorecard");
        QTest::newRow("comparison") << Noun::Comparison << false;
        QTest::newRow("tool") << Noun::Tool << false;
        QTest::newRow("scorecard") << Noun::Tool << true;
        QTest::newRow("reviewer") << Noun::Reviewer << false;
        QTest::newRow("lens") << Noun::Lens << false;
        QTest::newRow("publication") << Noun::Publication << false;
    }

    void everyControlHasAName()
    {
        QFETCH(Noun, noun);
        QFETCH(bool, scorecard);
        DeskFixture desk;
        desk.openSample();
        desk.window->openRecord(RecordRef(noun, noun == Noun::Comparison ? desk.firstComparison().value : 1));
        desk.window->editor()->showScorecard(scorecard);
        QCOMPARE(desk.window->editor()->record().noun, noun);
        int controls = 0;
        for (QWidget *widget : desk.window->findChildren<QWidget *>()) {
            const bool isControl = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                                   !widget->focusProxy() && !qobject_cast<QComboBox *>(widget->parentWidget());
            QAccessibleInterface *accessible = isControl ? QAccessible::queryAccessibleInterface(widget) : nullptr;
            if (!accessible || accessible->role() == QAccessible::Client)
                continue;
            ++controls;
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                            widget->objectName())));
        }
        QVERIFY(controls > 10);
    }

    void whatAnotherProcessImportsAppears()
    {
        DeskFixture desk;
        desk.openSample();
        const auto before = desk.library().toolIds()->size();
        {
            auto other = Library::open(desk.library().path(), {});
            QVERIFY(other.library);
            Tool tool;
            tool.name = QStringLiteral("Guillemot");
            tool.slug = QStringLiteral("guillemot");
            QVERIFY(other.library->add(tool, QStringLiteral("Import of tools.csv")));
        }
        QTRY_COMPARE_WITH_TIMEOUT(desk.undoText(), QStringLiteral("Undo: Import of tools.csv"), 3000);
        QCOMPARE(desk.library().toolIds()->size(), before + 1);
    }

    void aClickInThePageGoesToTheFieldBehindIt_data()
    {
        QTest::addColumn<QString>("block");
        QTest::addColumn<Noun>("noun");
        QTest::addColumn<bool>("scorecard");
        QTest::newRow("dek") << QStringLiteral("dek") << Noun::Comparison << false;
        QTest::newRow("kicker") << QStringLiteral("kicker") << Noun::Publication << false;
        QTest::newRow("tagline") << QStringLiteral("tool-%1--tagline") << Noun::Tool << false;
        QTest::newRow("first plan") << QStringLiteral("tool-%1--plans--0") << Noun::Tool << false;
        QTest::newRow("quote") << QStringLiteral("quote--primitive--%1") << Noun::Tool << true;
        QTest::newRow("lens") << QStringLiteral("lens-buyer") << Noun::Lens << false;
    }
    void aClickInThePageGoesToTheFieldBehindIt()
    {
        QFETCH(QString, block);
        QFETCH(Noun, noun);
        QFETCH(bool, scorecard);
        DeskFixture desk;
        desk.openSample();
        const ToolId tool = desk.library().get(desk.firstComparison())->tools.last();
        const QString slug = desk.library().get(tool)->slug;
        emit desk.window->preview()->blockClicked(block.contains(u'%') ? block.arg(slug) : block);
        const RecordRef record = desk.window->editor()->record();
        QCOMPARE(record.noun, noun);
        if (noun == Noun::Tool) {
            QCOMPARE(record, RecordRef(tool));
            QCOMPARE(desk.window->editor()->isScorecard(), scorecard);
        }
        QVERIFY(desk.window->focusWidget());
        QVERIFY(desk.window->editor()->form()->isAncestorOf(desk.window->focusWidget()));
    }

    void theMenuChangesTheStatusOfTheComparisonShown()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        for (QAction *action : desk.window->actions()->status->actions())
            if (action->data().toInt() == int(ComparisonStatus::InReview))
                action->trigger();
        QCOMPARE(desk.library().get(comparison)->status, ComparisonStatus::InReview);
        QVERIFY(desk.window->findChild<QLabel *>(QStringLiteral("editorStatus"))
                    ->text()
                    .endsWith(QStringLiteral("in review")));
    }

    void aNewRoundIsADraftForEachReview()
    {
        DeskFixture desk;
        desk.openSample();
        const ToolId tool = desk.library().get(desk.firstComparison())->tools.first();
        const QByteArray page = desk.page();
        const auto before = *desk.library().reviewsOf(tool);
        desk.window->openRecord(tool);
        desk.prompts.answers = {0};
        desk.window->actions()->newRound->trigger();
        const auto after = *desk.library().reviewsOf(tool);
        QCOMPARE(after.size(), 2 * before.size()); // the sample's tools have one round
        QCOMPARE(std::count_if(after.begin(), after.end(), [](const Review &review) { return review.round == 2; }),
                 before.size());
        QCOMPARE(desk.page(), page); // until a review of it is approved
        desk.window->actions()->undo->trigger();
        QCOMPARE(desk.library().reviewsOf(tool)->size(), before.size());
    }

    void checkSaysWhatIsMissingAndGoesThere()
    {
        DeskFixture desk;
        desk.openSample();
        auto comparison = *desk.library().get(desk.firstComparison());
        comparison.summary.clear();
        QVERIFY(desk.library().update(comparison, QStringLiteral("edit of Summary")));
        desk.window->actions()->check->trigger();
        QVERIFY(!desk.message().isEmpty());
        desk.press(QStringLiteral("Go there"));
        QVERIFY(desk.window->editor()->form()->isAncestorOf(desk.window->focusWidget()));
    }

    void nextAndPreviousWalkTheList()
    {
        DeskFixture desk;
        desk.openSample();
        const QList<ToolId> tools = *desk.library().toolIds();
        desk.window->openRecord(tools.first());
        desk.window->actions()->nextRecord->trigger();
        QCOMPARE(desk.window->editor()->record(), RecordRef(tools.at(1)));
        desk.window->actions()->previousRecord->trigger();
        desk.window->actions()->previousRecord->trigger(); // there is none above
        QCOMPARE(desk.window->editor()->record(), RecordRef(tools.first()));
    }

    void theDigestOpensBesideTheDeskAndGoesWithIt()
    {
        DeskFixture desk;
        desk.openSample();
        const ComparisonId comparison = desk.firstComparison();
        desk.window->openRecord(comparison);
        QVERIFY(desk.type(QStringLiteral("dek"), QStringLiteral("Typed a moment ago."), true)); // not stored yet
        desk.window->actions()->digest->trigger();
        const auto windows = QApplication::topLevelWidgets();
        const auto found = std::find_if(windows.begin(), windows.end(),
                                        [](QWidget *widget) { return qobject_cast<DigestWindow *>(widget); });
        QVERIFY(found != windows.end());
        const QPointer<QWidget> digest = *found;
        QVERIFY(digest->isVisible());
        QCOMPARE(desk.library().get(comparison)->dek, QStringLiteral("Typed a moment ago."));
        digest->showMinimized();
        desk.window->actions()->digest->trigger();
        QVERIFY(!digest->isMinimized());

        // Words that are refused keep nobody from ending, once it is too late to ask.
        digest->findChild<QPushButton *>(QStringLiteral("digestNew"))->click();
        auto *last = digest->findChild<QLineEdit *>(QStringLiteral("ends_on"));
        last->setFocus();
        last->selectAll();
        QTest::keyClicks(last, QStringLiteral("2001-01-01"));
        desk.window.reset();
        QVERIFY(!digest);
        QVERIFY(desk.prompts.questions.isEmpty());
    }

    void theFirstSizeFitsTheScreen()
    {
        DeskFixture desk;
        const QSize screen = desk.window->screen()->availableSize();
        QVERIFY(desk.window->height() < screen.height());
        QVERIFY(desk.window->width() < screen.width() || desk.window->width() == desk.window->minimumWidth());
    }

    void f6GoesRoundTheColumns()
    {
        DeskFixture desk;
        desk.openSample();
        desk.window->show();
        desk.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
        desk.window->panel()->focusSearch();
        desk.window->actions()->nextColumn->trigger();
        QVERIFY(desk.window->editor()->isAncestorOf(desk.window->focusWidget()));
        desk.window->actions()->nextColumn->trigger(); // the preview is hidden
        QVERIFY(desk.window->panel()->isAncestorOf(desk.window->focusWidget()));
    }

    void mnemonicsAreUnique()
    {
        DeskFixture desk;
        const QList<QMenu *> menus = desk.window->findChildren<QMenu *>();
        for (const QMenu *menu : menus) {
            QStringList seen;
            for (const QAction *action : menu->actions()) {
                const QKeySequence mnemonic = QKeySequence::mnemonic(action->text());
                if (mnemonic.isEmpty())
                    continue;
                QVERIFY2(!seen.contains(mnemonic.toString()),
                         qPrintable(menu->title() + QStringLiteral(" ▸ ") + action->text()));
                seen << mnemonic.toString();
            }
        }
        desk.openSample();
        QCOMPARE(clashingMnemonics(*desk.window), QStringList());
    }
};

int main(int argc, char **argv)
{
    return runDeskTest<MainWindowTest>(argc, argv);
}

#include "tst_mainwindow.moc"
