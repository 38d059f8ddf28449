// Who has what, who should have what, and the writing of it.
#include "assigning.h"
#include "assignments.h"
#include "temporarylibrary.h"
#include "text.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 5, 15);

AssignedReview reviewOf(qint64 id, int round, ReviewStatus status, bool begun = true, QDate due = {})
{
    AssignedReview review;
    review.id = {id};
    review.tool = {1};
    review.lens = {1};
    review.reviewer = {id};
    review.round = round;
    review.status = status;
    review.begun = begun;
    review.due = due;
    return review;
}

AssignmentTool toolOf(qint64 id, const QString &name, bool compared = true)
{
    return {{id}, name, {}, {}, compared};
}

Lens lensOf(qint64 id, const QString &title)
{
    Lens lens;
    lens.id = {id};
    lens.key = title.toLower();
    lens.title = title;
    return lens;
}

Reviewer reviewerOf(qint64 id, const QString &name, const QList<LensId> &lenses = {}, const QStringList &conflicts = {})
{
    Reviewer reviewer;
    reviewer.id = {id};
    reviewer.name = name;
    reviewer.lenses = lenses;
    reviewer.conflicts = conflicts;
    return reviewer;
}

/// One tool, one lens, three reviewers.
Assignments panelOf(const QList<AssignedReview> &reviews)
{
    return Assignments({toolOf(1, u"Heron"_s)}, {lensOf(1, u"Buyer"_s)},
                       {reviewerOf(1, u"Ada"_s), reviewerOf(2, u"Ben"_s), reviewerOf(3, u"Cleo"_s)}, reviews, {},
                       today);
}

/// A tool, two reviewers and a comparison in a file.
struct Panel
{
    TemporaryLibrary library;
    ToolId heron, stork;
    ReviewerId ada, ben;
    QList<Lens> lenses;

    Panel()
    {
        lenses = *library->lenses();
        heron = addTool(u"Heron"_s, u"Fjordworks"_s);
        stork = addTool(u"Stork"_s, u"Quillon"_s);
        ada = addReviewer(u"Ada"_s);
        ben = addReviewer(u"Ben"_s, {u" FJORDWORKS"_s});
        Comparison comparison;
        comparison.slug = u"waders"_s;
        comparison.tools = {heron, stork};
        if (!library->add(comparison, u"test"_s))
            qFatal("no comparison");
    }
    ToolId addTool(const QString &name, const QString &vendor)
    {
        Tool tool;
        tool.name = name;
        tool.slug = slugOf(name);
        tool.vendor = vendor;
        return *library->add(tool, u"test"_s);
    }
    ReviewerId addReviewer(const QString &name, const QStringList &conflicts = {})
    {
        Reviewer reviewer;
        reviewer.name = name;
        reviewer.slug = slugOf(name);
        reviewer.conflicts = conflicts;
        return *library->add(reviewer, u"test"_s);
    }
    [[nodiscard]] LensId lens(int number) const { return lenses.at(number).id; }
    [[nodiscard]] Assignments read(Assignments::Scope scope = Assignments::Scope::InWork)
    {
        auto read = Assignments::load(library->connection(), scope, library->today());
        if (!read)
            qFatal("%s", qUtf8Printable(read.error().text()));
        return *read;
    }
    [[nodiscard]] AssignmentCell cell(ToolId tool, int lens) { return read().cell(tool, lenses.at(lens).id); }
    ReviewId assign(ToolId tool, int lensNumber, ReviewerId reviewer, QDate due = {})
    {
        const auto done = Assigning::assign(*library, {{tool, lens(lensNumber), reviewer}}, due);
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().text()));
        return cell(tool, lensNumber).review;
    }
    void edit(ReviewId id, const std::function<void(Review &)> &change)
    {
        Review review = *library->get(id);
        change(review);
        if (const auto done = library->update(review, u"test"_s); !done)
            qFatal("%s", qUtf8Printable(done.error().text()));
    }
    void approve(ReviewId id)
    {
        edit(id, [](Review &review) {
            review.verdict = Verdict::Ship;
            review.quote = u"It ships."_s;
            review.status = ReviewStatus::Approved;
        });
    }
};

