#include "statisticschart.h"
#include "statisticsmodel.h"
#include "statisticstab.h"

#include "panelsample.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// A panel of three: Ada ships all she sees, Ben parts with her on a third, Cleo has written one review.
struct Panel : PanelSample
{
    ReviewerId ben;
    ReviewerId cleo;
    QList<ToolId> tools;

    Panel()
    {
        ben = addReviewer(u"Ben Osei"_s);
        cleo = addReviewer(u"Cleo Marsh"_s);
        for (int i = 0; i < 12; ++i) {
            tools << addTool(u"Tool %1"_s.arg(i), i < 6 ? u"Agents"_s : QString());
            write(ada, tools.last(), 0, Verdict::Ship);
            write(ben, tools.last(), 1, i % 3 == 0 ? Verdict::Skip : Verdict::Ship, {9, 10});
        }
        write(cleo, tools.first(), 2, Verdict::Skip);
    }

    ReviewerId addReviewer(const QString &name)
    {
        Reviewer reviewer;
        reviewer.name = name;
        reviewer.slug = slugOf(name);
        return add(reviewer);
    }
    /// Assigned and submitted on these days of May.
    ReviewId write(ReviewerId reviewer, ToolId tool, int lens, Verdict verdict, std::pair<int, int> days = {1, 5})
    {
        Review review;
        review.tool = tool;
        review.reviewer = reviewer;
        review.lens = library->lenses()->at(lens).id;
        review.verdict = verdict;
        review.confidence = 70;
        review.quote = u"It wades through the diff."_s;
        review.status = ReviewStatus::Approved;
        review.steps = {{ReviewStatus::Draft, QDate(2026, 5, days.first), {}, {}},
                        {ReviewStatus::Submitted, QDate(2026, 5, days.second), {}, {}},
                        {ReviewStatus::Approved, QDate(2026, 5, 14), {}, {}}};
        return add(review);
    }
};

/// The tab over a panel, shown and read.
struct Shown
{
    Panel panel;
    StatisticsTab tab;
    QTableView *table = tab.findChild<QTableView *>(u"statistics"_s);
    StatisticsChart *chart = tab.findChild<StatisticsChart *>();
    QAbstractItemModelTester tester{table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    Shown()
    {
        tab.resize(900, 640);
        tab.setLibrary(&*panel.library);
        tab.show();
        if (!QTest::qWaitFor([&] { return table->isVisible() && table->model()->rowCount() > 0; }))
            qFatal("the figures were not read");
    }
    [[nodiscard]] QString cell(int row, StatisticsTexts::Column column) const
    {
        return table->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QStringList column(StatisticsTexts::Column column) const
    {
        QStringList cells;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            cells << cell(row, column);
        return cells;
    }
    [[nodiscard]] QString said(const QString &label) const { return tab.findChild<QLabel *>(label)->text(); }
    void showBy(Grouping grouping) { tab.findChild<QRadioButton *>(u"grouping%1"_s.arg(int(grouping)))->click(); }
    /// A click on the head of a column, as a person sorts.
    void sortBy(StatisticsTexts::Column column)
    {
        const QHeaderView *header = table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(column) + 12, header->height() / 2});
    }
};

} // namespace

/// The panel seen whole, as its user reads it.
class TestPanelRecord : public QObject
{
    Q_OBJECT

private slots:
    void showsFiguresAndWarnings();
    void groupsByLensAndCategory();
    void sortsWithTheUnknownLast();
    void followsTheLibrary();
    void keepsTheSelectionOverNewFigures();
    void readsNothingWhileHidden();
    void copiesRows();
    void drawsInTheOrderOfTheTable();
    void leadsToTheRecord();
    void saysWhenThereIsNothing();
    void readsAgainAfterAFailure();
    void letsTheLibraryGo();
};

using Texts = StatisticsTexts;

