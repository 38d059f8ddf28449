// What differs between two libraries, and what becomes of each difference.

#include "librarymerge.h"

#include "lineage.h"
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

template <class Record>
Result<Record> read(Library &library, Id<Record> id)
{
    if constexpr (std::is_same_v<Record, Publication>)
        return library.publication();
    else
        return library.get(id);
}

QString shown(const QUuid &uid)
{
    return uid.toString(QUuid::WithoutBraces);
}

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
    return LibraryMerge(ours, theirs, progress).run();
}

Result<MergePlan> LibraryMerge::run()
{
    const auto ourTombstones = HistoryStore(m_ours.connection()).tombstones();
    const auto theirTombstones = HistoryStore(m_theirs.connection()).tombstones();
    if (!ourTombstones || !theirTombstones)
        return !ourTombstones ? ourTombstones.error() : theirTombstones.error();
    for (const Tombstone &tombstone : *ourTombstones)
        m_ourDead.insert(tombstone.uid, tombstone);
    for (const Tombstone &tombstone : *theirTombstones)
        m_theirDead.insert(tombstone.uid, tombstone);
    for (const auto step :
         {&LibraryMerge::readDifferences, &LibraryMerge::readPasts, &LibraryMerge::decideAll,
          &LibraryMerge::keepWhatIsNeeded, &LibraryMerge::bringWhatIsNeeded, &LibraryMerge::keepSlugsApart<Tool>,
          &LibraryMerge::keepSlugsApart<Reviewer>, &LibraryMerge::keepSlugsApart<Comparison>})
        if (auto done = (this->*step)(); !done)
            return done.error();
    for (const Tombstone &tombstone : *theirTombstones) {
        const auto own = m_ourDead.constFind(tombstone.uid);
        const RecordMerge *merge = planned(tombstone.noun, tombstone.uid);
        const bool goes = merge && merge->kind == RecordMerge::Kind::Removed;
        const bool isGone = !m_ourNames.find(tombstone.noun, tombstone.uid).isValid();
        if ((isGone || goes || m_lost.contains(tombstone.uid)) &&
            (own == m_ourDead.constEnd() || own->at < tombstone.at))
            m_plan.tombstones << tombstone;
    }
    return m_plan;
}

Result<void> LibraryMerge::readDifferences()
{
    const auto ours = m_ours.publication();
    const auto theirs = m_theirs.publication();
    if (!ours || !theirs)
        return !ours ? ours.error() : theirs.error();
    if (ours->uid != theirs->uid)
        return refused(
                   tr("this is the library of another publication (%1); dump it and import the JSON if you want what "
                      "it holds")
                       .arg(theirs->name))
            .in(m_theirs.path());
    for (const Noun noun : {Noun::Lens, Noun::Reviewer, Noun::Tool, Noun::Review, Noun::Comparison}) {
        const auto uids = uidsOf(m_theirs.connection(), noun);
        m_total += uids ? uids->size() : 0;
    }
    if (auto done = pairUp(m_publications); !done)
        return done;
    if (auto done = pairUp(m_lenses); !done)
        return done;
    if (auto done = pairUp(m_reviewers); !done)
        return done;
    if (auto done = pairUp(m_tools); !done)
        return done;
    if (auto done = pairUp(m_reviews); !done)
        return done;
    return pairUp(m_comparisons);
}

/// Theirs with our row numbers, so that equal records are equal structs.
template <class Record>
Record LibraryMerge::asOurs(Record theirs) const
{
    const auto translate = [this](auto &id, Noun noun) {
        if (!id.isValid())
            return;
        const RecordRef own = m_ourNames.find(noun, m_theirNames.uid({noun, id.value}));
        id.value = own.isValid() ? own.id : -id.value;
    };
    translate(theirs.id, nounOf<Record>);
    if constexpr (std::is_same_v<Record, Review>) {
        translate(theirs.tool, Noun::Tool);
        translate(theirs.reviewer, Noun::Reviewer);
        translate(theirs.lens, Noun::Lens);
    } else if constexpr (std::is_same_v<Record, Reviewer>) {
        for (LensId &lens : theirs.lenses)
            translate(lens, Noun::Lens);
    } else if constexpr (std::is_same_v<Record, Comparison>) {
        for (ToolId &tool : theirs.tools)
            translate(tool, Noun::Tool);
        translate(theirs.pickTool, Noun::Tool);
    }
    return theirs;
}

