// Merging libraries: three-way by field, nothing overwritten unseen, and the same end whoever merges whom.

#include "fieldmerge.h"
#include "mergefixture.h"

using namespace vd;
using namespace Qt::StringLiterals;

namespace {

QJsonValue list(std::initializer_list<const char *> words)
{
    QJsonArray array;
    for (const char *word : words)
        array.append(QLatin1String(word));
    return array;
}

/// Parts as "uid what-they-say", with what they are known by in front.
QJsonValue parts(const QString &field, std::initializer_list<std::array<const char *, 3>> rows)
{
    const bool areVotes = field == "votes"_L1;
    QJsonArray array;
    for (const auto &[uid, name, value] : rows)
        array.append(QJsonObject{{u"uid"_s, QLatin1String(uid)},
                                 {areVotes ? u"source"_s : u"name"_s, QLatin1String(name)},
                                 {areVotes ? u"ship"_s : u"value"_s, QLatin1String(value)}});
    return array;
}

} // namespace

class TestMerge : public QObject, private MergeFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void decidesFields_data();
    void decidesFields();
    void takesWhatOnlyTheyChanged();
    void callsBeatsByTheirNames();
    void showsAConflictAndKeepsOurs();
    void anEarlierMergeIsRemembered();
    void aCancelledMergeChangesNothing();
    void bringsPartsTogether();
    void votesThatBothImportedCountOnce();
    void deletionsTravel_data();
    void deletionsTravel();
    void keepsWhatANewReviewNeeds();
    void keepsWhatAComparisonTookIn();
    void pairsByNameAndKeepsOneUid();
    void keepsSlugsApart();
    void keepsRoundsApart();
    void takesAChoiceThatGoesTogether();
    void refusesAnotherPublication();

private:
    void editReview(Library &library, const std::function<void(Review &)> &edit)
    {
        m_common->advance(10000);
        Review review = *library.get(m_review);
        edit(review);
        const auto done = library.update(review, u"edit"_s);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().what));
    }
};