void TestPanelRecord::showsFiguresAndWarnings()
{
    Shown shown;
    QCOMPARE(shown.column(Texts::Name), (QStringList{u"Ada Brandt"_s, u"Ben Osei"_s, u"Cleo Marsh"_s}));
    QCOMPARE(shown.column(Texts::Verdicts), (QStringList{u"12"_s, u"12"_s, u"1"_s}));
    QCOMPARE(shown.column(Texts::Ship), (QStringList{u"100 %"_s, u"67 %"_s, u"0 %"_s}));
    QCOMPARE(shown.column(Texts::Interval), (QStringList{u"76–100 %"_s, u"39–86 %"_s, u"0–79 %"_s}));
    QCOMPARE(shown.column(Texts::Rest), (QStringList{u"62 %"_s, u"92 %"_s, u"50 %"_s}));
    QCOMPARE(shown.column(Texts::Pairs), (QStringList{u"13"_s, u"13"_s, u"2"_s}));
    // Ada: pa = 8/12; π = (1 + 8/12)/2; pe = 10/36. Ben: Cleo is of his mind on one tool, so pa = 8.5/12;
    // π = (8/12 + 11.5/12)/2; pe = 39/128
    QCOMPARE(shown.column(Texts::Agreement), (QStringList{u"0.54"_s, u"0.58"_s, u"—"_s}));
    QCOMPARE(shown.column(Texts::Writing), (QStringList{u"4 days"_s, u"1 day"_s, u"4 days"_s}));
    QCOMPARE(shown.column(Texts::Note), (QStringList{u"12 of 12 ship"_s, QString(), u"too few to tell"_s}));
    QVERIFY(shown.said(u"panelSentence"_s).startsWith(u"The whole panel: 20 of 25 verdicts say ship, 80 %."_s));
    QVERIFY(shown.said(u"statisticsWarnings"_s).startsWith(u"⚠ Ada Brandt: 12 of 12 ship."_s));
    QVERIFY(shown.said(u"statisticsWarnings"_s).endsWith(u"too few to tell: Cleo Marsh."_s));
    QVERIFY(shown.said(u"statisticsMethod"_s).contains(u"A pair is"_s));

    QVERIFY(!shown.table->accessibleName().isEmpty());
    QVERIFY(shown.chart->accessibleDescription().contains(u"Ben Osei: 67 % ship, 8 of 12 verdicts"_s));
    QCOMPARE(shown.table->model()->index(1, Texts::Ship).data(Qt::AccessibleTextRole).toString(), u"Ship: 67 %"_s);
}

void TestPanelRecord::groupsByLensAndCategory()
{
    Shown shown;
    shown.showBy(Grouping::Lens);
    QCOMPARE(shown.table->model()->rowCount(), 4);
    QCOMPARE(shown.cell(0, Texts::Name), u"Primitive"_s);
    QCOMPARE(shown.cell(3, Texts::Ship), u"—"_s);
    QCOMPARE(shown.table->model()->headerData(Texts::Name, Qt::Horizontal).toString(), u"Lens"_s);

    shown.showBy(Grouping::Category);
    QCOMPARE(shown.column(Texts::Name), (QStringList{u"No category"_s, u"Agents"_s}));
    QCOMPARE(shown.column(Texts::Verdicts), (QStringList{u"12"_s, u"13"_s}));
    QCOMPARE(shown.column(Texts::Pairs), (QStringList{u"6"_s, u"8"_s}));
    QVERIFY(!shown.tab.findChild<QLabel *>(u"statisticsWarnings"_s)->isVisible());
}

