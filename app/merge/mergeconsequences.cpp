#include "mergeconsequences.h"

#include "mergetitle.h"

#include <QJsonArray>
#include <algorithm>

namespace vd {

namespace {

/// The uids in a field that refers to other records, and what these are.
struct Reference
{
    std::optional<Noun> noun;
    QStringList uids;

    explicit Reference(const FieldMerge &field)
    {
        static const QHash<QString, Noun> nouns{
            {QStringLiteral("tool"), Noun::Tool},      {QStringLiteral("tools"), Noun::Tool},
            {QStringLiteral("pick_tool"), Noun::Tool}, {QStringLiteral("reviewer"), Noun::Reviewer},
            {QStringLiteral("lens"), Noun::Lens},      {QStringLiteral("lenses"), Noun::Lens}};
        const auto found = nouns.constFind(field.field);
        if (found == nouns.constEnd())
            return;
        noun = *found;
        if (!field.wanted.isArray())
            uids << field.wanted.toString();
        for (const auto &uid : field.wanted.toArray())
            uids << uid.toString();
    }
};

/// What tells a review from others of its tool: the order in which keyOf() names them.
const QStringList &keyFields()
{
    static const QStringList fields{QStringLiteral("tool"), QStringLiteral("reviewer"), QStringLiteral("lens"),
                                    QStringLiteral("round")};
    return fields;
}

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

/// What a record may be called when the plan is carried out: two names while that is a conflict. Of several fields
/// together, with a slash between.
QStringList possibleNames(const RecordMerge &merge, const Values &now, const QStringList &fields)
{
    QStringList names{QString()};
    for (const QString &name : fields) {
        QStringList parts{textOf(now.value(name))};
        for (const FieldMerge &field : merge.fields)
            if (field.field == name)
                parts = field.isConflict ? QStringList{parts.first(), textOf(field.wanted)}
                                         : QStringList{textOf(field.wanted)};
        QStringList longer;
        for (const QString &start : std::as_const(names))
            for (const QString &part : std::as_const(parts))
                longer << (name == fields.first() ? part : start + u'/' + part);
        names = longer;
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

bool changesAny(const RecordMerge &merge, const QStringList &fields)
{
    return std::any_of(merge.fields.begin(), merge.fields.end(),
                       [&](const FieldMerge &field) { return fields.contains(field.field); });
}

/// Whether a record of ours goes on to refer to what it refers to in a field. What the other side wants in the field is
/// known to be there.
bool staysWith(const RecordMerge *user, const QString &field)
{
    return !user || (user->kind != RecordMerge::Kind::Removed && !changesAny(*user, {field}));
}

/// Gives a field another outcome, which nobody needs to decide.
void settle(RecordMerge &merge, const QString &name, const QJsonValue &now, const QJsonValue &wanted)
{
    const QJsonValue unknown(QJsonValue::Undefined);
    FieldMerge settled{name, unknown, merge.kind == RecordMerge::Kind::Added ? unknown : now, wanted, wanted};
    for (const FieldMerge &field : std::as_const(merge.fields))
        if (field.field == name)
            settled.ours = field.ours;
    merge.fields.removeIf([&](const FieldMerge &field) { return field.field == name; });
    merge.fields << settled;
}

} // namespace

template <class Record>
RecordMerge additionOf(Library &theirs, const Record &record, const UidNames &names)
{
    RecordMerge merge{RecordMerge::Kind::Added,  nounOf<Record>, record.uid, record.uid, record.uid,
                      mergeTitle(theirs, record)};
    const Values blank = valuesOf(Record{}, names);
    const Values values = valuesOf(record, names);
    const QJsonValue unknown(QJsonValue::Undefined);
    for (auto it = values.begin(); it != values.end(); ++it)
        if (it.value() != blank.value(it.key()))
            merge.fields << FieldMerge{it.key(), unknown, unknown, it.value(), it.value()};
    return merge;
}

template RecordMerge additionOf(Library &, const Publication &, const UidNames &);
template RecordMerge additionOf(Library &, const Lens &, const UidNames &);
template RecordMerge additionOf(Library &, const Reviewer &, const UidNames &);
template RecordMerge additionOf(Library &, const Tool &, const UidNames &);
template RecordMerge additionOf(Library &, const Review &, const UidNames &);
template RecordMerge additionOf(Library &, const Comparison &, const UidNames &);
template RecordMerge additionOf(Library &, const Digest &, const UidNames &);

std::optional<RecordMerge> removalOf(Noun noun, const QUuid &uid, const QString &title, const QDateTime &changed,
                                     const Tombstone &tombstone)
{
    if (changed.isValid() && changed > tombstone.at)
        return std::nullopt;
    RecordMerge merge{RecordMerge::Kind::Removed, noun, uid, uid, uid, title};
    merge.isConflict = changed.isValid();
    merge.take = merge.isConflict ? Take::Undecided : Take::Theirs;
    merge.why =
        merge.isConflict ? MergePlan::tr("deleted there, changed here before that") : MergePlan::tr("deleted there");
    return merge;
}

/// The names that records will have, each by the uid that stays.
class MergeConsequences::Claims
{
public:
    /// Who `mayGo` comes first: what is not known to stay cannot be given another name.
    void add(const QUuid &uid, const QStringList &names, bool mayGo)
    {
        m_names.insert({!mayGo, uid}, names);
        m_uids.insert(uid);
        take(names);
    }
    void take(const QStringList &names) { m_taken.unite({names.begin(), names.end()}); }
    [[nodiscard]] bool has(const QUuid &uid) const { return m_uids.contains(uid); }
    [[nodiscard]] bool isTaken(const QString &name) const { return m_taken.contains(name); }
    [[nodiscard]] QStringList all() const { return m_taken.values(); }

    struct Loser
    {
        QUuid uid;
        QStringList names;
        QString lost; ///< one of them, which another record has
    };
    [[nodiscard]] QList<Loser> losers() const
    {
        QSet<QString> held;
        QList<Loser> losers;
        for (auto it = m_names.begin(); it != m_names.end(); ++it) {
            const auto lost = std::find_if(it->begin(), it->end(), [&](auto &name) { return held.contains(name); });
            if (lost != it->end())
                losers << Loser{it.key().second, *it, *lost};
            else
                held.unite({it->begin(), it->end()});
        }
        return losers;
    }

private:
    QMap<std::pair<bool, QUuid>, QStringList> m_names;
    QSet<QUuid> m_uids;
    QSet<QString> m_taken;
};

Result<void> MergeConsequences::draw(MergePlan &plan, Library &ours, Library &theirs, const LibraryPairs &pairs)
{
    MergeConsequences drawn(plan, ours, theirs, pairs);
    for (const auto step : {&MergeConsequences::keepWhatIsNeeded, &MergeConsequences::bringWhatIsNeeded,
                            &MergeConsequences::keepSlugsApart<Tool>, &MergeConsequences::keepSlugsApart<Reviewer>,
                            &MergeConsequences::keepSlugsApart<Comparison>, &MergeConsequences::keepSlugsApart<Digest>,
                            &MergeConsequences::keepRoundsApart})
        if (auto done = (drawn.*step)(); !done)
            return done;
    drawn.buryTheirs();
    return {};
}

MergeConsequences::MergeConsequences(MergePlan &plan, Library &ours, Library &theirs, const LibraryPairs &pairs)
    : m_plan(plan), m_ours(ours), m_theirs(theirs), m_pairs(pairs)
{
    for (qsizetype place = 0; place < plan.records.size(); ++place)
        index(place);
}

void MergeConsequences::index(qsizetype place)
{
    const RecordMerge &merge = m_plan.records.at(place);
    for (const QUuid &uid : {merge.uid, merge.theirUid})
        m_places.insert({int(merge.noun), uid}, place);
}

void MergeConsequences::append(const RecordMerge &merge)
{
    m_plan.records << merge;
    index(m_plan.records.size() - 1);
}

RecordMerge *MergeConsequences::planned(Noun noun, const QUuid &uid)
{
    const auto place = m_places.constFind({int(noun), uid});
    return place == m_places.constEnd() ? nullptr : &m_plan.records[*place];
}

/// Whether a record of ours is removed, whatever is decided.
bool MergeConsequences::goes(Noun noun, const QUuid &uid)
{
    const RecordMerge *merge = planned(noun, uid);
    return merge && merge->kind == RecordMerge::Kind::Removed && !merge->isConflict;
}

/// Deletions of what others need here, or will need, are dropped from the plan.
Result<void> MergeConsequences::keepWhatIsNeeded()
{
    QSet<QString> wanted;
    for (const RecordMerge &merge : std::as_const(m_plan.records))
        if (merge.kind == RecordMerge::Kind::Added && !merge.isConflict)
            for (const FieldMerge &field : merge.fields)
                for (const QString &uid : Reference(field).uids)
                    wanted.insert(uid);
    QList<RecordMerge> kept;
    for (const RecordMerge &merge : std::as_const(m_plan.records)) {
        const auto needed = merge.kind == RecordMerge::Kind::Removed ? isNeeded(merge, wanted) : Result<bool>(false);
        if (!needed)
            return needed.error();
        if (!*needed)
            kept << merge;
    }
    m_plan.records = kept;
    m_places.clear();
    for (qsizetype place = 0; place < m_plan.records.size(); ++place)
        index(place);
    return {};
}

Result<bool> MergeConsequences::isNeeded(const RecordMerge &removed, const QSet<QString> &wanted)
{
    if (wanted.contains(removed.uid.toString(QUuid::WithoutBraces)))
        return true;
    const RecordRef record = m_pairs.ourNames.find(removed.noun, removed.uid);
    const auto isUsed = [&]<class User>(const char *statement, const char *parameter, const QString &field,
                                        Id<User>) -> Result<bool> {
        const auto users =
            RecordStore<User>(m_ours.connection()).idsBy(QLatin1String(statement), QLatin1String(parameter), record.id);
        if (!users)
            return users.error();
        return std::any_of(users->begin(), users->end(), [&](Id<User> user) {
            return staysWith(planned(nounOf<User>, m_pairs.ourNames.uid(user)), field);
        });
    };
    switch (record.noun) {
    case Noun::Tool:
        if (auto used = isUsed("comparison.ofTool", ":tool", QStringLiteral("tools"), ComparisonId()); !used || *used)
            return used;
        return isUsed("review.idsOfTool", ":id", QStringLiteral("tool"), ReviewId());
    case Noun::Reviewer:
        return isUsed("review.idsOfReviewer", ":id", QStringLiteral("reviewer"), ReviewId());
    case Noun::Lens: {
        const auto panel = m_ours.reviewers();
        if (!panel)
            return panel.error();
        for (const Reviewer &reviewer : *panel)
            if (reviewer.lenses.contains(record.as<Lens>()) &&
                staysWith(planned(Noun::Reviewer, m_pairs.ourNames.uid(reviewer.id)), QStringLiteral("lenses")))
                return true;
        return isUsed("review.idsOfLens", ":id", QStringLiteral("lens"), ReviewId());
    }
    default:
        return false;
    }
}

/// What the added and changed records refer to and we do not have comes along.
Result<void> MergeConsequences::bringWhatIsNeeded()
{
    // The list grows while it is walked.
    for (qsizetype i = 0; i < m_plan.records.size(); ++i) { // NOLINT(modernize-loop-convert)
        const RecordMerge merge = m_plan.records.at(i);
        for (const FieldMerge &field : merge.fields) {
            const Reference reference(field);
            for (const QString &uid : reference.uids)
                if (auto done = bring(*reference.noun, QUuid::fromString(uid)); !done)
                    return done;
        }
    }
    return {};
}

Result<void> MergeConsequences::bring(Noun noun, const QUuid &uid)
{
    const RecordRef record = m_pairs.theirNames.find(noun, uid);
    if (!record.isValid() || m_pairs.ourNames.find(noun, uid).isValid() || planned(noun, uid))
        return {};
    const auto add = [&](const auto &needed) -> Result<void> {
        if (!needed)
            return needed.error();
        RecordMerge merge = additionOf(m_theirs, *needed, m_pairs.theirNames);
        merge.why = tr("deleted here, needed by what comes in");
        merge.ifNeeded = true;
        append(merge);
        return {};
    };
    return noun == Noun::Tool       ? add(m_theirs.get(record.as<Tool>()))
           : noun == Noun::Reviewer ? add(m_theirs.get(record.as<Reviewer>()))
                                    : add(m_theirs.get(record.as<Lens>()));
}

/// Our record that has a slug and keeps it as far as the plan does not say otherwise.
template <class Record>
QUuid MergeConsequences::ownerOfSlug(const QString &slug)
{
    const auto id = m_ours.find<Record>(slug);
    const auto owner = id && id->isValid() ? m_ours.get(*id) : Result<Record>(refused({}));
    if (!owner || owner->slug != slug || goes(nounOf<Record>, owner->uid))
        return {};
    return m_pairs.ourNames.uid(owner->id);
}

/// The same of a review by its tool, reviewer, lens and round.
QUuid MergeConsequences::ownerOfKey(const QString &key)
{
    const QStringList parts = key.split(u'/');
    const auto find = [&](Noun noun, qsizetype part) {
        return m_pairs.ourNames.find(noun, QUuid::fromString(parts.value(part)));
    };
    const auto id =
        findReview(m_ours.connection(), find(Noun::Tool, 0).as<Tool>(), find(Noun::Reviewer, 1).as<Reviewer>(),
                   find(Noun::Lens, 2).as<Lens>(), parts.value(3).toInt());
    const QUuid uid = id && id->isValid() ? m_pairs.ourNames.uid(*id) : QUuid();
    return uid.isNull() || goes(Noun::Review, uid) ? QUuid() : uid;
}

/// The plan's change or addition of a record; a change is begun when there is none.
template <class Record>
Result<RecordMerge *> MergeConsequences::changeOf(const QUuid &uid)
{
    if (RecordMerge *merge = planned(nounOf<Record>, uid))
        return merge;
    const auto record = m_ours.get(m_pairs.ourNames.find(nounOf<Record>, uid).template as<Record>());
    if (!record)
        return record.error();
    append({RecordMerge::Kind::Changed, nounOf<Record>, uid, uid, uid, mergeTitle(m_ours, *record)});
    return &m_plan.records.last();
}

template <class Record, class OwnerOf>
Result<MergeConsequences::Claims> MergeConsequences::claimsOn(const QStringList &fields, const OwnerOf &ownerOf)
{
    Claims claims;
    for (const RecordMerge &merge : std::as_const(m_plan.records)) {
        const bool isNew = merge.kind == RecordMerge::Kind::Added;
        if (merge.noun != nounOf<Record> || !(isNew || changesAny(merge, fields)))
            continue;
        const auto now = isNew ? Result<Record>(Record())
                               : m_ours.get(m_pairs.ourNames.find(merge.noun, merge.uid).template as<Record>());
        if (!now)
            return now.error();
        claims.add(merge.keptUid, possibleNames(merge, valuesOf(*now, m_pairs.ourNames), fields),
                   isNew && merge.isConflict);
    }
    for (const QString &name : claims.all())
        if (const QUuid owner = ownerOf(name); !owner.isNull() && !claims.has(owner)) {
            const RecordMerge *merge = planned(nounOf<Record>, owner);
            claims.add(owner, {name}, merge && merge->kind == RecordMerge::Kind::Removed);
        }
    // What either side gives up is no free name: records that change places could not be stored one after the other.
    m_pairs.visit([&]<class Other>(const QList<RecordPair<Other>> &pairs) {
        if constexpr (std::is_same_v<Other, Record>)
            for (const RecordPair<Record> &pair : pairs)
                if (pair.ours && pair.theirs) {
                    claims.take(possibleNames({}, valuesOf(*pair.ours, m_pairs.ourNames), fields));
                    claims.take(possibleNames({}, valuesOf(*pair.theirs, m_pairs.theirNames), fields));
                }
    });
    return claims;
}

/// The next number with which all names are free, and those names.
template <class OwnerOf, class Numbered>
std::pair<int, QStringList> MergeConsequences::nextFree(Claims &claims, const OwnerOf &ownerOf, int number,
                                                        const Numbered &numbered)
{
    const auto isTaken = [&](const QString &name) {
        const QUuid owner = claims.isTaken(name) ? QUuid() : ownerOf(name);
        return claims.isTaken(name) || (!owner.isNull() && !claims.has(owner));
    };
    QStringList names = numbered(number);
    while (std::any_of(names.begin(), names.end(), isTaken))
        names = numbered(++number);
    claims.take(names);
    return {number, names};
}

template <class Record>
Result<void> MergeConsequences::keepSlugsApart()
{
    const QString slug = QStringLiteral("slug");
    const QString aliases = QStringLiteral("aliases");
    const auto ownerOf = [this](const QString &name) { return ownerOfSlug<Record>(name); };
    auto claims = claimsOn<Record>({slug}, ownerOf);
    if (!claims)
        return claims.error();
    for (const Claims::Loser &loser : claims->losers()) {
        const auto numbered = [&](int number) { return QStringList{loser.lost + u'-' + QString::number(number)}; };
        const QString free = nextFree(*claims, ownerOf, 2, numbered).second.first();
        const auto merge = changeOf<Record>(loser.uid);
        if (!merge)
            return merge.error();
        if ((*merge)->kind == RecordMerge::Kind::Added) { // as of a record whose slug changes
            QJsonArray former;
            for (const FieldMerge &field : std::as_const((*merge)->fields))
                if (field.field == aliases)
                    former = field.wanted.toArray();
            former.append(loser.lost);
            settle(**merge, aliases, {}, former);
        }
        settle(**merge, slug, loser.lost, free);
        (*merge)->why = tr("\"%1\" is another record's slug").arg(loser.lost);
    }
    return {};
}

Result<void> MergeConsequences::keepRoundsApart()
{
    const auto ownerOf = [this](const QString &key) { return ownerOfKey(key); };
    auto claims = claimsOn<Review>(keyFields(), ownerOf);
    if (!claims)
        return claims.error();
    for (const Claims::Loser &loser : claims->losers()) {
        const int lost = loser.lost.section(u'/', -1).toInt();
        const auto numbered = [&](int round) {
            QStringList keys = loser.names;
            for (QString &key : keys)
                key = key.section(u'/', 0, -2) + u'/' + QString::number(round);
            return keys;
        };
        const int round = nextFree(*claims, ownerOf, lost + 1, numbered).first;
        const auto merge = changeOf<Review>(loser.uid);
        if (!merge)
            return merge.error();
        settle(**merge, QStringLiteral("round"), lost, round);
        (*merge)->why = tr("this reviewer's round %1 is another review").arg(lost);
    }
    return {};
}

void MergeConsequences::buryTheirs()
{
    for (const Tombstone &tombstone : m_pairs.theirDead) {
        const auto own = m_pairs.ourDead.constFind(tombstone.uid);
        const RecordMerge *merge = planned(tombstone.noun, tombstone.uid);
        const bool isRemoved = merge && merge->kind == RecordMerge::Kind::Removed;
        const bool isGone = !m_pairs.ourNames.find(tombstone.noun, tombstone.uid).isValid();
        if ((isGone || isRemoved || m_pairs.lost.contains(tombstone.uid)) &&
            (own == m_pairs.ourDead.constEnd() || own->at < tombstone.at))
            m_plan.tombstones << tombstone;
    }
}

} // namespace vd