/// Every way to share the cells out, for the least sum of squares of the loads and the most cells that can be given.
qint64 leastSquares(const QList<OpenCell> &cells, const QList<Reviewer> &panel, QList<int> &loads, qsizetype next = 0)
{
    if (next == cells.size()) {
        qint64 sum = 0;
        for (const int load : loads)
            sum += qint64(load) * load;
        return sum;
    }
    qint64 least = std::numeric_limits<qint64>::max();
    for (int one = 0; one < panel.size(); ++one)
        if (Sharing::writes(panel.at(one), cells.at(next).lens) &&
            !Sharing::hasConflict(panel.at(one), cells.at(next).vendor)) {
            ++loads[one];
            least = qMin(least, leastSquares(cells, panel, loads, next + 1));
            --loads[one];
        }
    return least == std::numeric_limits<qint64>::max() ? leastSquares(cells, panel, loads, next + 1) : least;
}

} // namespace

class AssignmentsTest : public QObject
{
    Q_OBJECT

private slots:
    void statesOfACell_data()
    {
        QTest::addColumn<QList<AssignedReview>>("reviews");
        QTest::addColumn<QString>("state");
        QTest::addColumn<qint64>("shown");
        QTest::addColumn<int>("round");
        QTest::addColumn<bool>("overdue");
        QTest::addColumn<int>("others");
        const auto row = [](const char *name, const QList<AssignedReview> &reviews, const QString &state, qint64 shown,
                            int round, bool overdue = false, int others = 0) {
            QTest::newRow(name) << reviews << state << shown << round << overdue << others;
        };
        using enum ReviewStatus;
        const QDate late = today.addDays(-1);
        row("nobody has it", {}, u"unassigned"_s, 0, 0);
        row("an empty draft", {reviewOf(1, 1, Draft, false)}, u"assigned"_s, 1, 1);
        row("a draft with words", {reviewOf(1, 1, Draft)}, u"drafted"_s, 1, 1);
        row("submitted", {reviewOf(1, 1, Submitted)}, u"submitted"_s, 1, 1);
        row("returned", {reviewOf(1, 1, Returned)}, u"returned"_s, 1, 1);
        row("approved", {reviewOf(1, 1, Approved)}, u"approved"_s, 1, 1);
        row("assigned, due today", {reviewOf(1, 1, Draft, false, today)}, u"assigned"_s, 1, 1);
        row("assigned, late", {reviewOf(1, 1, Draft, false, late)}, u"assigned"_s, 1, 1, true);
        row("drafted, late", {reviewOf(1, 1, Draft, true, late)}, u"drafted"_s, 1, 1, true);
        row("returned, late", {reviewOf(1, 1, Returned, true, late)}, u"returned"_s, 1, 1, true);
        row("submitted is never late", {reviewOf(1, 1, Submitted, true, late)}, u"submitted"_s, 1, 1);
        row("approved is never late", {reviewOf(1, 1, Approved, true, late)}, u"approved"_s, 1, 1);
        row("the newest round counts", {reviewOf(1, 1, Approved), reviewOf(2, 2, Draft, false)}, u"assigned"_s, 2, 2);
        row("in any order", {reviewOf(2, 2, Draft, false), reviewOf(1, 1, Approved)}, u"assigned"_s, 2, 2);
        row("in a round the one furthest on", {reviewOf(1, 1, Draft), reviewOf(2, 1, Submitted), reviewOf(3, 1, Draft)},
            u"submitted"_s, 2, 1, false, 2);
        row("approved before submitted", {reviewOf(1, 1, Submitted), reviewOf(2, 1, Approved)}, u"approved"_s, 2, 1,
            false, 1);
        row("the first of equals", {reviewOf(1, 1, Draft), reviewOf(2, 1, Draft, false)}, u"drafted"_s, 1, 1, false, 1);
    }
    void statesOfACell()
    {
        QFETCH(QList<AssignedReview>, reviews);
        QFETCH(QString, state);
        QFETCH(qint64, shown);
        const AssignmentCell cell = panelOf(reviews).cell({1}, {1});
        QCOMPARE(Assignments::text(cell.state), state);
        QCOMPARE(cell.review.value, shown);
        QCOMPARE(cell.reviewer.value, shown);
        QTEST(cell.round, "round");
        QTEST(cell.overdue, "overdue");
        QTEST(cell.others, "others");
    }

