// The arithmetic of verdicts, against published values and worked examples.
#include "community.h"
#include "panel.h"
#include "percent.h"
#include "price.h"
#include "suggestion.h"

#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

Review review(qint64 tool, qint64 lens, Verdict verdict, int round = 1, qint64 reviewer = 1,
              ReviewStatus status = ReviewStatus::Approved)
{
    Review made;
    made.tool = {tool};
    made.lens = {lens};
    made.reviewer = {reviewer};
    made.round = round;
    made.verdict = verdict;
    made.status = status;
    return made;
}

/// Reviews of a tool, a letter per lens: S ship, s skip, B both (two reviewers), - none.
QList<Review> panelOf(qint64 tool, const QString &letters)
{
    QList<Review> reviews;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const QChar letter = letters.at(i);
        if (letter == u'S' || letter == u'B')
            reviews << review(tool, i + 1, Verdict::Ship, 1, 1);
        if (letter == u's' || letter == u'B')
            reviews << review(tool, i + 1, Verdict::Skip, 1, 2);
    }
    return reviews;
}

Plan plan(std::optional<double> amount, Period period, const QString &currency = {})
{
    Plan made;
    made.amount = amount;
    made.period = period;
    made.currency = currency;
    return made;
}

Community votes(int ship, int skip, int minimum = 10)
{
    VoteTally tally;
    tally.ship = ship;
    tally.skip = skip;
    return community({tally}, minimum);
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void wholePercents_data();
    void wholePercents();
    void current();
    void splits_data();
    void splits();
    void lensesDivided_data();
    void lensesDivided();
    void wilson_data();
    void wilson();
    void wilsonOfNothing();
    void communityShares_data();
    void communityShares();
    void talliesAddUp();
    void closeCalls_data();
    void closeCalls();
    void monthlyPrices_data();
    void monthlyPrices();
    void entryPrices_data();
    void entryPrices();
    void money_data();
    void money();
    void suggestions_data();
    void suggestions();
    void suggestionNamesWhatIsMissing();
};

void TestFigures::wholePercents_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("whole");
    QTest::addColumn<int>("percent");
    QTest::newRow("none") << 0 << 4 << 0;
    QTest::newRow("all") << 4 << 4 << 100;
    QTest::newRow("three quarters") << 3 << 4 << 75;
    QTest::newRow("a third down") << 1 << 3 << 33;
    QTest::newRow("two thirds up") << 2 << 3 << 67;
    QTest::newRow("12.5 up") << 1 << 8 << 13;
    QTest::newRow("37.5 up") << 3 << 8 << 38;
    QTest::newRow("0.5 up") << 1 << 200 << 1;
    QTest::newRow("below 0.5 down") << 1 << 201 << 0;
    QTest::newRow("99.5 up") << 199 << 200 << 100;
}

void TestFigures::wholePercents()
{
    QFETCH(int, part);
    QFETCH(int, whole);
    QTEST(wholePercent(part, whole), "percent");
}

void TestFigures::current()
{
    const auto draft = ReviewStatus::Draft;
    Review undecided = review(1, 4, Verdict::Ship);
    undecided.verdict.reset();
    const QList<Review> kept{
        review(1, 1, Verdict::Ship, 2, 1), review(1, 1, Verdict::Skip, 2, 2), // every reviewer of the newest round
        review(1, 2, Verdict::Ship, 1),                                       // a later draft does not replace it
        review(2, 1, Verdict::Ship, 1),                                       // rounds count per tool …
        review(1, 3, Verdict::Skip, 3),                                       // … and per lens
    };
    const QList<Review> left{
        review(1, 1, Verdict::Skip, 1, 1),
        review(1, 1, Verdict::Ship, 1, 3),
        review(1, 2, Verdict::Skip, 2, 1, draft),
        review(1, 2, Verdict::Skip, 2, 1, ReviewStatus::Returned),
        review(1, 2, Verdict::Skip, 2, 1, ReviewStatus::Submitted),
        undecided,
    };
    QCOMPARE(currentReviews(kept + left), kept);
    QCOMPARE(currentReviews(left + kept), kept);
    QCOMPARE(currentReviews({}), QList<Review>());
}