/// Our record of the same name that they do not have under its uid.
template <class Record>
Result<std::optional<Record>> LibraryMerge::sameByName(const Record &theirs)
{
    Result<Id<Record>> found = Id<Record>{};
    if constexpr (std::is_same_v<Record, Review>) {
        const Review key = asOurs(theirs);
        found = findReview(m_ours.connection(), key.tool, key.reviewer, key.lens, key.round);
    } else if constexpr (std::is_same_v<Record, Lens>) {
        found = m_ours.find<Lens>(theirs.key);
    } else if constexpr (!std::is_same_v<Record, Publication>) {
        found = m_ours.find<Record>(theirs.slug);
    }
    if (!found || !found->isValid())
        return found ? Result<std::optional<Record>>(std::nullopt) : found.error();
    const auto ours = read(m_ours, *found);
    if (!ours)
        return ours.error();
    if constexpr (requires { ours->slug; })
        if (ours->slug != theirs.slug) // it was called so
            return std::optional<Record>();
    const bool hasIts = m_theirNames.find(nounOf<Record>, ours->uid).isValid();
    return hasIts ? std::optional<Record>() : std::optional(*ours);
}

template <class Record>
Result<void> LibraryMerge::pairUp(Pairs<Record> &pairs)
{
    const auto ourUids = uidsOf(m_ours.connection(), nounOf<Record>);
    const auto theirUids = uidsOf(m_theirs.connection(), nounOf<Record>);
    if (!ourUids || !theirUids)
        return !ourUids ? ourUids.error() : theirUids.error();
    QSet<QUuid> taken;
    for (const auto &[theirId, uid] : *theirUids) {
        if (m_progress && m_done % 100 == 0 && !m_progress(m_done, m_total))
            return cancelled();
        ++m_done;
        const auto theirs = read(m_theirs, Id<Record>{theirId});
        if (!theirs)
            return theirs.error();
        if (const RecordRef own = m_ourNames.find(nounOf<Record>, uid); own.isValid()) {
            const auto ours = read(m_ours, Id<Record>{own.id});
            if (!ours)
                return ours.error();
            if (*ours != asOurs(*theirs))
                pairs.append({*ours, *theirs});
            continue;
        }
        const auto same = sameByName(*theirs);
        if (!same)
            return same.error();
        pairs.append({*same, *theirs});
        if (!*same)
            continue;
        // From here on both sides call it by one uid: the smaller one that nobody knows as deleted.
        taken.insert((*same)->uid);
        const auto rank = [&](const QUuid &one) {
            return std::pair(m_ourDead.contains(one) || m_theirDead.contains(one), one);
        };
        const QUuid canonical = qMin(rank((*same)->uid), rank(uid)).second;
        if (canonical != (*same)->uid)
            m_lost.insert((*same)->uid);
        m_ourNames.remember((*same)->id, canonical);
        m_ourNames.alsoCall((*same)->id, uid);
        m_theirNames.remember(theirs->id, canonical);
    }
    for (const auto &[ourId, uid] : *ourUids) {
        if (!m_theirDead.contains(uid) || m_theirNames.find(nounOf<Record>, uid).isValid() || taken.contains(uid))
            continue;
        const auto ours = read(m_ours, Id<Record>{ourId});
        if (!ours)
            return ours.error();
        pairs.append({*ours, std::nullopt});
    }
    return {};
}