    void whatWaitsIsSaidOldestFirst()
    {
        AssignedReview submitted = reviewOf(1, 1, ReviewStatus::Submitted);
        submitted.since = today.addDays(-5);
        AssignedReview late = reviewOf(2, 1, ReviewStatus::Draft, false, today.addDays(-7));
        late.lens = {2};
        AssignedReview superseded = reviewOf(3, 1, ReviewStatus::Draft, true, today.addDays(-30));
        superseded.lens = {3};
        AssignedReview inTime = reviewOf(3, 2, ReviewStatus::Draft, true, today.addDays(1));
        inTime.lens = {3};
        const Assignments panel({toolOf(1, u"Heron"_s), toolOf(2, u"Ibis"_s), toolOf(3, u"Loner"_s, false)},
                                {lensOf(1, u"Buyer"_s), lensOf(2, u"Thesis"_s), lensOf(3, u"Primitive"_s)},
                                {reviewerOf(1, u"Ada"_s), reviewerOf(2, u"Ben"_s), reviewerOf(3, u"Cleo"_s)},
                                {submitted, late, superseded, inTime}, {}, today);
        const QList<WaitingItem> items = panel.waiting();
        QCOMPARE(items.size(), 3);
        QCOMPARE(items.at(0).sentence,
                 u"Ben is 7 days late with Thesis on Heron: assigned. Remind them or move the date."_s);
        QCOMPARE(items.at(0).record, RecordRef(ReviewId{2}));
        QCOMPARE(items.at(1).sentence, u"Ada submitted Buyer on Heron 5 days ago. Approve or return it."_s);
        QCOMPARE(items.at(1).record, RecordRef(ReviewId{1}));
        QCOMPARE(items.at(2).sentence, u"Nobody has Buyer, Thesis, Primitive on Ibis. Assign it."_s);
        QCOMPARE(items.at(2).record, RecordRef(ToolId{2}));
        QCOMPARE(items.at(2).field, u"buyer.quote"_s);
    }

    void sharesAreAsEvenAsTheyCanBe_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 400; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    /// Against every possible sharing of small panels: nobody shares more evenly, what may be taken is taken, and rules
    /// hold.
    void sharesAreAsEvenAsTheyCanBe()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const QStringList vendors = {u"North"_s, u"South"_s, QString()};
        QList<Reviewer> panel;
        QHash<ReviewerId, int> loads;
        const int reviewers = 1 + int(random.bounded(4));
        for (int i = 1; i <= reviewers; ++i) {
            QList<LensId> lenses;
            for (qint64 lens = 1; lens <= 3; ++lens)
                if (random.bounded(2))
                    lenses << LensId{lens};
            QStringList conflicts;
            if (random.bounded(3) == 0)
                conflicts << u" north "_s;
            panel << reviewerOf(i, u"R%1"_s.arg(i), lenses, conflicts);
            loads.insert({i}, int(random.bounded(4)));
        }
        QList<OpenCell> cells;
        const int number = int(random.bounded(8));
        for (int i = 0; i < number; ++i)
            cells << OpenCell{{1 + i / 3}, {1 + i % 3}, vendors.at(int((seed + i / 3) % 3))};