void TestFigures::splits_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("percent"); // -1: none
    QTest::newRow("no review") << u"----"_s << u"0–0"_s << -1;
    QTest::newRow("3–1") << u"SSSs"_s << u"3–1"_s << 75;
    QTest::newRow("one lens of four") << u"-S--"_s << u"1–0"_s << 100;
    QTest::newRow("nobody ships") << u"ssss"_s << u"0–4"_s << 0;
    QTest::newRow("two reviewers on a lens") << u"BSSs"_s << u"3–2"_s << 60;
    QTest::newRow("rounded half up") << u"BBBBSss-"_s << u"5–6"_s << 45;
}

void TestFigures::splits()
{
    QFETCH(QString, letters);
    QFETCH(int, percent);
    const QList<Review> reviews = panelOf(1, letters) + panelOf(2, u"ssss"_s);
    QTEST(splitOf(reviews, ToolId{1}).text(), "text");
    QCOMPARE(panelShip(reviews, {1}), percent < 0 ? std::nullopt : std::optional(percent));
}

void TestFigures::lensesDivided_data()
{
    QTest::addColumn<QStringList>("panels");
    QTest::addColumn<QString>("within"); // of the first tool, digits
    QTest::addColumn<QString>("across");
    QTest::newRow("agreed") << QStringList{u"SSss"_s, u"SSss"_s} << QString() << QString();
    QTest::newRow("one apart") << QStringList{u"SSSs"_s, u"SsSs"_s} << QString() << u"2"_s;
    QTest::newRow("within") << QStringList{u"BSSs"_s, u"SSSs"_s} << u"1"_s << QString();
    QTest::newRow("divided takes no side") << QStringList{u"BSSs"_s, u"sSSs"_s} << u"1"_s << QString();
    QTest::newRow("missing takes no side") << QStringList{u"-SSs"_s, u"sSSs"_s} << QString() << QString();
    QTest::newRow("third tool parts") << QStringList{u"SSSs"_s, u"SSSs"_s, u"SSsS"_s} << QString() << u"34"_s;
    QTest::newRow("both") << QStringList{u"BS"_s, u"Ss"_s} << u"1"_s << u"2"_s;
}

void TestFigures::lensesDivided()
{
    QFETCH(QStringList, panels);
    QList<Review> reviews;
    QList<QList<Review>> ofTools;
    for (const QString &letters : panels) {
        ofTools << panelOf(ofTools.size() + 1, letters);
        reviews << ofTools.last();
    }
    const QList<LensId> lenses{{1}, {2}, {3}, {4}};
    const auto digits = [](const QList<LensId> &ids) {
        QString text;
        for (const LensId id : ids)
            text += QString::number(id.value);
        return text;
    };
    QTEST(digits(lensesDividedWithin(reviews, {1}, lenses)), "within");
    QTEST(digits(lensesDividedAcross(ofTools, lenses)), "across");
}

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics
// in Medicine 17 (1998), 857–872, table I, method 3 (score, no continuity correction).
void TestFigures::wilson_data()
{
    QTest::addColumn<int>("successes");
    QTest::addColumn<int>("trials");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
    QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
    QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
    QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
    QTest::newRow("182 of 263, mirrored") << 182 << 263 << 1 - 0.3662 << 1 - 0.2553;
    QTest::newRow("20 of 20, mirrored") << 20 << 20 << 1 - 0.1611 << 1.0;
}

void TestFigures::wilson()
{
    QFETCH(int, successes);
    QFETCH(int, trials);
    QFETCH(double, low);
    QFETCH(double, high);
    const auto interval = wilsonInterval(successes, trials);
    QVERIFY(interval);
    QVERIFY2(std::abs(interval->low - low) < 0.00005, qPrintable(QString::number(interval->low)));
    QVERIFY2(std::abs(interval->high - high) < 0.00005, qPrintable(QString::number(interval->high)));
    QVERIFY(interval->low >= 0 && interval->high <= 1);
}

void TestFigures::wilsonOfNothing()
{
    QVERIFY(!wilsonInterval(0, 0));
}

void TestFigures::communityShares_data()
{
    QTest::addColumn<int>("ship");
    QTest::addColumn<int>("skip");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("percent"); // -1: unknown
    QTest::newRow("no votes") << 0 << 0 << 10 << -1;
    QTest::newRow("no votes and no minimum") << 0 << 0 << 0 << -1;
    QTest::newRow("one short of the minimum") << 9 << 0 << 10 << -1;
    QTest::newRow("the minimum") << 9 << 1 << 10 << 90;
    QTest::newRow("another minimum") << 9 << 1 << 11 << -1;
    QTest::newRow("half up") << 67 << 133 << 10 << 34;
}

