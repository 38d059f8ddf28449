// What becomes of each difference between two libraries.

#include "librarymerge.h"

#include "changestate.h"
#include "lineage.h"
#include "mergeconsequences.h"
#include "mergenames.h"
#include "mergetitle.h"
#include "rules.h"

#include <QJsonArray>

namespace vd {

namespace {

/// Makes a number of any uid: rules look at ids only to tell them apart.
class AnyUid : public References
{
public:
    [[nodiscard]] QJsonValue name(Noun, qint64 id) const override { return id; }
    [[nodiscard]] std::optional<qint64> find(Noun, const QJsonValue &name) const override
    {
        return qint64(qHash(name.toString()) >> 1U) + 1;
    }
    [[nodiscard]] bool withInternals() const override { return true; }
};

/// A record's former slugs are its slug's past, also where history does not say so.
void addFormerSlugs(const QStringList &aliases, FieldPast &past)
{
    for (const QString &alias : aliases)
        past.values << alias;
}

/// Every slug that either side has or had, in one order for both.
template <class Record>
QStringList formerSlugs(const Record &ours, const Record &theirs)
{
    QStringList former = ours.aliases.size() < theirs.aliases.size() ? theirs.aliases : ours.aliases;
    former << ours.aliases << theirs.aliases << ours.slug << theirs.slug;
    former.removeDuplicates();
    former.sort();
    return former;
}

/// Whether a record is valid with all its conflicts decided one way.
template <class Record>
bool isSound(const RecordMerge &merge, Values values, Take take)
{
    for (const FieldMerge &field : merge.fields)
        if (!field.isConflict || take == Take::Theirs)
            values.insert(field.field, field.wanted);
    Record record;
    return fill(record, values, AnyUid()) && Rules::check(record);
}

} // namespace

Result<MergePlan> LibraryMerge::plan(Library &ours, Library &theirs, const Progress &progress)
{
    const auto pairs = LibraryPairs::read(ours, theirs, progress);
    if (!pairs)
        return pairs.error();
    LibraryMerge merge(ours, theirs, *pairs);
    if (auto done = merge.readPasts(); !done)
        return done.error();
    pairs->visit([&](const auto &ofNoun) { merge.decide(ofNoun); });
    if (auto done = MergeConsequences::draw(merge.m_plan, ours, theirs, *pairs); !done)
        return done.error();
    if (auto done = merge.readLosses(); !done)
        return done.error();
    addNames(merge.m_plan, ours, pairs->ourNames);
    addNames(merge.m_plan, theirs, pairs->theirNames);
    return merge.m_plan;
}

Result<void> LibraryMerge::readPasts()
{
    QSet<RecordRef> ours;
    QSet<RecordRef> theirs;
    m_pairs.visit([&](const auto &pairs) {
        for (const auto &pair : pairs) {
            if (pair.ours)
                ours.insert(pair.ours->id);
            if (pair.theirs)
                theirs.insert(pair.theirs->id);
        }
    });
    if (ours.isEmpty() && theirs.isEmpty())
        return {};
    const auto parting = commonHistory(m_ours.connection(), m_theirs.connection());
    if (!parting)
        return parting.error();
    auto ourPast = LibraryPast::read(m_ours, *parting, ours, m_pairs.ourNames);
    auto theirPast = LibraryPast::read(m_theirs, *parting, theirs, m_pairs.theirNames);
    if (!ourPast || !theirPast)
        return !ourPast ? ourPast.error() : theirPast.error();
    m_ourPast = std::move(*ourPast);
    m_theirPast = std::move(*theirPast);
    return {};
}

/// What goes with the records that are removed. For people only: nothing follows from it.
Result<void> LibraryMerge::readLosses()
{
    for (RecordMerge &merge : m_plan.records) {
        if (merge.kind != RecordMerge::Kind::Removed)
            continue;
        const RecordRef record = m_pairs.ourNames.find(merge.noun, merge.uid);
        auto read = withNoun(merge.noun, [&]<class Record>(Record) -> Result<void> {
            const auto gone = recordOf(m_ours, record.as<Record>());
            if (!gone)
                return gone.error();
            merge.fields = lossOf(*gone, m_pairs.ourNames);
            return {};
        });
        if (!read)
            return read;
    }
    return {};
}

template <class Record>
void LibraryMerge::decide(const QList<RecordPair<Record>> &pairs)
{
    for (const RecordPair<Record> &pair : pairs) {
        if (pair.ours && pair.theirs)
            decidePair(*pair.ours, *pair.theirs);
        else if (pair.ours)
            decideOurs(*pair.ours);
        else
            decideTheirs(*pair.theirs);
    }
}

template <class Record>
void LibraryMerge::decidePair(const Record &ours, const Record &theirs)
{
    const Values mine = valuesOf(ours, m_pairs.ourNames);
    const Values other = valuesOf(theirs, m_pairs.theirNames);
    const Values blank = valuesOf(Record{}, m_pairs.ourNames);
    const QJsonValue nothing = QString();
    RecordMerge merge{RecordMerge::Kind::Changed,    nounOf<Record>,          ours.uid, theirs.uid,
                      m_pairs.ourNames.uid(ours.id), mergeTitle(m_ours, ours)};
    RecordMerge whole = merge; // the same when it must be taken or left as a whole
    Values both = mine;
    both.insert(other);
    for (const QString &name : both.keys()) {
        const QJsonValue here = mine.value(name, nothing);
        const QJsonValue there = other.value(name, nothing);
        if (here == there || name == QLatin1String("aliases"))
            continue;
        FieldPast ourPast = m_ourPast.field(ours.id, name, here, blank.value(name, nothing));
        FieldPast theirPast = m_theirPast.field(theirs.id, name, there, blank.value(name, nothing));
        if constexpr (requires { ours.aliases; })
            if (name == QLatin1String("slug")) {
                addFormerSlugs(ours.aliases, ourPast);
                addFormerSlugs(theirs.aliases, theirPast);
            }
        const FieldDecision decision = decideField(name, here, there, ourPast, theirPast);
        const QJsonValue base = ourPast.base == theirPast.base ? ourPast.base : QJsonValue(QJsonValue::Undefined);
        const bool isConflict = decision.outcome == FieldOutcome::Conflict;
        const FieldMerge field{name,
                               base,
                               here,
                               there,
                               decision.outcome == FieldOutcome::Both ? decision.value : there,
                               isConflict,
                               isConflict ? Take::Undecided : Take::Theirs};
        if (decision.outcome != FieldOutcome::Ours)
            merge.fields << field;
        if (decision.outcome == FieldOutcome::Both) // nothing that was written down gets lost
            whole.fields << field;
        else
            whole.fields << FieldMerge{name, base, here, there, there, true, Take::Undecided};
    }
    if constexpr (requires { ours.aliases; })
        if (const QStringList former = formerSlugs(ours, theirs); former != formerSlugs(ours, ours)) {
            const QJsonValue wanted = QJsonArray::fromStringList(former);
            const QString name = QStringLiteral("aliases");
            for (RecordMerge *one : {&merge, &whole})
                one->fields << FieldMerge{name, {}, mine.value(name), other.value(name), wanted};
        }
    if (!isSound<Record>(merge, mine, Take::Ours) || !isSound<Record>(merge, mine, Take::Theirs)) {
        merge = whole;
        merge.why = tr("the two sides' changes do not go together");
    }
    if (!merge.fields.isEmpty() || merge.keptUid != ours.uid)
        m_plan.records << merge;
}

template <class Record>
void LibraryMerge::decideOurs(const Record &ours)
{
    if (const auto removal = removalOf(nounOf<Record>, ours.uid, mergeTitle(m_ours, ours), m_ourPast.changed(ours.id),
                                       m_pairs.theirDead.value(ours.uid)))
        m_plan.records << *removal;
}

template <class Record>
void LibraryMerge::decideTheirs(const Record &theirs)
{
    RecordMerge merge = additionOf(m_theirs, theirs, m_pairs.theirNames);
    if (const auto tombstone = m_pairs.ourDead.constFind(theirs.uid); tombstone != m_pairs.ourDead.constEnd()) {
        const QDateTime changed = m_theirPast.changed(theirs.id);
        if (!changed.isValid())
            return;
        merge.isConflict = changed <= tombstone->at;
        merge.take = merge.isConflict ? Take::Undecided : Take::Theirs;
        merge.why =
            merge.isConflict ? tr("deleted here, changed there before that") : tr("deleted here, changed there since");
    }
    m_plan.records << merge;
}

} // namespace vd