Result<void> LibraryMerge::readPasts()
{
    QSet<RecordRef> ours;
    QSet<RecordRef> theirs;
    const auto collect = [&](const auto &pairs) {
        for (const auto &pair : pairs) {
            if (pair.ours)
                ours.insert(pair.ours->id);
            if (pair.theirs)
                theirs.insert(pair.theirs->id);
        }
    };
    collect(m_publications);
    collect(m_lenses);
    collect(m_reviewers);
    collect(m_tools);
    collect(m_reviews);
    collect(m_comparisons);
    if (ours.isEmpty() && theirs.isEmpty())
        return {};
    const auto parting = commonHistory(m_ours.connection(), m_theirs.connection());
    if (!parting)
        return parting.error();
    auto ourPast = LibraryPast::read(m_ours, *parting, ours, m_ourNames);
    auto theirPast = LibraryPast::read(m_theirs, *parting, theirs, m_theirNames);
    if (!ourPast || !theirPast)
        return !ourPast ? ourPast.error() : theirPast.error();
    m_ourPast = std::move(*ourPast);
    m_theirPast = std::move(*theirPast);
    return {};
}

Result<void> LibraryMerge::decideAll()
{
    decide(m_publications);
    decide(m_lenses);
    decide(m_reviewers);
    decide(m_tools);
    decide(m_reviews);
    decide(m_comparisons);
    return {};
}

template <class Record>
void LibraryMerge::decide(const Pairs<Record> &pairs)
{
    for (const Pair<Record> &pair : pairs) {
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
    const Values mine = valuesOf(ours, m_ourNames);
    const Values other = valuesOf(theirs, m_theirNames);
    const Values blank = valuesOf(Record{}, m_ourNames);
    const QJsonValue nothing = QString();
    RecordMerge merge{RecordMerge::Kind::Changed, nounOf<Record>,          ours.uid, theirs.uid,
                      m_ourNames.uid(ours.id),    mergeTitle(m_ours, ours)};
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
    const Tombstone tombstone = m_theirDead.value(ours.uid);
    const QDateTime changed = m_ourPast.changed(ours.id);
    if (changed.isValid() && changed > tombstone.at)
        return;
    RecordMerge merge{RecordMerge::Kind::Removed, nounOf<Record>, ours.uid, ours.uid, ours.uid,
                      mergeTitle(m_ours, ours)};
    merge.isConflict = changed.isValid();
    merge.take = merge.isConflict ? Take::Undecided : Take::Theirs;
    merge.why = merge.isConflict ? tr("deleted there, changed here before that") : tr("deleted there");
    m_plan.records << merge;
}

template <class Record>
void LibraryMerge::decideTheirs(const Record &theirs)
{
    const auto tombstone = m_ourDead.constFind(theirs.uid);
    if (tombstone == m_ourDead.constEnd())
        return add(theirs, false, {});
    const QDateTime changed = m_theirPast.changed(theirs.id);
    if (!changed.isValid())
        return;
    if (changed > tombstone->at)
        return add(theirs, false, tr("deleted here, changed there since"));
    add(theirs, true, tr("deleted here, changed there before that"));
}

template <class Record>
void LibraryMerge::add(const Record &theirs, bool isConflict, const QString &why)
{
    RecordMerge merge{RecordMerge::Kind::Added,
                      nounOf<Record>,
                      theirs.uid,
                      theirs.uid,
                      theirs.uid,
                      mergeTitle(m_theirs, theirs),
                      why};
    const Values blank = valuesOf(Record{}, m_theirNames);
    const Values values = valuesOf(theirs, m_theirNames);
    for (auto it = values.begin(); it != values.end(); ++it)
        if (it.value() != blank.value(it.key()))
            merge.fields << FieldMerge{it.key(), QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Undefined),
                                       it.value(), it.value()};
    merge.isConflict = isConflict;
    merge.take = isConflict ? Take::Undecided : Take::Theirs;
    m_plan.records << merge;
    m_adding.insert({int(merge.noun), merge.uid});
}

