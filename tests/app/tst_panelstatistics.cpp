// The panel seen whole: Gwet's AC1 against values worked out by hand, and the figures of a library.
#include "percent.h"
#include "statistics.h"
#include "statisticstexts.h"

#include "temporarylibrary.h"

#include <QRandomGenerator>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

/// Subjects divided by spaces, in each a letter per reviewer: S ship, s skip, - not asked.
QList<QList<Rating>> subjectsOf(const QString &text)
{
    QList<QList<Rating>> subjects;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        QList<Rating> subject;
        for (qsizetype i = 0; i < word.size(); ++i)
            if (word.at(i) != u'-')
                subject << Rating{{i + 1}, word.at(i) == u'S' ? Verdict::Ship : Verdict::Skip};
        subjects << subject;
    }
    return subjects;
}

Agreement among(const QList<QList<Rating>> &subjects)
{
    AgreementSum sum;
    for (const QList<Rating> &subject : subjects)
        sum.add(subject);
    return sum.result();
}

/// The first reviewer against the rest.
Agreement ofFirst(const QList<QList<Rating>> &subjects)
{
    AgreementSum sum;
    for (const QList<Rating> &subject : subjects) {
        QList<Rating> own;
        QList<Rating> rest;
        for (const Rating &rating : subject)
            (rating.reviewer == ReviewerId{1} ? own : rest) << rating;
        sum.add(own, rest);
    }
    return sum.result();
}

QString times(int number, const QString &word)
{
    return QString(word + u' ').repeated(number);
}

QList<QList<Rating>> randomSubjects(QRandomGenerator &random)
{
    QString text;
    const int subjects = random.bounded(10, 40);
    const int reviewers = random.bounded(2, 7);
    for (int i = 0; i < subjects; ++i) {
        for (int reviewer = 0; reviewer < reviewers; ++reviewer)
            text += u"Ss-"[random.bounded(3)];
        text += u' ';
    }
    return subjectsOf(text);
}

template <class Map>
QList<QList<Rating>> mapped(QList<QList<Rating>> subjects, Map map)
{
    for (QList<Rating> &subject : subjects)
        for (Rating &rating : subject)
            map(rating);
    return subjects;
}

bool same(const Agreement &one, const Agreement &other)
{
    return one.pairs == other.pairs && one.ac1.has_value() == other.ac1.has_value() &&
           std::abs(one.ac1.value_or(0) - other.ac1.value_or(0)) < 1e-12;
}

PanelVerdict verdict(qint64 tool, qint64 reviewer, qint64 lens, Verdict said, int round = 1,
                     const QString &category = u"Models"_s)
{
    return {{tool}, round, {reviewer}, {lens}, category, said};
}

/// Tools divided by spaces, in each a letter per reviewer, who writes the lens of the same number.
PanelRows rowsOf(const QString &text, int reviewers)
{
    PanelRows rows;
    for (int i = 1; i <= reviewers; ++i) {
        rows.reviewers << PanelName{i, u"reviewer-%1"_s.arg(i), u"Reviewer %1"_s.arg(i)};
        rows.lenses << PanelName{i, u"lens-%1"_s.arg(i), u"Lens %1"_s.arg(i)};
    }
    qint64 tool = 0;
    for (const QList<Rating> &subject : subjectsOf(text)) {
        ++tool;
        for (const Rating &rating : subject)
            rows.verdicts << verdict(tool, rating.reviewer.value, rating.reviewer.value, rating.verdict);
    }
    return rows;
}

ReviewStep step(ReviewStatus status, int day)
{
    return {status, QDate(2026, 5, 1).addDays(day), {}, {}};
}

} // namespace

class TestPanelStatistics : public QObject
{
    Q_OBJECT

private slots:
    void coefficient_data();
    void coefficient();
    void workedExamples_data();
    void workedExamples();
    void oneAgainstTheRest_data();
    void oneAgainstTheRest();
    void unknownBelowTenPairs();
    void perfectAgreementIsOne();
    void symmetric();
    void reviewerOfTwoLensesIsNoPair();
    void countsGroups();
    void roundsAreSubjects();
    void cautions_data();
    void cautions();
    void turnarounds_data();
    void turnarounds();
    void warnsInWords();
    void namesOnlySome();
    void readsALibrary();
};

