// The editorial checks: one row per rule, each against a comparison that is otherwise ready.

#include "checks.h"
#include "somewords.h"

#include <QTest>

using namespace vd;

namespace {

const QDate today(2026, 5, 15);

/// Two tools, two lenses, everything in order.
ComparisonValues ready()
{
    ComparisonValues values;
    values.publication.minimumVotes = 10;
    values.comparison.id.value = 1;
    values.comparison.tools = {ToolId{1}, ToolId{2}};
    values.comparison.dek = QStringLiteral("A dek.");
    values.comparison.pricingRead = QStringLiteral("Cheap.");
    values.comparison.summary = QStringLiteral("A summary.");
    values.comparison.pick = PickKind::Depends;
    Reviewer ada;
    ada.id.value = 1;
    ada.name = QStringLiteral("Ada");
    ada.bannedPhrases = {QStringLiteral("game changer"), QString()};
    values.reviewers = {ada};
    for (const char *title : {"Primitive", "Buyer"}) {
        Lens lens;
        lens.id.value = values.lenses.size() + 1;
        lens.title = QLatin1String(title);
        values.lenses << lens;
    }
    for (const char *name : {"Larkspur", "Tern"}) {
        Tool tool;
        tool.id.value = values.tools.size() + 1;
        tool.name = QLatin1String(name);
        tool.plans = {
            {{}, QStringLiteral("Pro"), 15, {}, Period::Month, {}, {}, today, QStringLiteral("https://a.example")}};
        tool.facts = {{{}, QStringLiteral("Size"), QStringLiteral("4B"), today, QStringLiteral("https://a.example")}};
        tool.votes = {{{}, 8, 2, today, {}}};
        values.tools << tool;
        for (const Lens &lens : std::as_const(values.lenses)) {
            Review review;
            review.id.value = values.reviews.size() + 1;
            review.tool = tool.id;
            review.lens = lens.id;
            review.reviewer = ada.id;
            review.verdict = Verdict::Ship;
            review.quote = words(Checks::shortestQuote);
            review.status = ReviewStatus::Approved;
            values.reviews << review;
        }
    }
    return values;
}

using Edit = std::function<void(ComparisonValues &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestChecks : public QObject
{
    Q_OBJECT

private slots:
    void readyIsReady();
    void finds_data();
    void finds();
    void leavesAlone_data();
    void leavesAlone();
    void findsBannedPhrases_data();
    void findsBannedPhrases();
};

void TestChecks::readyIsReady()
{
    QVERIFY(Checks::check(ready(), today).isEmpty());
}

void TestChecks::finds_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("field");
    QTest::addColumn<RecordRef>("record");
    QTest::addColumn<bool>("isProblem");
    const RecordRef comparison = ComparisonId{1};
    const RecordRef larkspur = ToolId{1};
    const auto row = [](const char *name, const Edit &edit, const char *sentence, const char *field, RecordRef record,
                        bool isProblem = true) {
        QTest::newRow(name) << edit << QString::fromUtf8(sentence) << QString::fromLatin1(field) << record << isProblem;
    };
    row(
        "dek", [](auto &v) { v.comparison.dek = QStringLiteral(" "); },
        "The dek is missing, and the publication has no default one.", "dek", comparison);
    row(
        "summary", [](auto &v) { v.comparison.summary.clear(); }, "The summary is missing.", "summary", comparison);
    row(
        "pick", [](auto &v) { v.comparison.pick = PickKind::None; },
        "There is no pick: choose a tool, \"it depends\" or \"neither\".", "pick", comparison);
    row(
        "pricing read", [](auto &v) { v.comparison.pricingRead.clear(); }, "The pricing read is missing.",
        "pricing_read", comparison, false);
    row(
        "review missing", [](auto &v) { v.reviews.removeAt(1); }, "Buyer on Larkspur is missing.", "reviews", larkspur);
    row(
        "review not approved", [](auto &v) { v.reviews[1].status = ReviewStatus::Submitted; },
        "Buyer on Larkspur is not approved.", "status", ReviewId{2});
    row(
        "newer round",
        [](auto &v) {
            Review next = v.reviews.at(1);
            next.id.value = 9;
            next.round = 2;
            next.status = ReviewStatus::Draft;
            v.reviews << next;
        },
        "Buyer on Larkspur has a round 2 that is not approved yet; the page shows the round before.", "status",
        ReviewId{9}, false);
    row(
        "quote too short", [](auto &v) { v.reviews[1].quote = words(109); },
        "Buyer on Larkspur has a quote of 109 words; it should have 110 to 160.", "quote", ReviewId{2});
    row(
        "quote too long", [](auto &v) { v.reviews[1].quote = words(161); },
        "Buyer on Larkspur has a quote of 161 words; it should have 110 to 160.", "quote", ReviewId{2});
    row(
        "banned phrase", [](auto &v) { v.reviews[1].quote = words(110) + QStringLiteral(" a Game\nChanger!"); },
        "Buyer on Larkspur says \"game changer\", which Ada never writes.", "quote", ReviewId{2});
    row(
        "no price", [](auto &v) { v.tools[0].plans.clear(); }, "Larkspur has no price.", "plans", larkspur, false);
    row(
        "old price", [](auto &v) { v.tools[0].plans[0].asOf = today.addDays(-91); },
        "The price of Larkspur, Pro, is 91 days old; look it up again.", "plans[0].as_of", larkspur);
    row(
        "price without date", [](auto &v) { v.tools[0].plans[0].asOf = {}; },
        "The price of Larkspur, Pro, has no date.", "plans[0].as_of", larkspur, false);
    row(
        "price without source", [](auto &v) { v.tools[0].plans[0].source.clear(); },
        "The price of Larkspur, Pro, has no source.", "plans[0].source", larkspur, false);
    row(
        "fact without source", [](auto &v) { v.tools[0].facts[0].source.clear(); },
        "The fact \"Size\" of Larkspur has no source.", "facts[0].source", larkspur, false);
    row(
        "few votes", [](auto &v) { v.tools[0].votes[0].ship = 7; },
        "Larkspur has 9 of the 10 votes that a share needs.", "votes", larkspur, false);
}

void TestChecks::finds()
{
    QFETCH(Edit, edit);
    QFETCH(RecordRef, record);
    QFETCH(bool, isProblem);
    ComparisonValues values = ready();
    edit(values);
    const QList<Finding> findings = Checks::check(values, today);
    QCOMPARE(findings.size(), 1);
    const Finding &finding = findings.first();
    QTEST(finding.sentence, "sentence");
    QTEST(finding.field, "field");
    QVERIFY(finding.record == record);
    QCOMPARE(finding.severity == Finding::Severity::Problem, isProblem);
    QCOMPARE(Checks::hasProblems(findings), isProblem);
    if (finding.field == QLatin1String("reviews") || record.noun == Noun::Review)
        QCOMPARE(finding.lens, LensId{2});
}

void TestChecks::leavesAlone_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *name, const Edit &edit) { QTest::newRow(name) << edit; };
    row("the publication's dek", [](auto &v) {
        v.comparison.dek.clear();
        v.publication.dek = QStringLiteral("Every week.");
    });
    row("longest quote", [](auto &v) { v.reviews[1].quote = words(Checks::longestQuote); });
    row("price of 90 days", [](auto &v) { v.tools[0].plans[0].asOf = today.addDays(-90); });
    row("an older round's faults", [](auto &v) {
        Review earlier = v.reviews.at(1);
        earlier.id.value = 9;
        earlier.quote = QStringLiteral("short");
        v.reviews[1].round = 2;
        v.reviews.prepend(earlier);
    });
}

