#include "navigationmodel.h"
#include "panelsample.h"
#include "recordlistmodel.h"
#include "searchmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

/// The library column's models, without a window.
class TestModels : public QObject
{
    Q_OBJECT

private slots:
    void showsRows();
    void wordsRows();
    void followsOneRecord();
    void keepsPlacesWhenARecordMoves();
    void staysWhenAnUnseenRecordChanges();
    void resetsWhenMuchChanges();
    void showsNewFigures();
    void listsSomeRecords();
    void pagesLongLists();
    void letsTheLibraryGo();
    void navigationCounts();
    void navigationFollows();
    void searchGroupsHits();
    void searchAnswersTheNewestQueryOnly();
    void searchFollowsChanges();
    void searchSaysWhatFailed();
};

static QStringList titles(const QAbstractItemModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles << model.index(row, 0).data().toString();
    return titles;
}

/// A list of tools under the eyes of Qt's model tester.
struct WatchedTools
{
    PanelSample sample;
    RecordListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    WatchedTools()
    {
        model.setLibrary(&*sample.library);
        model.showAll(Noun::Tool);
        titles(model); // as a view would
        resets.clear();
    }
};

void TestModels::showsRows()
{
    WatchedTools watched;
    RecordListModel &model = watched.model;
    QCOMPARE(titles(model), (QStringList{u"Heron"_s, u"Ibis"_s, u"Stork"_s}));
    QCOMPARE(model.recordAt(1), RecordRef(watched.sample.ibis));
    QCOMPARE(model.rowOf(watched.sample.stork), 2);
    QCOMPARE(model.rowOf(watched.sample.ada), -1);
    QVERIFY(!model.recordAt(3).isValid());
    QVERIFY(!model.recordAt(-1).isValid());
    model.showAll(Noun::Comparison);
    QCOMPARE(titles(model), QStringList{u"Heron vs Stork"_s});
    model.showAll(Noun::Reviewer);
    QCOMPARE(titles(model), QStringList{u"Ada Brandt"_s});
    model.showAll(Noun::Lens);
    QCOMPARE(model.rowCount(), 4);
}

void TestModels::wordsRows()
{
    PanelSample sample;
    for (int lens = 0; lens < 4; ++lens)
        sample.addReview(sample.heron, lens, ReviewStatus::Approved, lens == 0 ? Verdict::Skip : Verdict::Ship);
    Lists lists(sample.library->connection());
    const RowTexts tool = RowWriter::read(lists, sample.heron);
    QCOMPARE(tool.title, u"Heron"_s);
    QCOMPARE(tool.subtitle, u"Code model"_s);
    QCOMPARE(tool.figure, u"3–1"_s);
    QCOMPARE(tool.subfigure, u"75%"_s);
    QCOMPARE(tool.spoken, u"Heron, Code model, 3 ship, 1 skip, panel ship 75%"_s);
    const RowTexts bare = RowWriter::read(lists, sample.ibis);
    QCOMPARE(bare.figure, QString());
    QCOMPARE(bare.spoken, u"Ibis, Editor, no approved review"_s);
    const RowTexts comparison = RowWriter::read(lists, sample.waders);
    QCOMPARE(comparison.status, std::optional(ComparisonStatus::Draft));
    QCOMPARE(comparison.subtitle, u"Draft"_s);
    QCOMPARE(comparison.spoken, u"Heron vs Stork, Draft, 4 of 8 approved"_s);
    QCOMPARE(RowWriter::read(lists, {Noun::Tool, 999}), RowTexts());
}

void TestModels::followsOneRecord()
{
    WatchedTools watched;
    QSignalSpy inserted(&watched.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&watched.model, &QAbstractItemModel::rowsRemoved);
    const ToolId crane = watched.sample.addTool(u"Crane"_s);
    QCOMPARE(titles(watched.model), (QStringList{u"Crane"_s, u"Heron"_s, u"Ibis"_s, u"Stork"_s}));
    QCOMPARE(inserted.size(), 1);
    watched.sample.remove(watched.sample.ibis);
    QCOMPARE(titles(watched.model), (QStringList{u"Crane"_s, u"Heron"_s, u"Stork"_s}));
    QCOMPARE(removed.size(), 1);
    QVERIFY(watched.sample.library->undo().ok());
    QVERIFY(watched.sample.library->undo().ok());
    QCOMPARE(titles(watched.model), (QStringList{u"Heron"_s, u"Ibis"_s, u"Stork"_s}));
    QCOMPARE(watched.model.rowOf(crane), -1);
    QCOMPARE(watched.resets.size(), 0);
}