RecordMerge *LibraryMerge::planned(Noun noun, const QUuid &uid)
{
    for (RecordMerge &merge : m_plan.records)
        if (merge.noun == noun && (merge.uid == uid || merge.theirUid == uid))
            return &merge;
    return nullptr;
}

bool LibraryMerge::refersTo(const RecordMerge &merge, const QString &uid) const
{
    const auto refers = [&](const FieldMerge &field) {
        static const QSet<QString> references{QStringLiteral("tool"),   QStringLiteral("reviewer"),
                                              QStringLiteral("lens"),   QStringLiteral("tools"),
                                              QStringLiteral("lenses"), QStringLiteral("pick_tool")};
        return references.contains(field.field) &&
               (field.wanted == uid || field.wanted.toArray().contains(QJsonValue(uid)));
    };
    return std::any_of(merge.fields.begin(), merge.fields.end(), refers);
}

/// Deletions of what others need here, or will need, are dropped from the plan.
Result<void> LibraryMerge::keepWhatIsNeeded()
{
    for (qsizetype i = m_plan.records.size() - 1; i >= 0; --i) {
        if (m_plan.records.at(i).kind != RecordMerge::Kind::Removed)
            continue;
        const auto needed = isNeeded(m_plan.records.at(i));
        if (!needed)
            return needed.error();
        if (*needed)
            m_plan.records.removeAt(i);
    }
    return {};
}

Result<bool> LibraryMerge::isNeeded(const RecordMerge &removed)
{
    const QString uid = shown(removed.uid);
    for (const RecordMerge &merge : std::as_const(m_plan.records))
        if (merge.kind == RecordMerge::Kind::Added && !merge.isConflict && refersTo(merge, uid))
            return true;
    const RecordRef record = m_ourNames.find(removed.noun, removed.uid);
    const char *statement = record.noun == Noun::Tool       ? "review.idsOfTool"
                            : record.noun == Noun::Reviewer ? "review.idsOfReviewer"
                            : record.noun == Noun::Lens     ? "review.idsOfLens"
                                                            : nullptr;
    if (!statement)
        return false;
    const auto reviews =
        RecordStore<Review>(m_ours.connection()).idsBy(QLatin1String(statement), QStringLiteral(":id"), record.id);
    if (!reviews)
        return reviews.error();
    for (const ReviewId review : *reviews) {
        const RecordMerge *merge = planned(Noun::Review, m_ourNames.uid(review));
        if (!merge || merge->kind != RecordMerge::Kind::Removed)
            return true;
    }
    return false;
}

/// What the added and changed records refer to and we do not have comes along.
Result<void> LibraryMerge::bringWhatIsNeeded()
{
    // The list grows while it is walked.
    for (qsizetype i = 0; i < m_plan.records.size(); ++i) { // NOLINT(modernize-loop-convert)
        const RecordMerge merge = m_plan.records.at(i);
        if (merge.kind == RecordMerge::Kind::Removed)
            continue;
        for (const FieldMerge &field : merge.fields) {
            const Noun noun = field.field == QLatin1String("reviewer")        ? Noun::Reviewer
                              : field.field.startsWith(QLatin1String("lens")) ? Noun::Lens
                                                                              : Noun::Tool;
            const bool isReference =
                field.field == QLatin1String("tool") || field.field == QLatin1String("pick_tool") || noun != Noun::Tool;
            if (isReference && !field.wanted.isArray()) {
                if (auto done = bring(noun, field.wanted); !done)
                    return done;
            } else if (isReference || field.field == QLatin1String("tools")) {
                for (const auto &uid : field.wanted.toArray())
                    if (auto done = bring(noun, uid); !done)
                        return done;
            }
        }
    }
    return {};
}

