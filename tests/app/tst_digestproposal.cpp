// What is proposed to tell of a week.

#include "digestfixture.h"

#include <QTest>
#include <functional>

using namespace vd;

namespace {

using Deed = std::function<void(Week &)>;

/// Changes Heron's first review, which says ship.
Deed edit(const std::function<void(Review &)> &change)
{
    return [change](Week &week) {
        Review review = week.library->reviewsOf(week.heron)->first();
        change(review);
        QVERIFY(week.library->update(review, u"edit"_s).ok());
        week.library->endBurst();
    };
}

} // namespace

Q_DECLARE_METATYPE(Deed)

class TestDigestProposal : public QObject
{
    Q_OBJECT

private slots:
    void proposesWhatWasPublished();
    void proposesNewVerdicts();
    void comparesThePanelWithHistory_data();
    void comparesThePanelWithHistory();
    void proposesPricesAndPicks();
};

void TestDigestProposal::proposesWhatWasPublished()
{
    Week week;
    const QList<DigestEntry> entries = week.entries();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().comparison, u"stork-vs-egret"_s);
    QCOMPARE(entries.first().kind, DigestKind::New);
    QCOMPARE(entries.first().heading, u"Stork vs Egret"_s);
    QCOMPARE(entries.first().text, u"A question of legs."_s); // without a summary
    QCOMPARE(week.entries(QDate(2026, 5, 13), QDate(2026, 5, 13)).size(), 1);
    QCOMPARE(week.entries(QDate(2026, 5, 14), sunday).size(), 0);
    QCOMPARE(week.entries(monday, QDate(2026, 5, 12)).size(), 0);
    QCOMPARE(week.entries(QDate(2026, 4, 1), QDate(2026, 4, 3)).first().text,
             u"Take **Heron**,\n[for now](https://heron.example)."_s);

    Comparison draft = *week.library->get(week.newer);
    draft.status = ComparisonStatus::Ready;
    QVERIFY(week.library->update(draft, u"edit"_s).ok());
    QCOMPARE(week.entries().size(), 0);
    const Digest digest = *DigestProposal(*week.library, labels()).digest(monday, sunday);
    QCOMPARE(digest.title, u"Verdicts, 11 to 17 May 2026"_s);
    QCOMPARE(digest.slug, u"2026-05-17"_s);
}

void TestDigestProposal::proposesNewVerdicts()
{
    Week week;
    week.review(week.heron, Verdict::Ship, 1, QDate(2026, 4, 1));
    QCOMPARE(week.entries().size(), 1); // as it was
    week.review(week.heron, Verdict::Skip, 2, QDate(2026, 5, 12));
    week.review(week.stork, Verdict::Ship, 1, QDate(2026, 5, 12));
    const QList<DigestEntry> entries = week.entries();
    QCOMPARE(entries.size(), 2);
    const DigestEntry &changed = entries.at(1);
    QCOMPARE(changed.comparison, u"heron-vs-stork"_s);
    QCOMPARE(changed.kind, DigestKind::Changed);
    QCOMPARE(changed.change, u"Heron: panel 0–1, was 1–0\nStork: first verdicts, panel 1–0"_s);
    QCOMPARE(week.entries(QDate(2026, 5, 14), sunday).size(), 0);
}

