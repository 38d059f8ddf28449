#include "librarypairs.h"

#include "lineage.h"

namespace vd {

Result<LibraryPairs> LibraryPairs::read(Library &ours, Library &theirs, const Progress &progress)
{
    LibraryPairs pairs(ours, theirs);
    if (auto done = pairs.readTombstones(); !done)
        return done.error();
    if (auto done = pairs.checkPublication(); !done)
        return done.error();
    if (auto done = pairs.pairAll(progress); !done)
        return done.error();
    return pairs;
}

Result<void> LibraryPairs::readTombstones()
{
    for (const auto &[library, dead] : {std::pair(m_ours, &ourDead), std::pair(m_theirs, &theirDead)}) {
        const auto tombstones = HistoryStore(library->connection()).tombstones();
        if (!tombstones)
            return tombstones.error();
        for (const Tombstone &tombstone : *tombstones)
            dead->insert(tombstone.uid, tombstone);
    }
    return {};
}

Result<void> LibraryPairs::checkPublication()
{
    const auto ours = m_ours->publication();
    const auto theirs = m_theirs->publication();
    if (!ours || !theirs)
        return !ours ? ours.error() : theirs.error();
    if (ours->uid != theirs->uid)
        return refused(
                   tr("this is the library of another publication (%1); dump it and import the JSON if you want what "
                      "it holds")
                       .arg(theirs->name))
            .in(m_theirs->path());
    return {};
}

Result<void> LibraryPairs::pairAll(const Progress &progress)
{
    qint64 done = 0;
    qint64 total = 0;
    for (const Noun noun : {Noun::Lens, Noun::Reviewer, Noun::Tool, Noun::Review, Noun::Comparison, Noun::Digest}) {
        const auto uids = uidsOf(m_theirs->connection(), noun);
        total += uids ? uids->size() : 0;
    }
    const auto mayGoOn = [&] { return !progress || done++ % 100 != 0 || progress(done - 1, total); };
    Result<void> result;
    const auto pair = [&](auto &pairs) {
        if (result)
            result = pairUp(pairs, mayGoOn);
    };
    std::apply([&](auto &...pairs) { (pair(pairs), ...); }, m_pairs);
    return result;
}

/// Theirs with our row numbers, so that equal records are equal structs.
template <class Record>
Record LibraryPairs::asOurs(Record record) const
{
    const auto translate = [this](auto &id, Noun noun) {
        if (!id.isValid())
            return;
        const RecordRef own = ourNames.find(noun, theirNames.uid({noun, id.value}));
        id.value = own.isValid() ? own.id : -id.value;
    };
    translate(record.id, nounOf<Record>);
    if constexpr (std::is_same_v<Record, Review>) {
        translate(record.tool, Noun::Tool);
        translate(record.reviewer, Noun::Reviewer);
        translate(record.lens, Noun::Lens);
    } else if constexpr (std::is_same_v<Record, Reviewer>) {
        for (LensId &lens : record.lenses)
            translate(lens, Noun::Lens);
    } else if constexpr (std::is_same_v<Record, Comparison>) {
        for (ToolId &tool : record.tools)
            translate(tool, Noun::Tool);
        translate(record.pickTool, Noun::Tool);
    }
    return record;
}

/// Our record of the same name that they do not have under its uid.
template <class Record>
Result<std::optional<Record>> LibraryPairs::sameByName(const Record &record)
{
    Result<Id<Record>> found = Id<Record>{};
    if constexpr (std::is_same_v<Record, Review>) {
        const Review key = asOurs(record);
        found = findReview(m_ours->connection(), key.tool, key.reviewer, key.lens, key.round);
    } else if constexpr (std::is_same_v<Record, Lens>) {
        found = m_ours->find<Lens>(record.key);
    } else if constexpr (!std::is_same_v<Record, Publication>) {
        found = m_ours->find<Record>(record.slug);
    }
    if (!found || !found->isValid())
        return found ? Result<std::optional<Record>>(std::nullopt) : found.error();
    const auto own = recordOf(*m_ours, *found);
    if (!own)
        return own.error();
    if constexpr (requires { own->slug; })
        if (own->slug != record.slug) // it was called so
            return std::optional<Record>();
    const bool hasIts = theirNames.find(nounOf<Record>, own->uid).isValid();
    return hasIts ? std::optional<Record>() : std::optional(*own);
}

template <class Record>
Result<void> LibraryPairs::pairUp(Pairs<Record> &pairs, const std::function<bool()> &mayGoOn)
{
    const auto ourUids = uidsOf(m_ours->connection(), nounOf<Record>);
    const auto theirUids = uidsOf(m_theirs->connection(), nounOf<Record>);
    if (!ourUids || !theirUids)
        return !ourUids ? ourUids.error() : theirUids.error();
    QSet<QUuid> taken;
    for (const auto &[theirId, uid] : *theirUids) {
        if (!mayGoOn())
            return cancelled();
        const auto theirs = recordOf(*m_theirs, Id<Record>{theirId});
        if (!theirs)
            return theirs.error();
        if (const RecordRef own = ourNames.find(nounOf<Record>, uid); own.isValid()) {
            const auto ours = recordOf(*m_ours, Id<Record>{own.id});
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
        taken.insert((*same)->uid);
        const auto rank = [&](const QUuid &one) {
            return std::pair(ourDead.contains(one) || theirDead.contains(one), one);
        };
        const QUuid canonical = qMin(rank((*same)->uid), rank(uid)).second;
        if (canonical != (*same)->uid)
            lost.insert((*same)->uid);
        ourNames.remember((*same)->id, canonical);
        ourNames.alsoCall((*same)->id, uid);
        theirNames.remember(theirs->id, canonical);
    }
    for (const auto &[ourId, uid] : *ourUids) {
        if (!theirDead.contains(uid) || theirNames.find(nounOf<Record>, uid).isValid() || taken.contains(uid))
            continue;
        const auto ours = recordOf(*m_ours, Id<Record>{ourId});
        if (!ours)
            return ours.error();
        pairs.append({*ours, std::nullopt});
    }
    return {};
}

} // namespace vd