void TestFigures::communityShares()
{
    QFETCH(int, ship);
    QFETCH(int, skip);
    QFETCH(int, minimum);
    QFETCH(int, percent);
    const Community sum = votes(ship, skip, minimum);
    QCOMPARE(sum.total, qint64(ship + skip));
    QCOMPARE(sum.percent, percent < 0 ? std::nullopt : std::optional(percent));
}

void TestFigures::talliesAddUp()
{
    VoteTally poll, letter;
    poll.ship = 101, poll.skip = 51;
    letter.ship = 43, letter.skip = 17;
    const Community sum = community({poll, letter}, 10);
    QCOMPARE(sum.ship, 144);
    QCOMPARE(sum.total, 212);
    QCOMPARE(sum.percent, std::optional(68));
    QCOMPARE(wholePercent(sum.interval.low), 61);
    QCOMPARE(wholePercent(sum.interval.high), 74);
    // Beyond what an int holds.
    poll.ship = letter.ship = std::numeric_limits<int>::max();
    QCOMPARE(community({poll, letter}, 10).ship, 2 * qint64(std::numeric_limits<int>::max()));
}

void TestFigures::closeCalls_data()
{
    QTest::addColumn<QList<QPoint>>("tallies"); // ship, skip
    QTest::addColumn<bool>("close");
    QTest::newRow("alone") << QList<QPoint>{{60, 40}} << false;
    QTest::newRow("nobody") << QList<QPoint>{} << false;
    QTest::newRow("apart") << QList<QPoint>{{80, 20}, {40, 60}} << false;
    QTest::newRow("level") << QList<QPoint>{{60, 40}, {62, 38}} << true;
    QTest::newRow("too few to know") << QList<QPoint>{{60, 40}, {6, 3}} << false;
    QTest::newRow("only the losers are level") << QList<QPoint>{{40, 60}, {90, 10}, {42, 58}} << false;
    QTest::newRow("two leaders of three") << QList<QPoint>{{80, 20}, {20, 80}, {82, 18}} << true;
}

void TestFigures::closeCalls()
{
    QFETCH(QList<QPoint>, tallies);
    QList<Community> communities;
    for (const QPoint tally : tallies)
        communities << votes(tally.x(), tally.y());
    QTEST(tooCloseToCall(communities), "close");
    if (communities.size() == 2)
        QTEST(overlap(communities.at(1), communities.at(0)), "close");
}

void TestFigures::monthlyPrices_data()
{
    QTest::addColumn<Plan>("plan");
    QTest::addColumn<PriceKind>("kind");
    QTest::addColumn<double>("amount");
    QTest::newRow("month as it is") << plan(15, Period::Month) << PriceKind::Monthly << 15.0;
    QTest::newRow("a year is twelve months") << plan(180, Period::Year) << PriceKind::Monthly << 15.0;
    QTest::newRow("a twelfth in cents") << plan(100, Period::Year) << PriceKind::Monthly << 8.33;
    QTest::newRow("a twelfth below a cent") << plan(0.012, Period::Year) << PriceKind::Monthly << 0.001;
    QTest::newRow("once is not monthly") << plan(119, Period::Once) << PriceKind::Once << 119.0;
    QTest::newRow("usage is not monthly") << plan(0.2, Period::Usage) << PriceKind::Usage << 0.2;
    QTest::newRow("no amount") << plan(std::nullopt, Period::Month) << PriceKind::Ask << 0.0;
    QTest::newRow("no amount, usage") << plan(std::nullopt, Period::Usage) << PriceKind::Ask << 0.0;
    QTest::newRow("free by the month") << plan(0, Period::Month) << PriceKind::Free << 0.0;
    QTest::newRow("free by the year") << plan(0, Period::Year) << PriceKind::Free << 0.0;
    QTest::newRow("free once") << plan(0, Period::Once) << PriceKind::Free << 0.0;
    QTest::newRow("nothing for usage says nothing of the rest") << plan(0, Period::Usage) << PriceKind::Usage << 0.0;
}

void TestFigures::monthlyPrices()
{
    QFETCH(Plan, plan);
    const MonthlyPrice price = monthlyPrice(plan, u"USD"_s);
    QTEST(price.kind, "kind");
    QTEST(price.amount, "amount");
    QCOMPARE(price.currency, u"USD"_s);
}