void TestDigestProposal::comparesThePanelWithHistory_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<QString>("change");
    const auto row = [](const char *name, const Deed &deed, const QString &change) {
        QTest::newRow(name) << deed << change;
    };
    const Deed giveBack = edit([](Review &review) { review.status = ReviewStatus::Returned; });
    const Deed approve = edit([](Review &review) { review.status = ReviewStatus::Approved; });
    const Deed skip = edit([](Review &review) { review.verdict = Verdict::Skip; });
    const Deed remove = [](Week &week) {
        QVERIFY(week.library->remove(week.library->reviewsOf(week.heron)->first().id, u"delete"_s).ok());
    };
    const QString fewer = u"Heron: panel 2–1, was 3–1"_s, other = u"Heron: panel 2–2, was 3–1"_s;
    row("nothing", [](Week &) {}, {});
    row("a typo", edit([](Review &review) { review.quote = u"Said so."_s; }), {});
    row("another verdict", skip, other);
    row("returned", giveBack, fewer);
    row("returned and approved again",
        [=](Week &week) {
            giveBack(week);
            edit([](Review &review) { review.quote = u"Said so."_s; })(week);
            approve(week);
        },
        {});
    row(
        "returned and approved with another verdict",
        [=](Week &week) {
            giveBack(week);
            skip(week);
            approve(week);
        },
        other);
    row("deleted", remove, fewer);
    row("deleted, and that taken back",
        [=](Week &week) {
            remove(week);
            QVERIFY(week.library->undo().ok());
        },
        {});
    row("deleted in the week after",
        [=](Week &week) {
            week.library.advance(7 * day);
            remove(week);
        },
        {});
    row(
        "another verdict in this week, deleted in the week after",
        [=](Week &week) {
            skip(week);
            week.library.advance(7 * day);
            remove(week);
        },
        other);
    row(
        "a new round", [](Week &week) { week.review(week.heron, Verdict::Skip, 2, QDate(2026, 5, 20)); }, other);
    row("a new round, deleted again",
        [](Week &week) {
            week.review(week.heron, Verdict::Skip, 2, QDate(2026, 5, 20));
            for (const Review &review : *week.library->reviewsOf(week.heron))
                if (review.round == 2)
                    QVERIFY(week.library->remove(review.id, u"delete"_s).ok());
        },
        {});
    row("brought in from before", [](Week &week) { week.review(week.heron, Verdict::Skip, 2, QDate(2026, 5, 1)); }, {});
}

void TestDigestProposal::comparesThePanelWithHistory()
{
    QFETCH(Deed, deed);
    QFETCH(QString, change);
    Week week;
    for (const Lens &lens : *week.library->lenses())
        week.review(week.heron, lens.key == u"buyer"_s ? Verdict::Skip : Verdict::Ship, 1, QDate(2026, 4, 1), lens.id);
    week.library.advance(7 * day); // Friday, 22 May
    deed(week);
    const QList<DigestEntry> entries = week.entries(QDate(2026, 5, 18), QDate(2026, 5, 24));
    QCOMPARE(entries.isEmpty() ? QString() : entries.first().change, change);
    QVERIFY(week.entries(QDate(2026, 6, 8), QDate(2026, 6, 14)).isEmpty());
}

void TestDigestProposal::proposesPricesAndPicks()
{
    Week week;
    Tool heron = *week.library->get(week.heron);
    const auto price = [&](double amount) {
        Plan plan;
        plan.name = u"Team"_s;
        plan.amount = amount;
        heron.plans = {plan};
        QVERIFY(week.library->update(heron, u"edit of Plans"_s).ok());
        heron = *week.library->get(week.heron);
        week.library.advance(Library::burstMs + 1000);
    };
    Comparison older = *week.library->get(week.older);
    older.pick = PickKind::Depends;
    QVERIFY(week.library->update(older, u"edit"_s).ok());
    price(10);
    week.library.advance(7 * day); // Friday, 22 May
    price(12);
    price(15);
    older.pick = PickKind::Tool;
    older.pickTool = week.heron;
    QVERIFY(week.library->update(older, u"edit"_s).ok());
    week.library.advance(7 * day);
    price(20);
    const QList<DigestEntry> entries = week.entries(QDate(2026, 5, 18), QDate(2026, 5, 24));
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().change, u"Ship Heron, was: It depends\nHeron: from $15/mo, was $10/mo"_s);

    // What was taken back did not happen.
    QVERIFY(week.library->undo().ok());
    QCOMPARE(week.entries(QDate(2026, 5, 25), QDate(2026, 5, 31)).size(), 0);
}

QTEST_GUILESS_MAIN(TestDigestProposal)
#include "tst_digestproposal.moc"