void TestModels::keepsPlacesWhenARecordMoves()
{
    WatchedTools watched;
    const QPersistentModelIndex heron = watched.model.index(0);
    const QPersistentModelIndex stork = watched.model.index(2);
    QSignalSpy changed(&watched.model, &QAbstractItemModel::dataChanged);
    watched.sample.rename(watched.sample.heron, u"Zander"_s);
    QCOMPARE(titles(watched.model), (QStringList{u"Ibis"_s, u"Stork"_s, u"Zander"_s}));
    QCOMPARE(heron.row(), 2);
    QCOMPARE(stork.row(), 1);
    watched.sample.rename(watched.sample.heron, u"Auk"_s);
    QCOMPARE(titles(watched.model), (QStringList{u"Auk"_s, u"Ibis"_s, u"Stork"_s}));
    QCOMPARE(heron.row(), 0);
    changed.clear();
    watched.sample.rename(watched.sample.heron, u"Auklet"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(watched.resets.size(), 0);
}

void TestModels::staysWhenAnUnseenRecordChanges()
{
    PanelSample sample;
    sample.addTools(600);
    RecordListModel model;
    model.setLibrary(&*sample.library);
    model.showAll(Noun::Tool);
    model.index(0).data();
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const ToolId last = model.recordAt(600).as<Tool>();
    model.showAll(Noun::Tool);
    model.index(0).data();
    resets.clear();
    sample.rename(last, u"Tool 9999"_s);
    QCOMPARE(resets.size(), 0);
    sample.rename(last, u"Aaa"_s); // crosses what was read
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.index(0).data().toString(), u"Aaa"_s);
}

void TestModels::resetsWhenMuchChanges()
{
    WatchedTools watched;
    auto change = watched.sample.library->change(u"two at once"_s);
    QVERIFY(change.ok());
    for (const QString &name : {u"Auk"_s, u"Zander"_s}) {
        Tool tool;
        tool.name = name;
        tool.slug = name.toLower();
        QVERIFY((*change)->add(tool).ok());
    }
    QVERIFY((*change)->commit().ok());
    QCOMPARE(watched.model.rowCount(), 5);
    QCOMPARE(titles(watched.model).first(), u"Auk"_s);

    // Another process
    auto other = Library::open(watched.sample.library.path(), watched.sample.library.options());
    QVERIFY(other.library != nullptr);
    Tool tool;
    tool.name = u"Bittern"_s;
    tool.slug = u"bittern"_s;
    QVERIFY(other.library->add(tool, u"test"_s).ok());
    watched.sample.library->lookForOutsideChanges();
    QCOMPARE(watched.model.rowCount(), 6);
}

void TestModels::showsNewFigures()
{
    WatchedTools watched;
    QSignalSpy changed(&watched.model, &QAbstractItemModel::dataChanged);
    QCOMPARE(watched.model.index(0).data(RecordListModel::TextsRole).value<RowTexts>().figure, QString());
    watched.sample.addReview(watched.sample.heron, 0, ReviewStatus::Approved);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(watched.model.index(0).data(RecordListModel::TextsRole).value<RowTexts>().figure, u"1–0"_s);
}