void TestPanelStatistics::coefficient_data()
{
    QTest::addColumn<double>("observed");
    QTest::addColumn<double>("ship");
    QTest::addColumn<double>("ac1");
    QTest::newRow("always the same") << 1.0 << 0.5 << 1.0;
    QTest::newRow("all ship") << 1.0 << 1.0 << 1.0;
    QTest::newRow("what chance brings") << 0.5 << 0.5 << 0.0;
    QTest::newRow("never the same") << 0.0 << 0.5 << -1.0;
    QTest::newRow("three quarters") << 0.75 << 0.5 << 0.5;
}

void TestPanelStatistics::coefficient()
{
    QFETCH(double, observed);
    QFETCH(double, ship);
    QFETCH(double, ac1);
    QCOMPARE(gwetAc1(observed, ship), ac1);
}

void TestPanelStatistics::workedExamples_data()
{
    QTest::addColumn<QString>("subjects");
    QTest::addColumn<qint64>("pairs");
    QTest::addColumn<double>("ac1");
    // The paradox of kappa: 118 of 125 subjects agree, and yet kappa is −0.02.
    // pa = 118/125 = 0.944; π = (123 + 120)/250 = 0.972; pe = 2 · 0.972 · 0.028 = 0.054432
    QTest::newRow("skewed table 118, 5, 2, 0")
        << times(118, u"SS"_s) + times(5, u"Ss"_s) + times(2, u"sS"_s) << qint64(125) << 0.889568 / 0.945568;
    // pa = 80/100; π = (60 + 50)/200 = 0.55; pe = 2 · 0.55 · 0.45 = 0.495
    QTest::newRow("even table 45, 15, 5, 35")
        << times(45, u"SS"_s) + times(15, u"Ss"_s) + times(5, u"sS"_s) + times(35, u"ss"_s) << qint64(100)
        << 0.305 / 0.505;
    // pa = (1 + 1/3 + 1/3 + 1)/4 = 2/3; π = (1 + 2/3 + 1/3 + 0)/4 = 1/2; pe = 1/2
    QTest::newRow("three reviewers") << u"SSS SSs Sss sss"_s << qint64(12) << 1.0 / 3;
    // Four reviewers, some not asked. Pairs 6, 3, 1, 3, none.
    // pa over the first four: (1/2 + 1 + 0 + 1/3)/4 = 11/24; π over all: (3/4 + 1 + 1/2 + 1/3 + 0)/5 = 31/60
    // pe = 2 · 31/60 · 29/60 = 899/1800; (11/24 − 899/1800)/(1 − 899/1800) = −74/901
    QTest::newRow("missing verdicts") << u"SSSs SSS- S--s -Sss s---"_s << qint64(13) << -74.0 / 901;
}

void TestPanelStatistics::workedExamples()
{
    QFETCH(QString, subjects);
    QFETCH(qint64, pairs);
    QFETCH(double, ac1);
    const Agreement agreement = among(subjectsOf(subjects));
    QCOMPARE(agreement.pairs, pairs);
    QVERIFY(agreement.ac1);
    QCOMPARE(*agreement.ac1, ac1);
}

void TestPanelStatistics::oneAgainstTheRest_data()
{
    QTest::addColumn<QString>("subjects");
    QTest::addColumn<qint64>("pairs");
    QTest::addColumn<double>("ac1");
    // With one other reviewer it is the coefficient of two.
    QTest::newRow("two reviewers") << times(45, u"SS"_s) + times(15, u"Ss"_s) + times(5, u"sS"_s) + times(35, u"ss"_s)
                                   << qint64(100) << 0.305 / 0.505;
    // Four subjects; the fifth has nobody else, the sixth not the first reviewer.
    // pa = (1 + 1/2 + 0 + 2/3)/4 = 13/24; own share 3/4, the rest's (1 + 1/2 + 0 + 1/3)/4 = 11/24
    // π = (18/24 + 11/24)/2 = 29/48; pe = 2 · 29/48 · 19/48 = 551/1152
    // (624/1152 − 551/1152)/(601/1152) = 73/601
    QTest::newRow("a panel") << u"SSSS SSs- Ssss ssSs S--- -SSS"_s << qint64(11) << 73.0 / 601;
}