void TestPanelRecord::sortsWithTheUnknownLast()
{
    Shown shown;
    const QStringList byName = shown.column(Texts::Name);
    shown.sortBy(Texts::Ship);
    const QStringList upwards{u"Cleo Marsh"_s, u"Ben Osei"_s, u"Ada Brandt"_s};
    QCOMPARE(shown.column(Texts::Name), upwards);
    shown.sortBy(Texts::Ship);
    QCOMPARE(shown.column(Texts::Name), (QStringList{u"Ada Brandt"_s, u"Ben Osei"_s, u"Cleo Marsh"_s}));
    shown.sortBy(Texts::Agreement);
    QCOMPARE(shown.column(Texts::Agreement), (QStringList{u"0.54"_s, u"0.58"_s, u"—"_s}));
    shown.sortBy(Texts::Agreement);
    QCOMPARE(shown.column(Texts::Agreement), (QStringList{u"0.58"_s, u"0.54"_s, u"—"_s}));
    shown.sortBy(Texts::Agreement);
    QCOMPARE(shown.column(Texts::Name), byName); // the third click gives the panel's own order back
}

void TestPanelRecord::followsTheLibrary()
{
    Shown shown;
    const ReviewId written = shown.panel.write(shown.panel.cleo, shown.panel.tools.at(1), 2, Verdict::Ship);
    QTRY_COMPARE(shown.cell(2, Texts::Ship), u"50 %"_s);
    QVERIFY(shown.said(u"panelSentence"_s).contains(u"21 of 26"_s));

    Review review = *shown.panel.library->get(written);
    review.status = ReviewStatus::Returned;
    shown.panel.update(review);
    QTRY_COMPARE(shown.cell(2, Texts::Ship), u"0 %"_s);
    QVERIFY(shown.panel.library->undo().ok());
    QTRY_COMPARE(shown.cell(2, Texts::Ship), u"50 %"_s);

    Reviewer renamed = *shown.panel.library->get(shown.panel.cleo);
    renamed.name = u"Abel Marsh"_s;
    shown.panel.update(renamed);
    QTRY_COMPARE(shown.cell(0, Texts::Name), u"Abel Marsh"_s);
    shown.panel.remove(shown.panel.ben);
    QTRY_COMPARE(shown.table->model()->rowCount(), 2);
}

void TestPanelRecord::keepsTheSelectionOverNewFigures()
{
    Shown shown;
    shown.sortBy(Texts::Ship);
    shown.table->selectRow(0);
    QCOMPARE(shown.cell(0, Texts::Name), u"Cleo Marsh"_s);
    for (const int i : {1, 2}) // two of three ship: now more than Ben, who ships 8 of 12, when a third one joins
        shown.panel.write(shown.panel.cleo, shown.panel.tools.at(i), 2, Verdict::Ship);
    shown.panel.write(shown.panel.cleo, shown.panel.tools.at(3), 2, Verdict::Ship);
    QTRY_COMPARE(shown.cell(1, Texts::Name), u"Cleo Marsh"_s);
    QVERIFY(shown.table->selectionModel()->isRowSelected(1));
    QVERIFY(!shown.table->selectionModel()->isRowSelected(0));
}

void TestPanelRecord::readsNothingWhileHidden()
{
    Shown shown;
    StatisticsTab other; // hears of a change after the hidden one, and takes as long to read it
    other.setLibrary(&*shown.panel.library);
    other.show();
    const QAbstractItemModel *others = other.findChild<QTableView *>()->model();
    QTRY_COMPARE(others->rowCount(), 3);
    shown.tab.hide();
    QSignalSpy news(shown.table->model(), &QAbstractItemModel::dataChanged);
    shown.panel.write(shown.panel.cleo, shown.panel.tools.at(1), 2, Verdict::Ship);
    QTRY_COMPARE(others->index(2, Texts::Ship).data().toString(), u"50 %"_s);
    QVERIFY(news.isEmpty());
    shown.tab.show();
    QTRY_COMPARE(shown.cell(2, Texts::Ship), u"50 %"_s);
}

void TestPanelRecord::copiesRows()
{
    Shown shown;
    shown.tab.activateWindow();
    shown.table->setFocus();
    shown.table->selectRow(1);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.at(0).startsWith(u"Reviewer\tVerdicts\tShip\t"_s));
    QVERIFY(lines.at(1).startsWith(u"Ben Osei\t12\t67 %\t39–86 %\t"_s));
    shown.table->clearSelection();
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 4);
}