        const SharePlan plan = Sharing::plan(cells, panel, loads);
        QCOMPARE(plan.shares.size() + plan.untaken.size(), cells.size());
        QHash<ReviewerId, int> ends = loads;
        for (const Share &share : plan.shares) {
            const Reviewer &taker = panel.at(int(share.reviewer.value) - 1);
            const auto cell = std::find_if(cells.begin(), cells.end(), [&](const OpenCell &open) {
                return open.tool == share.tool && open.lens == share.lens;
            });
            QVERIFY(cell != cells.end());
            QVERIFY(Sharing::writes(taker, share.lens));
            QVERIFY(!Sharing::hasConflict(taker, cell->vendor));
            ++ends[share.reviewer];
        }
        for (const UntakenCell &untaken : plan.untaken)
            QVERIFY(!untaken.reason.isEmpty());
        QCOMPARE(plan.loads, ends);
        QList<int> before;
        qint64 squares = 0;
        for (const Reviewer &reviewer : panel) {
            before << loads.value(reviewer.id);
            squares += qint64(ends.value(reviewer.id)) * ends.value(reviewer.id);
        }
        QCOMPARE(squares, leastSquares(cells, panel, before));
        QCOMPARE(Sharing::plan(cells, panel, loads).shares, plan.shares);
    }

    void theLensesOfAToolAreSpread()
    {
        const QList<Reviewer> panel = {reviewerOf(1, u"Ada"_s), reviewerOf(2, u"Ben"_s)};
        const QList<OpenCell> cells = {{{1}, {1}, {}}, {{1}, {2}, {}}, {{2}, {1}, {}}, {{2}, {2}, {}}};
        const SharePlan plan = Sharing::plan(cells, panel, {});
        QCOMPARE(plan.loads.value({1}), 2);
        QCOMPARE(plan.loads.value({2}), 2);
        QVERIFY(plan.shares.at(0).reviewer != plan.shares.at(1).reviewer);
        QVERIFY(plan.shares.at(2).reviewer != plan.shares.at(3).reviewer);
        // Who has a lens of the tool already leaves the next to the other.
        const SharePlan next = Sharing::plan({{{1}, {2}, {}}}, panel, {{{1}, 1}, {{2}, 2}}, {{{{1}, {1}}, 1}});
        QCOMPARE(next.shares.first().reviewer, ReviewerId{1}); // evenness comes first
        const SharePlan even = Sharing::plan({{{1}, {2}, {}}}, panel, {{{1}, 2}, {{2}, 2}}, {{{{1}, {1}}, 1}});
        QCOMPARE(even.shares.first().reviewer, ReviewerId{2});
    }

    void aCellThatNobodyMayTakeSaysWhy_data()
    {
        QTest::addColumn<QList<Reviewer>>("panel");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no panel") << QList<Reviewer>{} << u"There are no reviewers yet."_s;
        QTest::newRow("no lens") << QList<Reviewer>{reviewerOf(1, u"Ada"_s, {{2}})}
                                 << u"No reviewer writes this lens."_s;
        QTest::newRow("conflict") << QList<Reviewer>{reviewerOf(1, u"Ada"_s, {}, {u"north"_s}),
                                                     reviewerOf(2, u"Ben"_s, {{2}})}
                                  << u"Everyone who writes this lens has a conflict of interest with North: Ada."_s;
    }
    void aCellThatNobodyMayTakeSaysWhy()
    {
        QFETCH(QList<Reviewer>, panel);
        const SharePlan plan = Sharing::plan({{{1}, {1}, u"North "_s}}, panel, {});
        QCOMPARE(plan.untaken.size(), 1);
        QTEST(plan.untaken.first().reason, "reason");
    }

    void manyAreSharedOutQuickly()
    {
        QList<OpenCell> cells;
        for (qint64 tool = 1; tool <= 700; ++tool)
            for (qint64 lens = 1; lens <= 4; ++lens)
                cells << OpenCell{{tool}, {lens}, tool % 3 ? u"North"_s : u"South"_s};
        QList<Reviewer> panel;
        for (qint64 id = 1; id <= 10; ++id)
            panel << reviewerOf(id, QString::number(id), {{1 + id % 4}, {1 + (id + 1) % 4}},
                                id % 5 ? QStringList() : QStringList{u"North"_s});
        QElapsedTimer timer;
        timer.start();
        const SharePlan plan = Sharing::plan(cells, panel, {});
        qInfo("2,800 cells shared out among ten in %lld ms", timer.elapsed());
        QCOMPARE(plan.shares.size(), 2800);
        QVERIFY(timer.elapsed() < 5000);
    }

    void assigningIsOneUndoStep()
    {
        Panel panel;
        const QDate due(2026, 6, 1);
        const auto done = Assigning::assign(*panel.library,
                                            {{panel.heron, panel.lens(0), panel.ada},
                                             {panel.heron, panel.lens(1), panel.ada},
                                             {panel.stork, panel.lens(0), panel.ben}},
                                            due);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text()));
        QCOMPARE(done->done, 3);
        QCOMPARE(done->refusals, QStringList());
        const Review review = *panel.library->get(panel.cell(panel.stork, 0).review);
        QVERIFY(!review.isBegun());
        QCOMPARE(review.reviewer, panel.ben);
        QCOMPARE(review.due, due);
        QCOMPARE(review.steps, (QList<ReviewStep>{{ReviewStatus::Draft, today, u"Tester"_s, {}}}));
        QCOMPARE(panel.read().load(panel.ada), 2);
        QCOMPARE(panel.library->undoText(), u"assignment of reviews"_s);
        QVERIFY(panel.library->undo());
        QCOMPARE(panel.read().loads(), (QHash<ReviewerId, int>()));
        QCOMPARE(panel.cell(panel.heron, 0), AssignmentCell());
        QVERIFY(panel.library->redo());
        QCOMPARE(panel.cell(panel.heron, 1).reviewer, panel.ada);
        QCOMPARE(panel.cell(panel.heron, 1).since, today);
    }

    void aConflictIsRefusedAndTheRestDone()
    {
        Panel panel;
        const auto both = Assigning::assign(
            *panel.library, {{panel.heron, panel.lens(0), panel.ben}, {panel.stork, panel.lens(0), panel.ben}}, {});
        QVERIFY(both);
        QCOMPARE(both->done, 1);
        QCOMPARE(both->refusals,
                 QStringList{u"Ben must not review Heron: a conflict of interest with Fjordworks is recorded."_s});
        QCOMPARE(panel.cell(panel.heron, 0).state, AssignmentState::Unassigned);
        const auto none = Assigning::assign(*panel.library, {{panel.heron, panel.lens(0), panel.ben}}, {});
        QVERIFY(!none);
        QCOMPARE(none.error().what, both->refusals.first());
        QCOMPARE(panel.library->undoText(), u"assignment of reviews"_s); // of before
    }

    void whatIsNotBegunGoesOverWithItsDate()
    {
        Panel panel;
        const QDate due(2026, 6, 1);
        panel.assign(panel.stork, 2, panel.ada, due);
        panel.assign(panel.stork, 2, panel.ben, due.addDays(9));
        const AssignmentCell cell = panel.cell(panel.stork, 2);
        QCOMPARE(cell.reviewer, panel.ben);
        QCOMPARE(cell.due, due);
        QCOMPARE(cell.round, 1);
        QCOMPARE(cell.others, 0);
        QVERIFY(!Assigning::assign(*panel.library, {{panel.stork, panel.lens(2), panel.ben}}, {}));
        QVERIFY(panel.library->undo());
        QCOMPARE(panel.cell(panel.stork, 2).reviewer, panel.ada);
    }

    void whatIsBegunStays_data()
    {
        QTest::addColumn<std::function<void(Review &)>>("begin");
        const auto row = [](const char *name, const std::function<void(Review &)> &begin) {
            QTest::newRow(name) << begin;
        };
        row("a verdict", [](Review &review) { review.verdict = Verdict::Skip; });
        row("a confidence", [](Review &review) { review.confidence = 70; });
        row("a quote", [](Review &review) { review.quote = u"Hm."_s; });
        row("an answer", [](Review &review) { review.answers = {{u"moat"_s, u"none"_s}}; });
        row("a remark", [](Review &review) { review.remarks = u"Busy."_s; });
        row("returned", [](Review &review) { review.status = ReviewStatus::Returned; });
    }
    void whatIsBegunStays()
    {
        QFETCH(std::function<void(Review &)>, begin);
        Panel panel;
        const ReviewId id = panel.assign(panel.stork, 0, panel.ada);
        panel.edit(id, begin);
        const Review before = *panel.library->get(id);
        const AssignmentCell cell = panel.cell(panel.stork, 0);
        QCOMPARE(cell.state != AssignmentState::Assigned, true);
        QCOMPARE(cell.state == AssignmentState::Drafted, before.isBegun());

        const auto taken = Assigning::takeBack(*panel.library, {id});
        QVERIFY(!taken);
        QVERIFY2(taken.error().what.startsWith(u"Ada has begun Primitive on Stork"_s), qPrintable(taken.error().what));
        QVERIFY(!Assigning::assign(*panel.library, {{panel.stork, panel.lens(0), panel.ben}}, {}));
        QCOMPARE(*panel.library->get(id), before);
    }

    void anAssignmentIsTakenBack()
    {
        Panel panel;
        const ReviewId first = panel.assign(panel.stork, 0, panel.ada);
        const ReviewId second = panel.assign(panel.stork, 1, panel.ada);
        const auto done = Assigning::takeBack(*panel.library, {first, second});
        QVERIFY(done);
        QCOMPARE(done->done, 2);
        QCOMPARE(panel.cell(panel.stork, 0), AssignmentCell());
        QVERIFY(panel.library->undo());
        QCOMPARE(panel.cell(panel.stork, 1).review, second);
        QVERIFY(panel.library->undo()); // the second assignment
        QCOMPARE(panel.cell(panel.stork, 1), AssignmentCell());
        QCOMPARE(panel.cell(panel.stork, 0).review, first);
    }

    void datesMoveTogether()
    {
        Panel panel;
        const ReviewId first = panel.assign(panel.stork, 0, panel.ada);
        const ReviewId second = panel.assign(panel.stork, 1, panel.ada, today);
        const ReviewId third = panel.assign(panel.stork, 2, panel.ada);
        panel.approve(third);
        const auto done = Assigning::setDue(*panel.library, {first, second, third}, today.addDays(-1));
        QVERIFY(done);
        QCOMPARE(done->done, 2);
        QCOMPARE(done->refusals, QStringList{u"Thesis on Stork is handed in and needs no date."_s});
        QVERIFY(panel.cell(panel.stork, 0).overdue);
        QVERIFY(panel.cell(panel.stork, 1).overdue);
        QVERIFY(panel.library->undo());
        QCOMPARE(panel.library->get(first)->due, QDate());
        QCOMPARE(panel.library->get(second)->due, today);
    }

    void anApprovedCellGetsTheNextRound()
    {
        Panel panel;
        panel.approve(panel.assign(panel.stork, 3, panel.ada));
        panel.assign(panel.stork, 3, panel.ada);
        const AssignmentCell cell = panel.cell(panel.stork, 3);
        QCOMPARE(cell.round, 2);
        QCOMPARE(cell.state, AssignmentState::Assigned);
        QCOMPARE(cell.reviewer, panel.ada);
    }

    void onlyToolsInWorkUnlessAllAreAskedFor()
    {
        Panel panel;
        const ToolId loner = panel.addTool(u"Auk"_s, {});
        QCOMPARE(panel.read().tools().size(), 2);
        QCOMPARE(panel.read().tools().first().name, u"Heron"_s);
        const Assignments all = panel.read(Assignments::Scope::All);
        QCOMPARE(all.tools().size(), 3);
        QCOMPARE(all.tools().first().name, u"Auk"_s);
        QCOMPARE(all.waiting().size(), 2); // nobody needs what is not compared

        QVERIFY(Assigning::assign(*panel.library, {{loner, panel.lens(0), panel.ada}}, {}));
        const Assignments begun = panel.read();
        QCOMPARE(begun.tools().size(), 3);
        QCOMPARE(begun.cell(loner, panel.lens(0)).reviewer, panel.ada);
        QCOMPARE(begun.load(panel.ada), 1);
        panel.approve(begun.cell(loner, panel.lens(0)).review);
        QCOMPARE(panel.read().tools().size(), 2);
    }

    void hundredsOfToolsAreReadQuickly()
    {
        Panel panel;
        auto change = panel.library->change(u"test"_s);
        QVERIFY(change);
        for (int i = 0; i < 700; ++i) {
            Tool tool;
            tool.name = u"Tool %1"_s.arg(i);
            tool.slug = slugOf(tool.name);
            const ToolId id = *(*change)->add(tool);
            for (const Lens &lens : panel.lenses) {
                Review review;
                review.tool = id;
                review.lens = lens.id;
                review.reviewer = i % 2 ? panel.ada : panel.ben;
                review.quote = u"words "_s.repeated(130);
                review.steps = {{ReviewStatus::Draft, today, u"Tester"_s, {}}};
                QVERIFY((*change)->add(review));
            }
        }
        QVERIFY((*change)->commit());
        QElapsedTimer timer;
        timer.start();
        const Assignments all = panel.read(Assignments::Scope::All);
        qInfo("702 tools read in %lld ms", timer.elapsed());
        QCOMPARE(all.tools().size(), 702);
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(AssignmentsTest)
#include "tst_assignments.moc"