Result<void> LibraryMerge::bring(Noun noun, const QJsonValue &name)
{
    const QUuid uid = QUuid::fromString(name.toString());
    const RecordRef theirs = m_theirNames.find(noun, uid);
    if (uid.isNull() || !theirs.isValid() || m_ourNames.find(noun, uid).isValid() ||
        m_adding.contains({int(noun), uid}))
        return {};
    const QString why = tr("deleted here, needed by what comes in");
    const auto addIt = [&](const auto &record) -> Result<void> {
        if (!record)
            return record.error();
        add(*record, false, why);
        m_plan.records.last().ifNeeded = true;
        return {};
    };
    return noun == Noun::Tool       ? addIt(m_theirs.get(theirs.as<Tool>()))
           : noun == Noun::Reviewer ? addIt(m_theirs.get(theirs.as<Reviewer>()))
                                    : addIt(m_theirs.get(theirs.as<Lens>()));
}

/// Two records of one slug: the one with the smaller uid keeps it, the other gets the next free one.
template <class Record>
Result<void> LibraryMerge::keepSlugsApart()
{
    QMap<QUuid, QString> coming; // the slugs that records will have
    for (const RecordMerge &merge : std::as_const(m_plan.records))
        for (const FieldMerge &field : merge.fields)
            if (merge.noun == nounOf<Record> && field.field == QLatin1String("slug"))
                coming.insert(merge.uid, field.wanted.toString());
    const auto ownerOf = [&](const QString &slug) -> QUuid {
        for (auto it = coming.begin(); it != coming.end(); ++it)
            if (it.value() == slug)
                return it.key();
        const auto id = m_ours.find<Record>(slug);
        const auto owner = id && id->isValid() ? m_ours.get(*id) : Result<Record>(refused({}));
        if (!owner || owner->slug != slug || coming.contains(owner->uid))
            return {};
        const RecordMerge *merge = planned(nounOf<Record>, owner->uid);
        return merge && merge->kind == RecordMerge::Kind::Removed ? QUuid() : owner->uid;
    };
    const QList<QUuid> uids = coming.keys();
    for (const QUuid &uid : uids) {
        const QString slug = coming.take(uid);
        const QUuid other = ownerOf(slug);
        coming.insert(uid, slug);
        if (other.isNull() || other == uid)
            continue;
        const QUuid loser = qMax(uid, other);
        QString free;
        for (int number = 2; free.isEmpty(); ++number)
            if (const QString candidate = slug + u'-' + QString::number(number); ownerOf(candidate).isNull())
                free = candidate;
        coming.insert(loser, free);
        RecordMerge *merge = planned(nounOf<Record>, loser);
        if (!merge) {
            const auto record = m_ours.get(m_ourNames.find(nounOf<Record>, loser).template as<Record>());
            if (!record)
                return record.error();
            m_plan.records << RecordMerge{RecordMerge::Kind::Changed, nounOf<Record>, loser, loser, loser,
                                          mergeTitle(m_ours, *record)};
            merge = &m_plan.records.last();
        }
        QJsonArray aliases;
        for (const FieldMerge &field : std::as_const(merge->fields))
            if (field.field == QLatin1String("aliases"))
                aliases = field.wanted.toArray();
        const bool isNew = merge->kind == RecordMerge::Kind::Added;
        merge->fields.removeIf([isNew](const FieldMerge &field) {
            return field.field == QLatin1String("slug") || (isNew && field.field == QLatin1String("aliases"));
        });
        aliases.append(slug);
        if (isNew) // as of a record whose slug changes
            merge->fields << FieldMerge{
                QStringLiteral("aliases"), {}, QJsonValue(QJsonValue::Undefined), aliases, aliases};
        merge->fields << FieldMerge{QStringLiteral("slug"), QJsonValue(QJsonValue::Undefined), slug, free, free};
        merge->why = tr("\"%1\" is another record's slug").arg(slug);
    }
    return {};
}

} // namespace vd