void TestPanelStatistics::oneAgainstTheRest()
{
    QFETCH(QString, subjects);
    QFETCH(qint64, pairs);
    QFETCH(double, ac1);
    const Agreement agreement = ofFirst(subjectsOf(subjects));
    QCOMPARE(agreement.pairs, pairs);
    QVERIFY(agreement.ac1);
    QCOMPARE(*agreement.ac1, ac1);
}

void TestPanelStatistics::unknownBelowTenPairs()
{
    QVERIFY(!among(subjectsOf(times(9, u"SS"_s))).ac1);
    QVERIFY(among(subjectsOf(times(10, u"SS"_s))).ac1);
    QVERIFY(!ofFirst(subjectsOf(times(3, u"SSSS"_s))).ac1); // 18 pairs, but only 9 of them are the first reviewer's
    QVERIFY(!among({}).ac1);
    QVERIFY(!among({{}}).ac1);
}

void TestPanelStatistics::perfectAgreementIsOne()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 200; ++round) {
        auto subjects = randomSubjects(random);
        for (QList<Rating> &subject : subjects)
            for (Rating &rating : subject)
                rating.verdict = subject.first().verdict;
        for (const Agreement &agreement : {among(subjects), ofFirst(subjects)})
            if (agreement.pairs >= Agreement::minimumPairs)
                QCOMPARE(agreement.ac1, 1.0);
    }
}

void TestPanelStatistics::symmetric()
{
    QRandomGenerator random(2);
    const auto swapVerdict = [](Rating &rating) {
        rating.verdict = rating.verdict == Verdict::Ship ? Verdict::Skip : Verdict::Ship;
    };
    const auto rename = [](Rating &rating) { rating.reviewer.value = 100 - rating.reviewer.value; };
    int known = 0;
    for (int round = 0; round < 200; ++round) {
        const auto subjects = randomSubjects(random);
        const Agreement agreement = among(subjects);
        QVERIFY(same(among(mapped(subjects, swapVerdict)), agreement));
        QVERIFY(same(among(mapped(subjects, rename)), agreement));
        QVERIFY(same(ofFirst(mapped(subjects, swapVerdict)), ofFirst(subjects)));
        AgreementSum there;
        AgreementSum back;
        for (const QList<Rating> &subject : subjects) {
            const qsizetype half = subject.size() / 2;
            there.add(subject.first(half), subject.sliced(half));
            back.add(subject.sliced(half), subject.first(half));
        }
        QVERIFY(same(there.result(), back.result()));
        if (!agreement.ac1)
            continue;
        ++known;
        QVERIFY(*agreement.ac1 >= -1 && *agreement.ac1 <= 1);
    }
    QVERIFY(known > 100);
}

void TestPanelStatistics::reviewerOfTwoLensesIsNoPair()
{
    const PanelRows rows = [] {
        PanelRows made = rowsOf({}, 2);
        for (int tool = 1; tool <= 10; ++tool) // the first reviewer through both lenses, the second through one
            made.verdicts << verdict(tool, 1, 1, Verdict::Ship) << verdict(tool, 1, 2, Verdict::Ship)
                          << verdict(tool, 2, 2, Verdict::Skip);
        return made;
    }();
    const PanelStatistics statistics = panelStatistics(rows);
    QCOMPARE(statistics.panel.agreement.pairs, 20);
    QCOMPARE(statistics.reviewers.at(0).agreement.pairs, 20);
    QCOMPARE(statistics.lenses.at(0).agreement.pairs, 10); // its own second lens is nobody else
    QCOMPARE(statistics.lenses.at(0).agreement.ac1, -1.0);
}