void TestChecks::leavesAlone()
{
    QFETCH(Edit, edit);
    ComparisonValues values = ready();
    edit(values);
    const QList<Finding> findings = Checks::check(values, today);
    QVERIFY2(findings.isEmpty(), findings.isEmpty() ? "" : qPrintable(findings.first().sentence));
}

void TestChecks::findsBannedPhrases_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("found");
    QTest::newRow("whole") << QStringLiteral("it is robust.") << QStringLiteral("robust") << true;
    QTest::newRow("case") << QStringLiteral("ROBUST it is") << QStringLiteral("Robust") << true;
    QTest::newRow("inside a word") << QStringLiteral("robustness") << QStringLiteral("robust") << false;
    QTest::newRow("spacing") << QStringLiteral("in\n today's  world") << QStringLiteral("in today's world") << true;
    QTest::newRow("other letters") << QStringLiteral("ÉLAN!") << QStringLiteral("élan") << true;
    QTest::newRow("pattern characters") << QStringLiteral("10x. (really)") << QStringLiteral("(really)") << true;
    QTest::newRow("pattern that is none") << QStringLiteral("abc") << QStringLiteral("a.c") << false;
    QTest::newRow("empty") << QStringLiteral("abc") << QStringLiteral("  ") << false;
}

void TestChecks::findsBannedPhrases()
{
    QFETCH(QString, text);
    QFETCH(QString, phrase);
    QTEST(!Checks::bannedPhraseIn(text, {phrase}).isEmpty(), "found");
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