void TestModels::listsSomeRecords()
{
    WatchedTools watched;
    const PanelSample &sample = watched.sample;
    watched.model.showOnly(Noun::Tool, {sample.stork.value, sample.heron.value});
    QCOMPARE(titles(watched.model), (QStringList{u"Stork"_s, u"Heron"_s}));
    QCOMPARE(watched.model.rowOf(sample.heron), 1);
    QCOMPARE(watched.model.rowOf(sample.ibis), -1);
    watched.sample.addTool(u"Crane"_s);
    QCOMPARE(watched.model.rowCount(), 2);
    watched.sample.rename(sample.heron, u"Grey heron"_s);
    QCOMPARE(titles(watched.model), (QStringList{u"Stork"_s, u"Grey heron"_s}));
    watched.sample.remove(sample.stork);
    QCOMPARE(titles(watched.model), QStringList{u"Grey heron"_s});
}

void TestModels::pagesLongLists()
{
    PanelSample sample;
    sample.addTools(1000);
    RecordListModel model;
    model.setLibrary(&*sample.library);
    model.showAll(Noun::Tool);
    QCOMPARE(model.rowCount(), 1003);
    QCOMPARE(model.index(1002).data().toString(), u"Tool 0999"_s);
    QCOMPARE(model.index(512).data().toString(), u"Tool 0509"_s);
    for (int row = 0; row < model.rowCount(); row += 97)
        QCOMPARE(model.rowOf(model.recordAt(row)), row);
}

void TestModels::letsTheLibraryGo()
{
    RecordListModel records;
    NavigationModel navigation;
    SearchModel search;
    {
        PanelSample sample;
        records.setLibrary(&*sample.library);
        records.showAll(Noun::Tool);
        navigation.setLibrary(&*sample.library);
        navigation.count();
        search.setLibrary(&*sample.library);
        search.setQuery(u"heron"_s);
        records.setLibrary(nullptr);
        navigation.setLibrary(nullptr);
        search.setLibrary(nullptr);
    }
    QCOMPARE(records.rowCount(), 0);
    records.showAll(Noun::Tool);
    QCOMPARE(records.rowCount(), 0);
    search.setQuery(u"stork"_s);
    navigation.count();
    QCOMPARE(search.rowCount(), 0);
}

static QVariant countOf(const NavigationModel &model, int row)
{
    return model.index(row).data(NavigationModel::CountRole);
}

void TestModels::navigationCounts()
{
    PanelSample sample;
    sample.addReview(sample.heron, 0, ReviewStatus::Submitted);
    NavigationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLibrary(&*sample.library);
    QVERIFY(!countOf(model, model.rowOf(Noun::Tool)).isValid());
    QVERIFY(!model.ids(SmartList::LensMissing));
    QSignalSpy counted(&model, &NavigationModel::countsChanged);
    model.count();
    QVERIFY(counted.wait());
    QCOMPARE(countOf(model, model.rowOf(Noun::Tool)), QVariant(3));
    QCOMPARE(countOf(model, model.rowOf(Noun::Comparison)), QVariant(1));
    QCOMPARE(countOf(model, model.rowOf(Noun::Lens)), QVariant(4));
    QVERIFY(!countOf(model, model.rowOf(Noun::Publication)).isValid());
    QCOMPARE(countOf(model, model.rowOf(SmartList::LensMissing)), QVariant(3));
    QCOMPARE(countOf(model, model.rowOf(SmartList::ReviewSubmitted)), QVariant(1));
    QCOMPARE(countOf(model, model.rowOf(SmartList::Decidable)), QVariant(0));
    QCOMPARE(model.ids(SmartList::LensMissing)->first(), sample.heron.value);
    const int heading = model.rowOf(Noun::Publication) + 1;
    QCOMPARE(model.kindAt(heading), NavigationModel::Kind::Heading);
    QCOMPARE(countOf(model, heading), QVariant(4));
    QCOMPARE(model.flags(model.index(heading)), Qt::NoItemFlags);
    QCOMPARE(model.index(model.rowOf(Noun::Tool)).data(Qt::AccessibleTextRole).toString(), u"Tools, 3"_s);
}

void TestModels::navigationFollows()
{
    PanelSample sample;
    NavigationModel model;
    model.setLibrary(&*sample.library);
    QSignalSpy counted(&model, &NavigationModel::countsChanged);
    model.count();
    QVERIFY(counted.wait());
    sample.addTool(u"Crane"_s);
    QCOMPARE(countOf(model, model.rowOf(Noun::Tool)), QVariant(4)); // at once
    QVERIFY(counted.wait());
    QCOMPARE(countOf(model, model.rowOf(SmartList::LensMissing)), QVariant(4)); // after a pause
}

