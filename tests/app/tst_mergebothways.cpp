// Merging A into B and B into A ends in the same content, whatever was done to both before.

#include "mergefixture.h"

#include <QRandomGenerator>

using namespace vd;
using namespace Qt::StringLiterals;

class TestMergeBothWays : public QObject, private MergeFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void endInTheSame_data();
    void endInTheSame();
    void oneUndoTakesItBack();

private:
    void scramble(Library &library, QRandomGenerator &random, int edits, const QString &side);
    void addParts(Library &library, QRandomGenerator &random);
};

/// Edits of every kind, some of the same records on both sides.
void TestMergeBothWays::scramble(Library &library, QRandomGenerator &random, int edits, const QString &side)
{
    const auto pick = [&](const auto &items) { return items.at(random.bounded(int(items.size()))); };
    const auto word = [&]() -> QString { return side + QString::number(random.bounded(1000)); };
    for (int edit = 0; edit < edits; ++edit) {
        m_common->advance(random.bounded(1, 20000));
        const QList<ToolId> tools = *library.toolIds();
        const QList<Reviewer> reviewers = *library.reviewers();
        const QList<Lens> lenses = *library.lenses();
        const QList<ComparisonId> comparisons = *library.comparisonIds();
        QList<Review> reviews;
        for (const ToolId tool : tools)
            reviews << *library.reviewsOf(tool);
        switch (random.bounded(13)) {
        case 0: {
            Tool tool;
            tool.name = random.bounded(3) ? word() : u"Avocet"_s;
            tool.slug = *library.freeSlug<Tool>(tool.name);
            static_cast<void>(library.add(tool, u"new tool"_s).ok());
            break;
        }
        case 1:
        case 2:
            if (!tools.isEmpty()) {
                Tool tool = *library.get(pick(tools));
                switch (random.bounded(4)) {
                case 0:
                    tool.tagline = word();
                    break;
                case 1:
                    tool.tags.append(word());
                    break;
                case 2:
                    if (!tool.tags.isEmpty())
                        tool.tags.removeFirst();
                    break;
                default:
                    tool.slug = *library.freeSlug<Tool>(word(), tool.id);
                }
                static_cast<void>(library.update(tool, u"edit"_s).ok());
            }
            break;
        case 3:
            if (tools.size() > 2 && !random.bounded(3))
                static_cast<void>(library.remove(pick(tools), u"deletion"_s).ok());
            break;
        case 4:
        case 5:
            if (!tools.isEmpty() && !reviewers.isEmpty()) {
                Review review;
                review.tool = pick(tools);
                review.reviewer = pick(reviewers).id;
                review.lens = pick(lenses).id;
                review.quote = word();
                static_cast<void>(library.add(review, u"new review"_s).ok()); // refused when it is there already
            }
            break;
        case 6:
        case 7:
        case 8:
            if (!reviews.isEmpty()) {
                Review review = pick(reviews);
                if (!random.bounded(4))
                    review.round = random.bounded(1, 4); // refused when it is there already
                else if (!random.bounded(5))
                    review.reviewer = pick(reviewers).id;
                else if (random.bounded(2))
                    review.quote = word();
                else if (random.bounded(2))
                    review.answers.insert(u"bet"_s, word());
                else
                    review.verdict = random.bounded(2) ? Verdict::Ship : Verdict::Skip;
                if (review.verdict && !random.bounded(3))
                    review.status = ReviewStatus(random.bounded(4));
                static_cast<void>(library.update(review, u"edit"_s).ok());
            }
            break;
        case 9:
            if (!reviews.isEmpty() && !random.bounded(2))
                static_cast<void>(library.remove(pick(reviews).id, u"deletion"_s).ok());
            break;
        case 10: {
            Reviewer reviewer;
            reviewer.name = word();
            reviewer.slug = *library.freeSlug<Reviewer>(reviewer.name);
            reviewer.lenses = {pick(lenses).id};
            static_cast<void>(library.add(reviewer, u"new reviewer"_s).ok());
            if (lenses.size() > 2 && !random.bounded(3))
                static_cast<void>(library.remove(pick(lenses).id, u"deletion"_s).ok());
            break;
        }
        case 11:
            if (!comparisons.isEmpty()) {
                Comparison comparison = *library.get(pick(comparisons));
                comparison.pick = PickKind::Tool;
                comparison.pickTool = pick(comparison.tools);
                if (const ToolId tool = pick(tools); random.bounded(2) && !comparison.tools.removeAll(tool))
                    comparison.tools << tool;
                comparison.summary = word();
                static_cast<void>(library.update(comparison, u"edit"_s).ok());
            }
            break;
        default:
            static_cast<void>((random.bounded(3) ? library.undo() : library.redo()).ok());
        }
    }
}