void TestMerge::decidesFields_data()
{
    using Past = QList<QJsonValue>; // the base, then what it has been
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("ours");
    QTest::addColumn<QJsonValue>("theirs");
    QTest::addColumn<Past>("ourPast");
    QTest::addColumn<Past>("theirPast");
    QTest::addColumn<FieldOutcome>("outcome");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue none;
    QTest::newRow("only ours") << u"dek"_s << QJsonValue(u"new"_s) << QJsonValue(u"old"_s) << Past{u"old"_s, u"old"_s}
                               << Past{u"old"_s} << FieldOutcome::Ours << none;
    QTest::newRow("only theirs") << u"dek"_s << QJsonValue(u"old"_s) << QJsonValue(u"new"_s) << Past{u"old"_s}
                                 << Past{u"old"_s, u"old"_s} << FieldOutcome::Theirs << none;
    QTest::newRow("both") << u"dek"_s << QJsonValue(u"one"_s) << QJsonValue(u"two"_s) << Past{u"old"_s, u"old"_s}
                          << Past{u"old"_s, u"old"_s} << FieldOutcome::Conflict << none;
    QTest::newRow("they cleared it, we changed it")
        << u"dek"_s << QJsonValue(u"new"_s) << QJsonValue(QString()) << Past{u"old"_s, u"old"_s}
        << Past{u"old"_s, u"old"_s} << FieldOutcome::Conflict << none;
    QTest::newRow("they went on from ours")
        << u"dek"_s << QJsonValue(u"one"_s) << QJsonValue(u"two"_s) << Past{u"old"_s, u"old"_s}
        << Past{u"old"_s, u"old"_s, u"one"_s} << FieldOutcome::Theirs << none;
    QTest::newRow("words") << u"tags"_s << list({"a", "b", "x"}) << list({"b", "c", "y"})
                           << Past{list({"a", "b", "c"}), list({"a", "b", "c"})}
                           << Past{list({"a", "b", "c"}), list({"a", "b", "c"})} << FieldOutcome::Both
                           << list({"b", "x", "y"});
    QTest::newRow("words in another order")
        << u"tags"_s << list({"c", "b", "a"}) << list({"a", "b", "c", "y"})
        << Past{list({"a", "b", "c"}), list({"a", "b", "c"})} << Past{list({"a", "b", "c"}), list({"a", "b", "c"})}
        << FieldOutcome::Both << list({"c", "b", "a", "y"});
    QTest::newRow("a comparison's tools are one value")
        << u"tools"_s << list({"a", "b", "x"}) << list({"a", "b", "y"}) << Past{list({"a", "b"}), list({"a", "b"})}
        << Past{list({"a", "b"}), list({"a", "b"})} << FieldOutcome::Conflict << none;
    using Parts = std::initializer_list<std::array<const char *, 3>>;
    const auto row = [&](const char *name, const char *field, Parts ours, Parts theirs, FieldOutcome outcome,
                         Parts value = {}) {
        const QString list = QLatin1String(field);
        const QJsonValue base = parts(list, {{"o", "old", "1"}});
        QTest::newRow(name) << list << parts(list, ours) << parts(list, theirs) << Past{base, base} << Past{base, base}
                            << outcome << (value.size() > 0 ? parts(list, value) : QJsonValue());
    };
    row("a tally that both counted", "votes", {{"o", "old", "1"}, {"b", "poll", "100"}},
        {{"o", "old", "1"}, {"a", "poll", "100"}}, FieldOutcome::Theirs);
    row("a tally that both counted, and one more", "votes",
        {{"o", "old", "1"}, {"a", "poll", "100"}, {"d", "mail", "7"}}, {{"o", "old", "1"}, {"b", "poll", "100"}},
        FieldOutcome::Ours);
    row("a tally of two counts", "votes", {{"o", "old", "1"}, {"b", "poll", "100"}},
        {{"o", "old", "1"}, {"a", "poll", "120"}}, FieldOutcome::Conflict);
    row("a fact that both wrote, among others", "facts", {{"b", "size", "4B"}, {"c", "x", "1"}},
        {{"a", "size", "4B"}, {"d", "y", "1"}}, FieldOutcome::Both,
        {{"a", "size", "4B"}, {"c", "x", "1"}, {"d", "y", "1"}});
    row("equal parts of one name find each other", "plans", {{"o", "old", "1"}, {"a", "pro", "1"}, {"d", "pro", "2"}},
        {{"o", "old", "1"}, {"b", "pro", "2"}, {"c", "pro", "1"}}, FieldOutcome::Both,
        {{"o", "old", "1"}, {"a", "pro", "1"}, {"b", "pro", "2"}});
    row("a fact that one renamed is none that the other added", "facts", {{"o", "size", "1"}},
        {{"o", "old", "1"}, {"a", "size", "1"}}, FieldOutcome::Both, {{"o", "size", "1"}, {"a", "size", "1"}});
    const QJsonValue sent = QJsonArray{QJsonObject{{u"status"_s, u"submitted"_s}, {u"on"_s, u"2026-05-01"_s}}};
    const auto after = [&](const char *status, const char *on) -> QJsonValue {
        QJsonArray steps = sent.toArray();
        steps.append(QJsonObject{{u"status"_s, QLatin1String(status)}, {u"on"_s, QLatin1String(on)}});
        return steps;
    };
    QJsonArray both = after("returned", "2026-05-02").toArray();
    both.append(after("approved", "2026-05-03").toArray().last());
    QTest::newRow("steps add up") << u"steps"_s << after("approved", "2026-05-03") << after("returned", "2026-05-02")
                                  << Past{sent, sent} << Past{sent, sent} << FieldOutcome::Both << QJsonValue(both);
}