void TestPanelStatistics::countsGroups()
{
    PanelRows rows = rowsOf(times(4, u"SSs"_s) + times(2, u"sS-"_s), 3);
    for (PanelVerdict &each : rows.verdicts)
        if (each.tool.value > 4)
            each.category = u"Agents"_s;
    const PanelStatistics statistics = panelStatistics(rows);

    QCOMPARE(statistics.panel.verdicts, (Split{10, 6}));
    QCOMPARE(statistics.panel.agreement.pairs, 14);
    const PanelFigures &first = statistics.reviewers.at(0);
    QCOMPARE(first.slug, u"reviewer-1"_s);
    QCOMPARE(first.verdicts, (Split{4, 2}));
    QCOMPARE(first.rest, (Split{6, 4}));
    QCOMPARE(first.agreement.pairs, 10);
    // pa = (4 · 1/2 + 2 · 0)/6 = 1/3; π = (4/6 + (4 · 1/2 + 2)/6)/2 = 2/3; pe = 4/9
    QCOMPARE(*first.agreement.ac1, -0.2);
    QCOMPARE(statistics.lenses.at(0).verdicts, first.verdicts);
    QCOMPARE(statistics.lenses.at(0).agreement, first.agreement);

    QCOMPARE(statistics.categories.size(), 2);
    const PanelFigures &agents = statistics.by(Grouping::Category).at(0);
    QCOMPARE(agents.name, u"Agents"_s);
    QCOMPARE(agents.verdicts, (Split{2, 2}));
    QCOMPARE(agents.rest, (Split{8, 4}));
    QCOMPARE(agents.agreement.pairs, 2);
    QVERIFY(!agents.agreement.ac1);
    QCOMPARE(wholePercent(agents.interval->low), 15); // Wilson of 2 of 4
    QCOMPARE(wholePercent(agents.interval->high), 85);
}

void TestPanelStatistics::roundsAreSubjects()
{
    PanelRows rows = rowsOf({}, 2);
    for (int tool = 1; tool <= 12; ++tool)
        rows.verdicts << verdict(tool, 1, 1, Verdict::Ship, 1) << verdict(tool, 2, 2, Verdict::Ship, tool > 10 ? 2 : 1);
    const PanelStatistics statistics = panelStatistics(rows);
    QCOMPARE(statistics.panel.verdicts, (Split{24, 0}));
    QCOMPARE(statistics.panel.agreement.pairs, 10); // another round is another tool
}

void TestPanelStatistics::cautions_data()
{
    using Caution = PanelFigures::Caution;
    QTest::addColumn<int>("ship");
    QTest::addColumn<int>("skip");
    QTest::addColumn<Caution>("caution");
    QTest::addColumn<QString>("note");
    QTest::newRow("none") << 0 << 0 << Caution::NoVerdict << u"no verdict yet"_s;
    QTest::newRow("four") << 4 << 0 << Caution::TooFew << u"too few to tell"_s;
    QTest::newRow("five ship") << 5 << 0 << Caution::OneSided << u"5 of 5 ship"_s;
    QTest::newRow("fourteen skip") << 0 << 14 << Caution::OneSided << u"14 of 14 skip"_s;
    QTest::newRow("mixed") << 4 << 1 << Caution::None << QString();
}

void TestPanelStatistics::cautions()
{
    QFETCH(int, ship);
    QFETCH(int, skip);
    PanelFigures figures;
    figures.verdicts = {ship, skip};
    QTEST(figures.caution(), "caution");
    QTEST(StatisticsTexts::cell(figures, StatisticsTexts::Note), "note");
}