static QStringList shown(const SearchModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << (model.hitAt(row) ? u"  "_s : QString()) + model.index(row).data().toString();
    return rows;
}

void TestModels::searchGroupsHits()
{
    PanelSample sample;
    sample.addReview(sample.heron, 0, ReviewStatus::Draft);
    sample.addTools(SearchModel::hitsPerGroup + 1);
    SearchModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setLibrary(&*sample.library);
    QSignalSpy answered(&model, &SearchModel::answered);
    model.setQuery(u"  heron "_s);
    QVERIFY(!model.isAnswered());
    QVERIFY(answered.wait());
    QVERIFY(model.isAnswered());
    QCOMPARE(shown(model), (QStringList{u"Tools"_s, u"  Heron"_s, u"Comparisons"_s, u"  Heron vs Stork"_s}));
    QCOMPARE(model.hitCount(), 2);
    QCOMPARE(model.hitRowFrom(0), 1);
    QCOMPARE(model.hitRowFrom(2, -1), 1);
    QCOMPARE(model.hitAt(0), nullptr);
    QCOMPARE(model.hitAt(3)->record, RecordRef(sample.waders));
    QCOMPARE(model.hitAt(3)->subtitle, u"Draft"_s);
    QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags);

    model.setQuery(u"wades"_s);
    QVERIFY(answered.wait());
    QCOMPARE(shown(model), (QStringList{u"Reviews"_s, u"  Heron"_s}));
    QCOMPARE(model.hitAt(1)->tool, sample.heron);
    model.setQuery(u"tool"_s);
    QVERIFY(answered.wait());
    QCOMPARE(shown(model).first(), u"Tools, the first 12"_s);
    QCOMPARE(model.hitCount(), SearchModel::hitsPerGroup);
    model.setQuery(QString());
    QCOMPARE(model.rowCount(), 0); // at once
}

void TestModels::searchAnswersTheNewestQueryOnly()
{
    PanelSample sample;
    SearchModel model;
    model.setLibrary(&*sample.library);
    QSignalSpy answered(&model, &SearchModel::answered);
    for (const QString &typed : {u"h"_s, u"he"_s, u"her"_s, u"stork"_s, u"ibi"_s, u"ibis"_s})
        model.setQuery(typed);
    QVERIFY(answered.wait());
    QCOMPARE(shown(model), (QStringList{u"Tools"_s, u"  Ibis"_s}));
    QCOMPARE(answered.size(), 1);
    answered.clear();
    model.setQuery(u"heron"_s);
    model.setQuery(QString());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(answered.size(), 1);
    model.setQuery(u"ada"_s);
    QVERIFY(answered.wait());
    QCOMPARE(shown(model), (QStringList{u"Reviewers"_s, u"  Ada Brandt"_s}));
    QCOMPARE(answered.size(), 2);
}

void TestModels::searchFollowsChanges()
{
    PanelSample sample;
    SearchModel model;
    model.setLibrary(&*sample.library);
    QSignalSpy answered(&model, &SearchModel::answered);
    model.setQuery(u"ibis"_s);
    QVERIFY(answered.wait());
    QCOMPARE(model.hitCount(), 1);
    sample.addTool(u"Glossy ibis"_s);
    QVERIFY(answered.wait());
    QCOMPARE(model.hitCount(), 2);
}

void TestModels::searchSaysWhatFailed()
{
    PanelSample sample;
    SearchModel model;
    model.setLibrary(&*sample.library);
    QVERIFY(QFile::remove(sample.library.path())); // before the model's reader opens it
    QSignalSpy failed(&model, &SearchModel::failed);
    model.setQuery(u"heron"_s);
    QVERIFY(failed.wait());
    QVERIFY(!failed.first().first().value<Error>().what.isEmpty());
    QCOMPARE(model.hitCount(), 0);
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