void TestMerge::decidesFields()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, ours);
    QFETCH(QJsonValue, theirs);
    QFETCH(QList<QJsonValue>, ourPast);
    QFETCH(QList<QJsonValue>, theirPast);
    QFETCH(FieldOutcome, outcome);
    QFETCH(QJsonValue, value);
    const auto past = [](QList<QJsonValue> values) {
        FieldPast past;
        past.base = values.takeFirst();
        past.values = values;
        return past;
    };
    const FieldDecision decision = decideField(field, ours, theirs, past(ourPast), past(theirPast));
    QCOMPARE(decision.outcome, outcome);
    if (outcome == FieldOutcome::Both)
        QCOMPARE(decision.value, value);
    const FieldDecision swapped = decideField(field, theirs, ours, past(theirPast), past(ourPast));
    const FieldOutcome expected = outcome == FieldOutcome::Ours     ? FieldOutcome::Theirs
                                  : outcome == FieldOutcome::Theirs ? FieldOutcome::Ours
                                                                    : outcome;
    QCOMPARE(swapped.outcome, expected);
    QCOMPARE(swapped.value, decision.value);
}

void TestMerge::takesWhatOnlyTheyChanged()
{
    part();
    editReview(*m_theirs, [](Review &review) { review.quote = u"As it is there."_s; });
    editReview(*m_ours, [](Review &review) { review.answers.insert(u"bet"_s, u"As it is here."_s); });
    QVERIFY(plan(*m_theirs, *m_ours).undecided() == 0);
    const MergePlan planned = plan(*m_ours, *m_theirs);
    QCOMPARE(planned.records.size(), 1);
    QCOMPARE(planned.records.first().title, u"Primitive on Heron by Ilka"_s);
    QCOMPARE(planned.records.first().fields.size(), 1);
    QCOMPARE(planned.records.first().fields.first().field, u"quote"_s);
    QCOMPARE(planned.records.first().fields.first().base.toString(), u"As it was sent."_s);
    QCOMPARE(planned.lines(), (QStringList{u"change review Primitive on Heron by Ilka"_s,
                                           u"    quote: \"As it was sent.\" becomes \"As it is there.\""_s}));
    merge(*m_ours, *m_theirs);
    QCOMPARE(m_ours->get(m_review)->quote, u"As it is there."_s);
    QCOMPARE(m_ours->get(m_review)->answers.value(u"bet"_s), u"As it is here."_s);
    QVERIFY(plan(*m_ours, *m_theirs).isEmpty());
}

void TestMerge::callsBeatsByTheirNames()
{
    part();
    editReview(*m_theirs, [](Review &review) { review.quote = u"As it is there."_s; });
    QList<Lens> lenses = *m_ours->lenses();
    const Prompt known = lenses.first().prompts.first();
    QCOMPARE(plan(*m_ours, *m_theirs).beats.value(u"answers."_s + known.key), known.label);
    // Another lens means something else by it.
    lenses.last().prompts << Prompt{known.key, u"Something else"_s, {}};
    QVERIFY(m_ours->update(lenses.last(), u"edit"_s));
    QVERIFY(!plan(*m_ours, *m_theirs).beats.contains(u"answers."_s + known.key));
}

void TestMerge::showsAConflictAndKeepsOurs()
{
    part();
    editReview(*m_theirs, [](Review &review) { review.quote = u"Theirs."_s; });
    editReview(*m_ours, [](Review &review) { review.quote = u"Ours."_s; });
    MergePlan planned = plan(*m_ours, *m_theirs);
    QCOMPARE(planned.conflicts(), 1);
    QCOMPARE(planned.undecided(), 1);
    const FieldMerge field = planned.records.first().fields.first();
    QCOMPARE(field.base.toString(), u"As it was sent."_s);
    QCOMPARE(field.ours.toString(), u"Ours."_s);
    QCOMPARE(field.theirs.toString(), u"Theirs."_s);
    QVERIFY(applyMerge(*m_ours, planned, u"merge"_s));
    QCOMPARE(m_ours->get(m_review)->quote, u"Ours."_s);
    planned.accept(Take::Theirs);
    QVERIFY(applyMerge(*m_ours, planned, u"merge"_s));
    QCOMPARE(m_ours->get(m_review)->quote, u"Theirs."_s);
}

