#include "libraryfile.h"
#include "lists.h"
#include "recordstore.h"

#include "sqltexts.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

/// Rows, orders, positions and smart lists of a library made for the purpose.
class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countsAndOrders();
    void positionsAgreeWithPages();
    void toolRows();
    void comparisonRows();
    void otherRows();
    void missingRecords();
    void lensMissing();
    void priceOld_data();
    void priceOld();
    void reviewSubmitted();
    void comparisonsToDecide_data();
    void comparisonsToDecide();
    void readyToPublish();
    void usesIndexes_data();
    void usesIndexes();

private:
    template <class Record>
    Id<Record> add(Record record)
    {
        record.uid = QUuid::createUuid();
        auto id = RecordStore<Record>(*m_connection).insert(record);
        if (!id)
            qFatal("%s", qUtf8Printable(id.error().text()));
        return *id;
    }
    ToolId addTool(const QString &name, const QString &category = {})
    {
        Tool tool;
        tool.slug = u"tool-%1"_s.arg(++m_slugs);
        tool.name = name;
        tool.category = category;
        return add(tool);
    }
    LensId addLens(const QString &title, int position)
    {
        Lens lens;
        lens.key = u"lens-%1"_s.arg(++m_slugs);
        lens.title = title;
        lens.question = title + u'?';
        lens.position = position;
        return add(lens);
    }
    ReviewerId addReviewer(const QString &name)
    {
        Reviewer reviewer;
        reviewer.slug = u"reviewer-%1"_s.arg(++m_slugs);
        reviewer.name = name;
        reviewer.persona = u"The "_s + name;
        return add(reviewer);
    }
    ReviewId addReview(ToolId tool, LensId lens, ReviewStatus status, Verdict verdict = Verdict::Ship, int round = 1)
    {
        Review review;
        review.tool = tool;
        review.reviewer = m_reviewer;
        review.lens = lens;
        review.round = round;
        review.verdict = verdict;
        review.status = status;
        return add(review);
    }
    ComparisonId addComparison(const QList<ToolId> &tools, ComparisonStatus status, const QString &headline = {})
    {
        Comparison comparison;
        comparison.slug = u"comparison-%1"_s.arg(++m_slugs);
        comparison.tools = tools;
        comparison.status = status;
        comparison.headline = headline;
        return add(comparison);
    }
    QList<qint64> smart(SmartList list)
    {
        const auto ids = Lists(*m_connection).ids(list, QDate(2026, 5, 15));
        return ids ? *ids : QList<qint64>{-1};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    ReviewerId m_reviewer;
    int m_slugs = 0;
};

void TestLists::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto made = LibraryFile::create(m_folder->filePath(u"lists.verdict"_s));
    QVERIFY2(made.ok(), made ? "" : qUtf8Printable(made.error().text()));
    m_connection = std::move(*made);
    m_reviewer = addReviewer(u"mona"_s);
}

void TestLists::cleanup()
{
    m_connection.reset();
    m_folder.reset();
}

void TestLists::countsAndOrders()
{
    Lists lists(*m_connection);
    QCOMPARE(*lists.count(Noun::Tool), 0);
    QCOMPARE(*lists.ids(Noun::Tool, 0, 10), QList<qint64>());
    const ToolId second = addTool(u"beta"_s);
    const ToolId third = addTool(u"Gamma"_s);
    const ToolId first = addTool(u"Alpha"_s);
    const ToolId twin = addTool(u"Beta"_s);
    QCOMPARE(*lists.count(Noun::Tool), 4);
    QCOMPARE(*lists.ids(Noun::Tool, 0, 10), (QList<qint64>{first.value, second.value, twin.value, third.value}));
    QCOMPARE(*lists.ids(Noun::Tool, 1, 2), (QList<qint64>{second.value, twin.value}));
    QCOMPARE(*lists.ids(Noun::Tool, 4, 2), QList<qint64>());

    const ReviewerId ada = addReviewer(u"Ada"_s);
    QCOMPARE(*lists.ids(Noun::Reviewer, 0, 10), (QList<qint64>{ada.value, m_reviewer.value}));
    const LensId later = addLens(u"A"_s, 2);
    const LensId sooner = addLens(u"B"_s, 1);
    QCOMPARE(*lists.ids(Noun::Lens, 0, 10), (QList<qint64>{sooner.value, later.value}));
    const ComparisonId older = addComparison({first, second}, ComparisonStatus::Draft);
    const ComparisonId newer = addComparison({first, third}, ComparisonStatus::Draft);
    QCOMPARE(*lists.ids(Noun::Comparison, 0, 10), (QList<qint64>{newer.value, older.value}));
    QCOMPARE(*lists.count(Noun::Comparison), 2);
    QCOMPARE(*lists.count(Noun::Publication), 1);
    QCOMPARE(*lists.ids(Noun::Publication, 0, 10), QList<qint64>{1});
}

