// What a site reads in bulk: everything that was written comes back as it was, and a failure is said.

#include "publishedrows.h"
#include "temporarylibrary.h"

#include <QTest>

using namespace vd;

using namespace Qt::StringLiterals;

class TestPublishedRows : public QObject
{
    Q_OBJECT

private slots:
    void readsToolsWhole();
    void readsAnyText_data();
    void readsAnyText();
    void ordersComparisons();
    void tellsFailures();

private:
    static ToolId add(TemporaryLibrary &library, const Tool &tool)
    {
        const auto id = library->add(tool, u"import"_s);
        return id.ok() ? *id : ToolId();
    }
};

void TestPublishedRows::readsToolsWhole()
{
    TemporaryLibrary library;
    Tool tool;
    tool.slug = u"tern"_s;
    tool.name = u"Tern"_s;
    tool.tags = {u"a"_s, u"b, \"c\""_s};
    tool.pros = {u"quick"_s};
    tool.released = QDate(2025, 2, 28);
    Fact &fact = tool.facts.emplaceBack();
    fact.name = u"Seats"_s;
    fact.value = u"3"_s;
    fact.asOf = QDate(2026, 1, 2);
    for (const std::optional<double> amount : {std::optional(12.5), std::optional<double>()}) {
        Plan &plan = tool.plans.emplaceBack();
        plan.name = u"Solo"_s;
        plan.amount = amount;
        plan.currency = u"EUR"_s;
    }
    VoteTally &tally = tool.votes.emplaceBack();
    tally.ship = 70;
    tally.skip = 30;
    tally.asOf = QDate(2026, 3, 4);
    const ToolId id = add(library, tool);
    Review review;
    review.tool = id;
    Reviewer reviewer;
    reviewer.slug = reviewer.name = u"ada"_s;
    review.reviewer = *library->add(reviewer, u"import"_s);
    review.lens = library->lenses()->first().id;
    review.quote = u"So be it"_s;
    review.verdict = Verdict::Ship;
    review.status = ReviewStatus::Approved;
    QVERIFY(library->add(review, u"import"_s).ok());

    const auto read = reviewedTools(library->connection(), {id});
    QVERIFY(read);
    QCOMPARE(read->size(), 1);
    QCOMPARE(read->first().tool, *library->get(id));
    QCOMPARE(read->first().reviews.size(), 1);
    const Review &same = read->first().reviews.first();
    QCOMPARE(same.quote, review.quote);
    QCOMPARE(same.verdict, review.verdict);
    QCOMPARE(same.confidence, std::nullopt);
    QCOMPARE(same.writtenOn, QDate());
    QVERIFY(same.id.isValid());
}

void TestPublishedRows::readsAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a byte order mark in front") << u"\ufeffTern"_s;
    QTest::newRow("two of them") << u"\ufeff\ufeffTern"_s;
    QTest::newRow("one alone") << u"\ufeff"_s;
    QTest::newRow("beyond the first plane") << u"\U0001F41F and \U0010FFFF"_s;
    QTest::newRow("empty") << QString();
}

void TestPublishedRows::readsAnyText()
{
    QFETCH(QString, text);
    TemporaryLibrary library;
    Tool tool;
    tool.slug = tool.name = u"tern"_s;
    tool.description = text;
    const ToolId id = add(library, tool);
    QCOMPARE(library->get(id)->description, text);
    QCOMPARE(reviewedTools(library->connection(), {id})->first().tool.description, text);
}

void TestPublishedRows::ordersComparisons()
{
    TemporaryLibrary library;
    QList<ToolId> tools;
    for (const QString &name : {u"wren"_s, u"Tern"_s, u"auk"_s}) {
        Tool tool;
        tool.slug = name.toLower();
        tool.name = name;
        tools << add(library, tool);
    }
    const auto publish = [&](const char *slug, QDate on) {
        Comparison comparison;
        comparison.slug = QLatin1String(slug);
        comparison.tools = {tools[0], tools[1]};
        comparison.status = ComparisonStatus::Published;
        comparison.publishedOn = on;
        comparison.dek = u"\ufeffé"_s;
        QVERIFY(library->add(comparison, u"import"_s).ok());
    };
    publish("b", QDate(2026, 1, 1));
    publish("c", QDate(2026, 1, 2));
    publish("a", QDate(2026, 1, 1));
    const auto comparisons = publishedComparisons(library->connection());
    QVERIFY(comparisons);
    QStringList slugs;
    for (const PublishedComparison &comparison : *comparisons)
        slugs << comparison.slug;
    QCOMPARE(slugs, (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(QString::fromUtf8(comparisons->first().dek).size(), 1); // the mark is not shown
    QCOMPARE(comparisons->first().dek, "\xef\xbb\xbf\xc3\xa9"_ba);
    QStringList names;
    for (const PublishedTool &tool : *publishedTools(library->connection(), toolsOf(*comparisons)))
        names << tool.name;
    QCOMPARE(names, (QStringList{u"Tern"_s, u"wren"_s}));
    QCOMPARE(publishedToolIds(library->connection())->size(), 2);
}

void TestPublishedRows::tellsFailures()
{
    TemporaryLibrary library;
    QVERIFY(publishedToolIds(library->connection()));
    QVERIFY(library->connection().run(u"DROP TABLE comparison_tool"_s));
    const auto prepared = publishedToolIds(library->connection()); // before the table went
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().kind, ErrorKind::Library);
    QVERIFY2(prepared.error().text().contains(u"no such table: comparison_tool"_s),
             qPrintable(prepared.error().text()));
    const auto never = publishedComparisons(library->connection());
    QVERIFY(!never);
    QCOMPARE(never.error().kind, ErrorKind::Library);
}

QTEST_GUILESS_MAIN(TestPublishedRows)
#include "tst_publishedrows.moc"