void TestMerge::anEarlierMergeIsRemembered()
{
    part();
    editReview(*m_theirs, [](Review &review) { review.quote = u"First."_s; });
    merge(*m_ours, *m_theirs);
    editReview(*m_theirs, [](Review &review) { review.quote = u"Second."_s; });
    QCOMPARE(plan(*m_ours, *m_theirs).conflicts(), 0);
    merge(*m_ours, *m_theirs);
    QCOMPARE(m_ours->get(m_review)->quote, u"Second."_s);
}

void TestMerge::bringsPartsTogether()
{
    Tool tool = *(*m_common)->get(m_tools.first());
    tool.plans = {Plan{}, Plan{}};
    tool.plans[0].name = u"Free"_s;
    tool.plans[1].name = u"Team"_s;
    QVERIFY((*m_common)->update(tool, u"plans"_s));
    part();
    tool = *m_ours->get(m_tools.first());
    tool.plans[0].note = u"for one person"_s;
    tool.plans.append(Plan{});
    tool.plans[2].name = u"School"_s;
    QVERIFY(m_ours->update(tool, u"plans"_s));
    tool = *m_theirs->get(m_tools.first());
    tool.plans[1].amount = 12;
    QVERIFY(m_theirs->update(tool, u"plans"_s));
    merge(*m_ours, *m_theirs);
    const QList<Plan> plans = m_ours->get(m_tools.first())->plans;
    QCOMPARE(plans.size(), 3);
    QCOMPARE(plans.at(0).note, u"for one person"_s);
    QCOMPARE(plans.at(1).amount, std::optional(12.0));
    QCOMPARE(plans.at(2).name, u"School"_s);
}

void TestMerge::votesThatBothImportedCountOnce()
{
    part();
    VoteTally tally;
    tally.ship = 100;
    tally.skip = 50;
    tally.asOf = QDate(2026, 11, 20);
    tally.source = u"poll"_s;
    for (Library *library : {m_ours.get(), m_theirs.get()}) {
        Tool tool = *library->get(m_tools.first());
        tool.votes = {tally};
        QVERIFY(library->update(tool, u"Import of votes.csv"_s));
    }
    QCOMPARE(plan(*m_ours, *m_theirs).conflicts(), 0);
    merge(*m_ours, *m_theirs);
    QCOMPARE(m_ours->get(m_tools.first())->votes.size(), 1);
    merge(*m_theirs, *m_ours);
    QCOMPARE(difference(contentOf(*m_theirs), contentOf(*m_ours)), QString());
    QVERIFY(plan(*m_ours, *m_theirs).isEmpty());
}

void TestMerge::deletionsTravel_data()
{
    QTest::addColumn<int>("changedHere"); // 0 never, 1 before the deletion there, 2 after it
    QTest::addColumn<bool>("isConflict");
    QTest::addColumn<bool>("survives");
    QTest::newRow("unchanged here") << 0 << false << false;
    QTest::newRow("changed here before") << 1 << true << true; // undecided: ours stays
    QTest::newRow("changed here after") << 2 << false << true;
}

void TestMerge::deletionsTravel()
{
    QFETCH(int, changedHere);
    QFETCH(bool, isConflict);
    QFETCH(bool, survives);
    part();
    const auto change = [&] { editReview(*m_ours, [](Review &review) { review.quote = u"Changed."_s; }); };
    if (changedHere == 1)
        change();
    m_common->advance(10000);
    QVERIFY(m_theirs->remove(m_review, u"deletion"_s));
    if (changedHere == 2)
        change();
    QCOMPARE(plan(*m_ours, *m_theirs).conflicts() > 0, isConflict);
    QCOMPARE(plan(*m_theirs, *m_ours).conflicts() > 0, isConflict);
    merge(*m_ours, *m_theirs);
    QCOMPARE(m_ours->get(m_review).ok(), survives);
    if (changedHere != 1) {
        merge(*m_theirs, *m_ours);
        QCOMPARE(contentOf(*m_theirs), contentOf(*m_ours));
    } else {
        merge(*m_ours, *m_theirs, Take::Theirs);
        QVERIFY(!m_ours->get(m_review));
    }
}