void TestLists::positionsAgreeWithPages()
{
    QList<ToolId> tools;
    for (const QString &name : {u"b"_s, u"B"_s, u"a"_s, u"é"_s, u"Z"_s, u"_"_s, u""_s, u"b"_s})
        tools << addTool(name);
    for (int i = 0; i < 3; ++i) {
        const LensId lens = addLens(u"L"_s, i % 2);
        addReviewer(u"r"_s);
        addReview(tools.first(), lens, ReviewStatus::Draft);
        addComparison({tools.at(i), tools.at(i + 1)}, ComparisonStatus::Draft);
    }
    Lists lists(*m_connection);
    for (const Noun noun :
         {Noun::Tool, Noun::Comparison, Noun::Reviewer, Noun::Lens, Noun::Review, Noun::Publication}) {
        const auto ids = lists.ids(noun, 0, 100);
        QVERIFY(ids.ok());
        QCOMPARE(int(ids->size()), *lists.count(noun));
        for (int row = 0; row < ids->size(); ++row)
            QCOMPARE(*lists.position({noun, ids->at(row)}), row);
        QCOMPARE(*lists.position({noun, 9999}), -1);
    }
}

void TestLists::toolRows()
{
    const ToolId tool = addTool(u"Heron"_s, u"Code model"_s);
    const LensId one = addLens(u"One"_s, 0);
    const LensId two = addLens(u"Two"_s, 1);
    addReview(tool, one, ReviewStatus::Approved, Verdict::Ship, 1);
    addReview(tool, one, ReviewStatus::Approved, Verdict::Skip, 2); // the newest approved round counts
    addReview(tool, one, ReviewStatus::Draft, Verdict::Ship, 3);
    addReview(tool, two, ReviewStatus::Approved, Verdict::Ship, 1);
    const auto row = Lists(*m_connection).row(tool);
    QVERIFY(row.ok());
    QCOMPARE(row->id, tool);
    QCOMPARE(row->name, u"Heron"_s);
    QCOMPARE(row->category, u"Code model"_s);
    QVERIFY(!row->slug.isEmpty());
    QCOMPARE(row->figures, (ReviewFigures{1, 1}));
}

void TestLists::comparisonRows()
{
    const ToolId heron = addTool(u"Heron"_s);
    const ToolId stork = addTool(u"Stork"_s);
    const LensId one = addLens(u"One"_s, 0);
    addLens(u"Two"_s, 1);
    addReview(heron, one, ReviewStatus::Approved, Verdict::Ship, 1);
    addReview(heron, one, ReviewStatus::Approved, Verdict::Ship, 2); // the same pair again
    addReview(stork, one, ReviewStatus::Submitted);
    const ComparisonId plain = addComparison({stork, heron}, ComparisonStatus::InReview);
    const ComparisonId titled = addComparison({stork, heron}, ComparisonStatus::Published, u"Waders"_s);
    Lists lists(*m_connection);
    const auto row = lists.row(plain);
    QVERIFY(row.ok());
    QCOMPARE(row->title, u"Stork vs Heron"_s);
    QCOMPARE(row->status, ComparisonStatus::InReview);
    QCOMPARE(row->approved, 1);
    QCOMPARE(row->expected, 4);
    QCOMPARE(lists.row(titled)->title, u"Waders"_s);
    QCOMPARE(lists.row(titled)->status, ComparisonStatus::Published);
}