void TestFigures::entryPrices_data()
{
    QTest::addColumn<QList<Plan>>("plans");
    QTest::addColumn<QString>("text");
    const auto month = Period::Month;
    QTest::newRow("no plan") << QList<Plan>{} << u"—"_s;
    QTest::newRow("cheapest") << QList{plan(32, month), plan(15, month)} << u"$15/mo"_s;
    QTest::newRow("yearly is cheaper") << QList{plan(18, month), plan(150, Period::Year)} << u"$12.50/mo"_s;
    QTest::newRow("free") << QList{plan(18, month), plan(0, month)} << u"Free"_s;
    QTest::newRow("free once") << QList{plan(0, Period::Once), plan(0.2, Period::Usage)} << u"Free"_s;
    QTest::newRow("free in another currency") << QList{plan(18, month), plan(0, month, u"EUR"_s)} << u"Free"_s;
    QTest::newRow("nothing monthly") << QList{plan(119, Period::Once), plan(0.2, Period::Usage),
                                              plan(std::nullopt, month)}
                                     << u"—"_s;
    QTest::newRow("once is not the entry") << QList{plan(1, Period::Once), plan(20, month)} << u"$20/mo"_s;
    QTest::newRow("the only currency") << QList{plan(20, month, u"EUR"_s), plan(9, month, u"EUR"_s)} << u"€9/mo"_s;
    QTest::newRow("a currency without a sign") << QList{plan(20, month, u"CHF"_s)} << u"CHF\u00a020/mo"_s;
    QTest::newRow("several: the publication's, though another is smaller")
        << QList{plan(9, month, u"EUR"_s), plan(15, month, u"USD"_s)} << u"$15/mo"_s;
    QTest::newRow("several, none the publication's")
        << QList{plan(9, month, u"EUR"_s), plan(15, month, u"GBP"_s)} << u"—"_s;
    QTest::newRow("the other currency is not monthly")
        << QList{plan(9, month, u"EUR"_s), plan(15, Period::Once, u"GBP"_s)} << u"€9/mo"_s;
}

void TestFigures::entryPrices()
{
    QFETCH(QList<Plan>, plans);
    QTEST(entryText(entryPrice(plans, u"USD"_s)), "text");
}

void TestFigures::money_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 15.0 << u"USD"_s << QString() << u"$15"_s;
    QTest::newRow("cents") << 12.5 << u"USD"_s << QString() << u"$12.50"_s;
    QTest::newRow("thousands") << 9600.0 << u"GBP"_s << QString() << u"£9,600"_s;
    QTest::newRow("small") << 0.0002 << u"USD"_s << QString() << u"$0.0002"_s;
    QTest::newRow("three decimals") << 0.125 << u"EUR"_s << QString() << u"€0.125"_s;
    QTest::newRow("yen is not yuan") << 900.0 << u"JPY"_s << QString() << u"JPY\u00a0900"_s;
    QTest::newRow("as English writes") << 1234.5 << u"USD"_s << u"en"_s << u"$1,234.50"_s;
    QTest::newRow("code as English writes") << 20.0 << u"CHF"_s << u"en"_s << u"CHF\u00a020"_s;
    QTest::newRow("as German writes") << 1234.5 << u"EUR"_s << u"de"_s << u"1.234,50\u00a0€"_s;
}

void TestFigures::money()
{
    QFETCH(double, amount);
    QFETCH(QString, currency);
    QFETCH(QString, locale);
    QTEST(moneyText(amount, currency, locale.isEmpty() ? QLocale::c() : QLocale(locale)), "text");
}