void TestMerge::keepsWhatANewReviewNeeds()
{
    part();
    Review review;
    review.tool = m_tools.last();
    review.reviewer = m_reviewer;
    review.lens = m_ours->lenses()->last().id;
    QVERIFY(m_ours->add(review, u"new review"_s));
    m_common->advance(10000);
    QVERIFY(m_theirs->remove(m_tools.last(), u"deletion"_s));
    merge(*m_ours, *m_theirs);
    QVERIFY(m_ours->get(m_tools.last()));
    QCOMPARE(m_ours->get(m_ours->comparisonIds()->first())->tools.size(), 2); // it left the comparison all the same
    merge(*m_theirs, *m_ours);
    QCOMPARE(difference(contentOf(*m_theirs), contentOf(*m_ours)), QString());
}

/// What the plan says it removes goes: a tool that a comparison here holds since stays, and the plan says nothing of
/// it.
void TestMerge::keepsWhatAComparisonTookIn()
{
    Tool tool;
    tool.name = u"Avocet"_s;
    tool.slug = u"avocet"_s;
    const ToolId added = *(*m_common)->add(tool, u"new tool"_s);
    part();
    Comparison comparison = *m_ours->get(m_ours->comparisonIds()->first());
    comparison.tools << added;
    QVERIFY(m_ours->update(comparison, u"edit"_s));
    m_common->advance(10000);
    QVERIFY(m_theirs->remove(added, u"deletion"_s));
    QCOMPARE(plan(*m_ours, *m_theirs).lines(), QStringList());
    merge(*m_theirs, *m_ours);
    merge(*m_ours, *m_theirs);
    QVERIFY(m_ours->get(added));
    QCOMPARE(difference(contentOf(*m_theirs), contentOf(*m_ours)), QString());
}

void TestMerge::pairsByNameAndKeepsOneUid()
{
    part();
    for (Library *library : {m_ours.get(), m_theirs.get()}) {
        Tool tool;
        tool.name = u"Avocet"_s;
        tool.slug = u"avocet"_s;
        tool.vendor = library == m_ours.get() ? u"Ours"_s : QString();
        tool.tagline = library == m_ours.get() ? QString() : u"Theirs"_s;
        const auto id = library->add(tool, u"new tool"_s);
        Review review;
        review.tool = *id;
        review.reviewer = m_reviewer;
        review.lens = library->lenses()->first().id;
        QVERIFY(library->add(review, u"new review"_s));
    }
    merge(*m_ours, *m_theirs);
    const Tool tool = *m_ours->get(*m_ours->find<Tool>(u"avocet"_s));
    QCOMPARE(tool.vendor, u"Ours"_s);
    QCOMPARE(tool.tagline, u"Theirs"_s);
    QCOMPARE(m_ours->reviewsOf(tool.id)->size(), 1);
    QCOMPARE(m_ours->toolIds()->size(), 4);
    merge(*m_theirs, *m_ours);
    QCOMPARE(difference(contentOf(*m_theirs), contentOf(*m_ours)), QString());
}

void TestMerge::keepsSlugsApart()
{
    part();
    Tool renamed = *m_ours->get(m_tools.first());
    renamed.slug = u"grey"_s;
    QVERIFY(m_ours->update(renamed, u"edit of Slug"_s));
    Tool other;
    other.name = u"Grey"_s;
    other.slug = u"grey"_s;
    QVERIFY(m_theirs->add(other, u"new tool"_s));
    merge(*m_ours, *m_theirs);
    QVERIFY(m_ours->find<Tool>(u"grey"_s)->isValid());
    QVERIFY(m_ours->find<Tool>(u"grey-2"_s)->isValid());
    merge(*m_theirs, *m_ours);
    const QString text = difference(contentOf(*m_theirs), contentOf(*m_ours));
    QVERIFY2(text.isEmpty(), qPrintable(text));
}