void TestLists::otherRows()
{
    const ToolId tool = addTool(u"Heron"_s);
    const LensId lens = addLens(u"Thesis"_s, 0);
    const ReviewId review = addReview(tool, lens, ReviewStatus::Submitted, Verdict::Skip, 2);
    Lists lists(*m_connection);
    const auto reviewer = lists.row(m_reviewer);
    QVERIFY(reviewer.ok());
    QCOMPARE(reviewer->name, u"mona"_s);
    QCOMPARE(reviewer->persona, u"The mona"_s);
    QCOMPARE(reviewer->reviews, 1);
    QCOMPARE(lists.row(lens)->title, u"Thesis"_s);
    QCOMPARE(lists.row(lens)->question, u"Thesis?"_s);
    const auto row = lists.row(review);
    QVERIFY(row.ok());
    QCOMPARE(row->tool, tool);
    QCOMPARE(row->lens, lens);
    QCOMPARE(row->toolName, u"Heron"_s);
    QCOMPARE(row->lensTitle, u"Thesis"_s);
    QCOMPARE(row->reviewerName, u"mona"_s);
    QCOMPARE(row->round, 2);
    QCOMPARE(row->verdict, std::optional(Verdict::Skip));
    QCOMPARE(row->status, ReviewStatus::Submitted);
}

void TestLists::missingRecords()
{
    Lists lists(*m_connection);
    QCOMPARE(lists.row(ToolId{77}).error().kind, ErrorKind::NotFound);
    QCOMPARE(lists.row(ComparisonId{77}).error().kind, ErrorKind::NotFound);
    QCOMPARE(lists.row(ReviewerId{77}).error().kind, ErrorKind::NotFound);
    QCOMPARE(lists.row(LensId{77}).error().kind, ErrorKind::NotFound);
    QCOMPARE(lists.row(ReviewId{77}).error().kind, ErrorKind::NotFound);
}

void TestLists::lensMissing()
{
    const ToolId untouched = addTool(u"Crane"_s);
    const ToolId half = addTool(u"Bittern"_s);
    const ToolId whole = addTool(u"Avocet"_s);
    QCOMPARE(smart(SmartList::LensMissing), QList<qint64>()); // without lenses nothing is missing
    const LensId one = addLens(u"One"_s, 0);
    const LensId two = addLens(u"Two"_s, 1);
    addReview(half, one, ReviewStatus::Approved);
    addReview(half, two, ReviewStatus::Submitted);
    addReview(whole, one, ReviewStatus::Approved);
    addReview(whole, two, ReviewStatus::Approved);
    addReview(whole, two, ReviewStatus::Draft, Verdict::Skip, 2);
    QCOMPARE(smart(SmartList::LensMissing), (QList<qint64>{half.value, untouched.value}));
}

void TestLists::priceOld_data()
{
    QTest::addColumn<QList<QDate>>("dates");
    QTest::addColumn<bool>("old");
    QTest::newRow("no price") << QList<QDate>{} << false;
    QTest::newRow("no date") << QList<QDate>{QDate()} << false;
    QTest::newRow("of today") << QList<QDate>{QDate(2026, 5, 15)} << false;
    QTest::newRow("90 days") << QList<QDate>{QDate(2026, 2, 14)} << false;
    QTest::newRow("91 days") << QList<QDate>{QDate(2026, 2, 13)} << true;
    QTest::newRow("one of two") << QList<QDate>{QDate(2026, 5, 1), QDate(2025, 5, 1)} << true;
}

void TestLists::priceOld()
{
    QFETCH(QList<QDate>, dates);
    QFETCH(bool, old);
    Tool tool;
    tool.slug = u"t"_s;
    tool.name = u"T"_s;
    for (const QDate date : dates) {
        Plan plan;
        plan.uid = QUuid::createUuid();
        plan.asOf = date;
        tool.plans << plan;
    }
    const ToolId id = add(tool);
    QCOMPARE(smart(SmartList::PriceOld), old ? QList<qint64>{id.value} : QList<qint64>{});
}

void TestLists::reviewSubmitted()
{
    const ToolId tool = addTool(u"Heron"_s);
    const LensId lens = addLens(u"One"_s, 0);
    addReview(tool, lens, ReviewStatus::Draft, Verdict::Ship, 1);
    const ReviewId older = addReview(tool, lens, ReviewStatus::Submitted, Verdict::Ship, 2);
    addReview(tool, lens, ReviewStatus::Returned, Verdict::Ship, 3);
    addReview(tool, lens, ReviewStatus::Approved, Verdict::Ship, 4);
    const ReviewId newer = addReview(tool, lens, ReviewStatus::Submitted, Verdict::Ship, 5);
    QCOMPARE(smart(SmartList::ReviewSubmitted), (QList<qint64>{newer.value, older.value}));
}

