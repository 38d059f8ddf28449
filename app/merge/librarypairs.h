#pragma once

#include "importing.h"
#include "recordvalues.h"

#include <QCoreApplication>
#include <tuple>

namespace vd {

/// A record that differs between two libraries, or that only one of them has.
template <class Record>
struct RecordPair
{
    std::optional<Record> ours;
    std::optional<Record> theirs;
};

/// What differs between two libraries. Records are paired by uid, then by slug (a lens by its key, a review by tool,
/// reviewer, lens and round); from then on both sides call a pair by the smaller of its uids that nobody knows as
/// deleted.
class LibraryPairs
{
    Q_DECLARE_TR_FUNCTIONS(vd::LibraryPairs)

public:
    /// Refused for the library of another publication.
    static Result<LibraryPairs> read(Library &ours, Library &theirs, const Progress &progress);

    /// Visits a list of pairs per noun; who is referred to comes before who refers.
    template <class Visitor>
    void visit(const Visitor &visitor) const
    {
        std::apply([&](const auto &...pairs) { (visitor(pairs), ...); }, m_pairs);
    }

    UidNames ourNames; ///< by the uids that stay
    UidNames theirNames;
    QMap<QUuid, Tombstone> ourDead;
    QMap<QUuid, Tombstone> theirDead;
    QSet<QUuid> lost; ///< uids of ours that give way to theirs

private:
    template <class Record>
    using Pairs = QList<RecordPair<Record>>;

    LibraryPairs(Library &ours, Library &theirs) : ourNames(ours), theirNames(theirs), m_ours(&ours), m_theirs(&theirs)
    {
    }
    Result<void> readTombstones();
    Result<void> checkPublication();
    Result<void> pairAll(const Progress &progress);
    template <class Record>
    Result<void> pairUp(Pairs<Record> &pairs, const std::function<bool()> &mayGoOn);
    template <class Record>
    Result<std::optional<Record>> sameByName(const Record &record);
    template <class Record>
    [[nodiscard]] Record asOurs(Record record) const;

    Library *m_ours;
    Library *m_theirs;
    std::tuple<Pairs<Publication>, Pairs<Lens>, Pairs<Reviewer>, Pairs<Tool>, Pairs<Review>, Pairs<Comparison>,
               Pairs<Digest>>
        m_pairs;
};

} // namespace vd