/// A review that one side made gets the round that the other side's review has.
void TestMerge::keepsRoundsApart()
{
    part();
    editReview(*m_ours, [](Review &review) { review.round = 2; });
    Review second = *m_theirs->get(m_review);
    second.id = {};
    second.uid = QUuid();
    second.round = 2;
    second.quote = u"The second round."_s;
    QVERIFY(m_theirs->add(second, u"new review"_s));
    const MergePlan here = plan(*m_ours, *m_theirs);
    const MergePlan there = plan(*m_theirs, *m_ours);
    QCOMPARE(here.conflicts(), 0);
    QVERIFY2(here.lines().join(u'\n').contains(u"round 2 is another review"_s), qPrintable(here.lines().join(u'\n')));
    for (const auto &[library, planned] : {std::pair(m_ours.get(), &here), std::pair(m_theirs.get(), &there)}) {
        const auto merged = applyMerge(*library, *planned, u"merge"_s);
        QVERIFY(merged);
        QCOMPARE(merged->notes, QStringList());
        QStringList rounds;
        for (const Review &review : *library->reviewsOf(m_tools.first()))
            rounds << QString::number(review.round);
        rounds.sort();
        QCOMPARE(rounds, (QStringList{u"2"_s, u"3"_s}));
    }
    QCOMPARE(difference(contentOf(*m_theirs), contentOf(*m_ours)), QString());
    QVERIFY(plan(*m_ours, *m_theirs).isEmpty());
}

/// Each change is fine by itself, both together are no valid review.
void TestMerge::takesAChoiceThatGoesTogether()
{
    editReview(**m_common, [](Review &review) { review.verdict = Verdict::Ship; });
    part();
    editReview(*m_theirs, [](Review &review) { review.status = ReviewStatus::Approved; });
    editReview(*m_ours, [](Review &review) { review.verdict = std::nullopt; });
    const MergePlan planned = plan(*m_ours, *m_theirs);
    QCOMPARE(planned.undecided(), 1);
    QVERIFY(!planned.records.first().why.isEmpty());
    merge(*m_ours, *m_theirs, Take::Theirs);
    QCOMPARE(m_ours->get(m_review)->status, ReviewStatus::Approved);
    QCOMPARE(m_ours->get(m_review)->verdict, std::optional(Verdict::Ship));
}

void TestMerge::refusesAnotherPublication()
{
    part();
    const TemporaryLibrary other;
    TemporaryLibrary &another = const_cast<TemporaryLibrary &>(other);
    const auto planned = LibraryMerge::plan(*m_ours, *another);
    QVERIFY(!planned);
    QVERIFY(planned.error().what.contains(u"another publication"_s));
}

void TestMerge::aCancelledMergeChangesNothing()
{
    part();
    for (const ToolId id : m_tools) {
        Tool tool = *m_theirs->get(id);
        tool.vendor = u"Elsewhere"_s;
        QVERIFY(m_theirs->update(tool, u"edit"_s));
    }
    const MergePlan planned = plan(*m_ours, *m_theirs);
    QVERIFY(planned.records.size() > 1);
    const auto before = contentOf(*m_ours);
    QList<qint64> asked;
    const auto merged = applyMerge(*m_ours, planned, u"merge"_s, [&](qint64 done, qint64 all) {
        asked << done;
        return done < all;
    });
    QVERIFY(!merged && isCancelled(merged.error()));
    QVERIFY(asked.size() > 1); // the first of them was stored, and taken back
    QCOMPARE(difference(contentOf(*m_ours), before), QString());
    QVERIFY(applyMerge(*m_ours, planned, u"merge"_s, [](qint64, qint64) { return true; }));
    QCOMPARE(m_ours->get(m_tools.last())->vendor, u"Elsewhere"_s);
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