void TestPanelStatistics::turnarounds_data()
{
    using enum ReviewStatus;
    QTest::addColumn<QList<QList<ReviewStep>>>("ways");
    QTest::addColumn<Turnaround>("writing");
    QTest::addColumn<Turnaround>("revising");
    const auto wrote = [](int days) { return QList<ReviewStep>{step(Draft, 3), step(Submitted, 3 + days)}; };
    QTest::newRow("nothing") << QList<QList<ReviewStep>>{} << Turnaround{} << Turnaround{};
    QTest::newRow("still out") << QList<QList<ReviewStep>>{{step(Draft, 0)}} << Turnaround{} << Turnaround{};
    QTest::newRow("odd") << QList<QList<ReviewStep>>{wrote(9), wrote(1), wrote(2)} << Turnaround{3, 2.0}
                         << Turnaround{};
    QTest::newRow("even") << QList<QList<ReviewStep>>{wrote(9), wrote(1), wrote(2), wrote(3)} << Turnaround{4, 2.5}
                          << Turnaround{};
    QTest::newRow("same day") << QList<QList<ReviewStep>>{wrote(0)} << Turnaround{1, 0.0} << Turnaround{};
    QTest::newRow("never assigned") << QList<QList<ReviewStep>>{{step(Submitted, 0), step(Approved, 1)}} << Turnaround{}
                                    << Turnaround{};
    QTest::newRow("clock set back") << QList<QList<ReviewStep>>{{step(Draft, 5), step(Submitted, 2)}} << Turnaround{}
                                    << Turnaround{};
    QTest::newRow("returned twice") << QList<QList<ReviewStep>>{{step(Draft, 0), step(Submitted, 4), step(Returned, 5),
                                                                 step(Submitted, 6), step(Returned, 6),
                                                                 step(Submitted, 9), step(Approved, 10)}}
                                    << Turnaround{1, 4.0} << Turnaround{2, 2.0};
    QTest::newRow("taken back and submitted again")
        << QList<QList<ReviewStep>>{{step(Draft, 0), step(Submitted, 4), step(Draft, 5), step(Submitted, 9)}}
        << Turnaround{1, 4.0} << Turnaround{};
    QTest::newRow("opened again before it was written")
        << QList<QList<ReviewStep>>{{step(Draft, 0), step(Draft, 5), step(Submitted, 9)}} << Turnaround{1, 9.0}
        << Turnaround{};
}

void TestPanelStatistics::turnarounds()
{
    QFETCH(QList<QList<ReviewStep>>, ways);
    PanelRows rows = rowsOf({}, 1);
    for (const QList<ReviewStep> &steps : std::as_const(ways))
        rows.ways << PanelWay{{1}, {1}, u"Models"_s, steps};
    const PanelStatistics statistics = panelStatistics(rows);
    QTEST(statistics.panel.writing, "writing");
    QTEST(statistics.panel.revising, "revising");
    QCOMPARE(statistics.reviewers.first().writing, statistics.panel.writing);
    QCOMPARE(statistics.lenses.first().revising, statistics.panel.revising);
    QCOMPARE(statistics.categories.isEmpty(), statistics.panel.writing.reviews == 0);
}

void TestPanelStatistics::warnsInWords()
{
    PanelRows rows = rowsOf(times(14, u"Ss-"_s) + u"--S "_s, 3);
    rows.reviewers[0].name = u"Ines %1 Falk"_s;
    const PanelStatistics statistics = panelStatistics(rows);
    const QStringList warnings = StatisticsTexts::warnings(statistics.reviewers);
    QCOMPARE(warnings.size(), 3);
    QVERIFY2(warnings.at(0).startsWith(u"Ines %1 Falk: 14 of 14 ship."_s), qPrintable(warnings.at(0)));
    QVERIFY2(warnings.at(1).startsWith(u"Reviewer 2: 14 of 14 skip."_s), qPrintable(warnings.at(1)));
    QVERIFY2(warnings.at(2).endsWith(u": Reviewer 3."_s), qPrintable(warnings.at(2)));
    QCOMPARE(StatisticsTexts::cell(statistics.reviewers.at(0), StatisticsTexts::Agreement), u"−1.00"_s);
    QCOMPARE(StatisticsTexts::cell(statistics.reviewers.at(2), StatisticsTexts::Agreement), u"—"_s);
    QCOMPARE(StatisticsTexts::cell(statistics.reviewers.at(2), StatisticsTexts::Rest), u"—"_s);
    QCOMPARE(StatisticsTexts::cell(statistics.reviewers.at(0), StatisticsTexts::Interval), u"78–100 %"_s);
}