void TestFigures::suggestions_data()
{
    QTest::addColumn<QStringList>("panels");
    QTest::addColumn<QList<QPoint>>("tallies"); // ship, skip
    QTest::addColumn<PickKind>("kind");
    QTest::addColumn<int>("tool");
    const QList<QPoint> noVotes;
    const auto row = [](const char *name, const QStringList &panels, const QList<QPoint> &tallies, PickKind kind,
                        int tool = 0) { QTest::newRow(name) << panels << tallies << kind << tool; };
    row("one tool", {u"SSSS"_s}, noVotes, PickKind::None);
    row("a lens is missing", {u"SSSS"_s, u"ss-s"_s}, noVotes, PickKind::None);
    row("a clear leader", {u"SSSs"_s, u"Ssss"_s}, noVotes, PickKind::Tool, 1);
    row("the leader is second", {u"Ssss"_s, u"SSss"_s}, noVotes, PickKind::Tool, 2);
    row("ahead by one, no lens against it", {u"SSSs"_s, u"SSss"_s}, noVotes, PickKind::Tool, 1);
    row("ahead by one, a lens against it", {u"SSSs"_s, u"SssS"_s}, noVotes, PickKind::Depends);
    row("ahead by two, a lens against it", {u"SSSs"_s, u"sssS"_s}, noVotes, PickKind::Tool, 1);
    row("exactly half is enough", {u"SSss"_s, u"Ssss"_s}, noVotes, PickKind::Tool, 1);
    row("all below half", {u"Ssss"_s, u"ssss"_s}, noVotes, PickKind::Neither);
    row("level without votes", {u"SSss"_s, u"ssSS"_s}, noVotes, PickKind::Depends);
    row("level, the readers decide", {u"SSss"_s, u"ssSS"_s}, {{30, 70}, {80, 20}}, PickKind::Tool, 2);
    row("level, too close to call", {u"SSss"_s, u"ssSS"_s}, {{60, 40}, {65, 35}}, PickKind::Depends);
    row("level, one has too few votes", {u"SSss"_s, u"ssSS"_s}, {{80, 20}, {1, 3}}, PickKind::Depends);
    row("the readers do not overrule the panel", {u"SSSs"_s, u"SSss"_s}, {{10, 90}, {90, 10}}, PickKind::Tool, 1);
    row("level, and all below half", {u"Ssss"_s, u"sSss"_s}, {{90, 10}, {10, 90}}, PickKind::Neither);
    // 4 of 5 against 3 of 4: 80 % against 75 %, less than a review of the smaller panel.
    row("panels of two sizes, less than a review", {u"BSSS"_s, u"SSSs"_s}, noVotes, PickKind::Depends);
    row("three: two level ahead", {u"SSSs"_s, u"SSSs"_s, u"Ssss"_s}, noVotes, PickKind::Depends);
    row("three: readers choose among the leaders only", {u"SSSs"_s, u"SSSs"_s, u"Ssss"_s},
        {{20, 80}, {80, 20}, {99, 1}}, PickKind::Tool, 2);
}

void TestFigures::suggestions()
{
    QFETCH(QStringList, panels);
    QFETCH(QList<QPoint>, tallies);
    QFETCH(int, tool);
    QList<Tool> tools;
    QList<Review> reviews;
    for (const QString &letters : panels) {
        Tool each;
        each.id = {tools.size() + 1};
        each.name = u"Tool %1"_s.arg(each.id.value);
        if (tallies.size() > tools.size()) {
            VoteTally tally;
            tally.ship = tallies.at(tools.size()).x();
            tally.skip = tallies.at(tools.size()).y();
            each.votes << tally;
        }
        reviews << panelOf(each.id.value, letters);
        tools << each;
    }
    QList<Lens> lenses;
    for (qint64 id = 1; id <= 4; ++id) {
        Lens lens;
        lens.id = {id};
        lens.title = u"Lens %1"_s.arg(id);
        lenses << lens;
    }
    const Suggestion suggestion = suggestPick(tools, lenses, reviews, 10);
    QTEST(suggestion.kind, "kind");
    QCOMPARE(suggestion.tool, ToolId{tool});
    QVERIFY(suggestion.reason.endsWith(u'.'));
    QVERIFY2(!suggestion.reason.contains(u'%'), qPrintable(suggestion.reason));
}

void TestFigures::suggestionNamesWhatIsMissing()
{
    Tool larkspur, tern;
    larkspur.id = {1}, larkspur.name = u"Larkspur"_s;
    tern.id = {2}, tern.name = u"Tern"_s;
    Lens buyer;
    buyer.id = {1}, buyer.title = u"Buyer"_s;
    const QList<Review> reviews{review(1, 1, Verdict::Ship),
                                review(2, 1, Verdict::Ship, 1, 1, ReviewStatus::Submitted)};
    QCOMPARE(suggestPick({larkspur, tern}, {buyer}, reviews, 10).reason, u"Not approved yet: Buyer on Tern."_s);
}

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