void TestPanelRecord::drawsInTheOrderOfTheTable()
{
    Shown shown;
    const auto rates = [&] {
        return QList{shown.chart->dotAt(0).x(), shown.chart->dotAt(1).x(), shown.chart->dotAt(2).x()};
    };
    QVERIFY(rates().at(0) > rates().at(1) && rates().at(1) > rates().at(2));
    shown.sortBy(Texts::Ship);
    QVERIFY(rates().at(0) < rates().at(1) && rates().at(1) < rates().at(2));
    QTRY_VERIFY(shown.chart->height() == shown.chart->sizeHint().height()); // every row has its place
    const QColor dot = shown.chart->grab().toImage().pixelColor(shown.chart->dotAt(1).toPoint());
    QCOMPARE(dot.rgb(), shown.chart->palette().color(QPalette::Highlight).rgb());
    const QColor hollow = shown.chart->grab().toImage().pixelColor(shown.chart->dotAt(0).toPoint());
    QCOMPARE(hollow.rgb(), shown.chart->palette().color(QPalette::Base).rgb());
    QTest::mouseClick(shown.chart, Qt::LeftButton, {}, shown.chart->dotAt(1).toPoint());
    QCOMPARE(shown.table->currentIndex().row(), 1);
}

void TestPanelRecord::leadsToTheRecord()
{
    Shown shown;
    QSignalSpy opened(&shown.tab, &StatisticsTab::openRequested);
    shown.sortBy(Texts::Ship);
    emit shown.table->activated(shown.table->model()->index(2, 0));
    QCOMPARE(opened.takeFirst().first().value<RecordRef>(), RecordRef(shown.panel.ada));
    shown.showBy(Grouping::Category);
    emit shown.table->activated(shown.table->model()->index(0, 0));
    QVERIFY(opened.isEmpty());
}

void TestPanelRecord::saysWhenThereIsNothing()
{
    PanelSample sample;
    StatisticsTab tab;
    tab.setLibrary(&*sample.library);
    tab.show();
    const auto *hint = tab.findChild<QLabel *>(u"statisticsHint"_s);
    QTRY_VERIFY(hint->text().startsWith(u"No verdict is approved yet."_s));
    QVERIFY(hint->isVisible());
    QVERIFY(!tab.findChild<QTableView *>()->isVisible());
    sample.addReview(sample.heron, 0, ReviewStatus::Approved);
    QTRY_VERIFY(tab.findChild<QTableView *>()->isVisible());
    QVERIFY(!hint->isVisible());
}

void TestPanelRecord::readsAgainAfterAFailure()
{
    PanelSample sample;
    const QString path = sample.library->path();
    QVERIFY(QFile::rename(path, path + u".away"_s));
    StatisticsTab tab;
    tab.setLibrary(&*sample.library);
    tab.show();
    const auto *hint = tab.findChild<QLabel *>(u"statisticsHint"_s);
    QTRY_VERIFY2(hint->text().contains(path), qPrintable(hint->text()));
    QVERIFY(QFile::rename(path + u".away"_s, path));
    tab.hide();
    tab.show();
    QTRY_VERIFY2(hint->text().startsWith(u"No verdict is approved yet."_s), qPrintable(hint->text()));
}

void TestPanelRecord::letsTheLibraryGo()
{
    Shown shown;
    shown.tab.setLibrary(nullptr);
    QVERIFY(!shown.table->isVisible());
    PanelSample other;
    shown.tab.setLibrary(&*other.library);
    const auto *hint = shown.tab.findChild<QLabel *>(u"statisticsHint"_s);
    QTRY_VERIFY(hint->text().startsWith(u"No verdict"_s));
}

QTEST_MAIN(TestPanelRecord)
#include "tst_panelrecord.moc"