void TestPanelStatistics::namesOnlySome()
{
    const auto groups = [](int number, int verdicts) {
        QList<PanelFigures> made;
        for (int i = 0; i < number; ++i) {
            PanelFigures figures;
            figures.name = u"Group %1"_s.arg(i);
            figures.verdicts.ship = verdicts;
            made << figures;
        }
        return made;
    };
    const QStringList few = StatisticsTexts::warnings(groups(40, 2));
    QCOMPARE(few.size(), 1);
    QVERIFY2(few.first().endsWith(u": Group 0, Group 1, Group 2, Group 3, Group 4, Group 5 and 34 more."_s),
             qPrintable(few.first()));
    QVERIFY(StatisticsTexts::warnings(groups(7, 2)).first().endsWith(u"Group 6."_s));
    const QStringList oneSided = StatisticsTexts::warnings(groups(40, 9));
    QCOMPARE(oneSided.size(), 7);
    QVERIFY(oneSided.last().startsWith(u"34 more"_s));
    QCOMPARE(StatisticsTexts::warnings(groups(7, 9)).size(), 7);
}

void TestPanelStatistics::readsALibrary()
{
    TemporaryLibrary library;
    Reviewer ada;
    ada.name = u"Ada"_s;
    ada.slug = u"ada"_s;
    ada.id = *library->add(ada, u"test"_s);
    Tool tool;
    tool.name = u"Tern"_s;
    tool.slug = u"tern"_s;
    tool.category = u"Agents"_s;
    tool.id = *library->add(tool, u"test"_s);

    Review review;
    review.tool = tool.id;
    review.reviewer = ada.id;
    review.lens = library->lenses()->first().id;
    review.quote = u"It holds."_s;
    review.confidence = 70;
    review.steps = {step(ReviewStatus::Draft, 0)};
    const auto passTo = [&](ReviewStatus status) {
        review.status = status;
        if (const auto done = library->update(review, u"test"_s); !done)
            qFatal("%s", qPrintable(done.error().text()));
        review = *library->get(review.id);
    };
    for (const int round : {1, 2}) { // skip in the first, ship in the second
        review.id = {};
        review.uid = {};
        review.round = round;
        review.verdict = round == 1 ? Verdict::Skip : Verdict::Ship;
        review.status = ReviewStatus::Draft;
        review.steps = {step(ReviewStatus::Draft, 0)}; // 1 May; the library's clock stands at 15 May
        review.id = *library->add(review, u"test"_s);
        passTo(ReviewStatus::Submitted);
        if (round == 2) { // not approved yet: the first round still counts
            const auto rows = panelRows(library->connection());
            QCOMPARE(panelStatistics(*rows).panel.verdicts, (Split{0, 1}));
        }
        passTo(ReviewStatus::Approved);
    }
    const PanelStatistics statistics = panelStatistics(*panelRows(library->connection()));
    QCOMPARE(statistics.panel.verdicts, (Split{1, 0}));
    QCOMPARE(statistics.reviewers.size(), 1);
    QCOMPARE(statistics.reviewers.first().name, u"Ada"_s);
    QCOMPARE(statistics.reviewers.first().writing, (Turnaround{2, 14.0}));
    QCOMPARE(statistics.lenses.size(), 4);
    QCOMPARE(statistics.lenses.first().verdicts, (Split{1, 0}));
    QCOMPARE(statistics.lenses.last().caution(), PanelFigures::Caution::NoVerdict);
    QCOMPARE(statistics.categories.first().name, u"Agents"_s);
}

QTEST_GUILESS_MAIN(TestPanelStatistics)
#include "tst_panelstatistics.moc"