/// Of few names and values, so that both sides often have the same.
void TestMergeBothWays::addParts(Library &library, QRandomGenerator &random)
{
    const auto few = [&](const QString &word) -> QString { return word + QString::number(random.bounded(3)); };
    for (const ToolId id : *library.toolIds()) {
        m_common->advance(1000);
        Tool tool = *library.get(id);
        for (int part = random.bounded(4); part > 0; --part) {
            switch (random.bounded(4)) {
            case 0:
                tool.plans << Plan();
                tool.plans.last().name = few(u"plan"_s);
                tool.plans.last().amount = random.bounded(2);
                break;
            case 1:
                tool.facts << Fact();
                tool.facts.last().name = few(u"fact"_s);
                break;
            case 2:
                tool.votes << VoteTally();
                tool.votes.last().source = few(u"poll"_s);
                tool.votes.last().ship = random.bounded(2);
                break;
            default:
                if (!tool.plans.isEmpty())
                    tool.plans.removeFirst();
            }
        }
        static_cast<void>(library.update(tool, u"parts"_s).ok());
    }
}

void TestMergeBothWays::endInTheSame_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 60; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
    QTest::newRow("rounds that could change places") << 283;
}

void TestMergeBothWays::endInTheSame()
{
    QFETCH(int, seed);
    QRandomGenerator random{quint32(seed)};
    scramble(**m_common, random, random.bounded(20), u"common"_s);
    part();
    scramble(*m_ours, random, random.bounded(1, 25), u"a"_s);
    scramble(*m_theirs, random, random.bounded(1, 25), u"b"_s);
    addParts(*m_ours, random);
    addParts(*m_theirs, random);
    const Take conflicts = seed % 2 ? Take::Theirs : Take::Ours;
    // Both plans are made from the libraries as they were.
    MergePlan here = plan(*m_ours, *m_theirs);
    MergePlan there = plan(*m_theirs, *m_ours);
    here.accept(conflicts);
    there.accept(conflicts == Take::Theirs ? Take::Ours : Take::Theirs);
    const auto merged = applyMerge(*m_ours, here, u"merge"_s);
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().text()));
    QVERIFY2(merged->notes.isEmpty(), qPrintable(merged->notes.join(u'\n') + here.lines().join(u'\n')));
    const auto other = applyMerge(*m_theirs, there, u"merge"_s);
    QVERIFY2(other, qPrintable(other ? QString() : other.error().text()));
    const QString text = difference(contentOf(*m_ours), contentOf(*m_theirs));
    QVERIFY2(text.isEmpty(), qPrintable(text + u"\n-- here --\n"_s + here.lines().join(u'\n') + u"\n-- there --\n"_s +
                                        there.lines().join(u'\n')));
    QCOMPARE(LibraryFile::verify(m_ours->connection())->join(u'\n'), QString());
}

void TestMergeBothWays::oneUndoTakesItBack()
{
    part();
    QRandomGenerator random(3);
    scramble(*m_theirs, random, 30, u"b"_s);
    QJsonObject before = contentOf(*m_ours);
    merge(*m_ours, *m_theirs, Take::Theirs);
    QVERIFY(contentOf(*m_ours) != before);
    QCOMPARE(m_ours->undoText(), u"merge"_s);
    QVERIFY(m_ours->undo());
    QJsonObject after = contentOf(*m_ours);
    before.remove("deleted"_L1); // what was ever there is remembered
    after.remove("deleted"_L1);
    QCOMPARE(difference(after, before), QString());
}

QTEST_GUILESS_MAIN(TestMergeBothWays)
#include "tst_mergebothways.moc"