void TestLists::comparisonsToDecide_data()
{
    QTest::addColumn<ComparisonStatus>("status");
    QTest::addColumn<ReviewStatus>("last"); // of four reviews, the others are approved
    QTest::addColumn<bool>("decidable");
    QTest::newRow("draft, all approved") << ComparisonStatus::Draft << ReviewStatus::Approved << true;
    QTest::newRow("in review, all approved") << ComparisonStatus::InReview << ReviewStatus::Approved << true;
    QTest::newRow("ready already") << ComparisonStatus::Ready << ReviewStatus::Approved << false;
    QTest::newRow("published") << ComparisonStatus::Published << ReviewStatus::Approved << false;
    QTest::newRow("one submitted") << ComparisonStatus::Draft << ReviewStatus::Submitted << false;
    QTest::newRow("one returned") << ComparisonStatus::Draft << ReviewStatus::Returned << false;
}

void TestLists::comparisonsToDecide()
{
    QFETCH(ComparisonStatus, status);
    QFETCH(ReviewStatus, last);
    QFETCH(bool, decidable);
    const ToolId heron = addTool(u"Heron"_s);
    const ToolId stork = addTool(u"Stork"_s);
    const ComparisonId id = addComparison({heron, stork}, status);
    QCOMPARE(smart(SmartList::Decidable), QList<qint64>()); // without lenses nothing can be decided
    const LensId one = addLens(u"One"_s, 0);
    const LensId two = addLens(u"Two"_s, 1);
    addReview(heron, one, ReviewStatus::Approved);
    addReview(heron, two, ReviewStatus::Approved);
    addReview(stork, one, ReviewStatus::Approved);
    addReview(stork, two, last);
    QCOMPARE(smart(SmartList::Decidable), decidable ? QList<qint64>{id.value} : QList<qint64>{});
}

void TestLists::readyToPublish()
{
    const ToolId heron = addTool(u"Heron"_s);
    const ToolId stork = addTool(u"Stork"_s);
    QList<ComparisonId> ids;
    for (const auto &entry : enumTexts<ComparisonStatus>)
        ids << addComparison({heron, stork}, entry.value);
    const ComparisonId later = addComparison({heron, stork}, ComparisonStatus::Ready);
    QCOMPARE(smart(SmartList::ReadyToPublish),
             (QList<qint64>{later.value, ids.at(int(ComparisonStatus::Ready)).value}));
}

/// No statement that a list asks for may sort or read a whole table row by row.
void TestLists::usesIndexes_data()
{
    QTest::addColumn<QString>("statement");
    for (const char *name : {"tools", "comparisons", "reviewers", "reviews", "tool", "comparison", "toolNames",
                             "reviewer", "lens", "review", "positionOfTool", "positionOfReviewer",
                             "positionOfComparison", "lensMissing", "reviewSubmitted", "readyToPublish"})
        QTest::newRow(name) << u"lists."_s + QLatin1String(name);
}

void TestLists::usesIndexes()
{
    QFETCH(QString, statement);
    QString sql = sqlTexts().value(statement);
    QVERIFY(!sql.isEmpty());
    sql.replace(QRegularExpression(u":[a-z]+"_s), u"1"_s);
    const auto plan = m_connection->rows(u"EXPLAIN QUERY PLAN "_s + sql);
    QVERIFY2(plan.ok(), plan ? "" : qUtf8Printable(plan.error().text()));
    for (const QStringList &row : *plan) {
        const QString &step = row.last();
        // The lenses are a handful; walking a table in its own or an index's order is what lists do.
        QVERIFY2(!step.contains(u"USE TEMP B-TREE FOR ORDER BY"_s), qPrintable(step));
        if (step.startsWith(u"SCAN"_s))
            QVERIFY2(step.contains(u"INDEX"_s) || step.startsWith(u"SCAN l"_s) || step == u"SCAN comparison"_s ||
                         step == u"SCAN review"_s || step == u"SCAN c"_s || step == u"SCAN pairs"_s,
                     qPrintable(step));
    }
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
