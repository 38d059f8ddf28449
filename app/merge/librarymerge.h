#pragma once

#include "importing.h"
#include "librarypast.h"
#include "mergeplan.h"

#include <QCoreApplication>

namespace vd {

/// Plans the merge of another library into ours, three-way and by field. Records are paired by uid, then by slug (a
/// lens by its key, a review by tool, reviewer, lens and round); the smaller uid of a pair stays. What both were is
/// read from both histories, back to the last row they share.
///
/// A deletion counts unless its record was changed after it; one that was changed before is a conflict. A record that
/// is needed by another one stays, or comes back. Merging A into B and B into A ends in the same content when conflicts
/// are decided the same way.
///
/// Changes nothing. Refused for the library of another publication; fails with ErrorKind::Library when either cannot be
/// read, and with cancelled().
class LibraryMerge
{
    Q_DECLARE_TR_FUNCTIONS(vd::LibraryMerge)

public:
    static Result<MergePlan> plan(Library &ours, Library &theirs, const Progress &progress = {});

private:
    /// A record of both libraries, or of one of them.
    template <class Record>
    struct Pair
    {
        std::optional<Record> ours;
        std::optional<Record> theirs;
    };
    template <class Record>
    using Pairs = QList<Pair<Record>>;

    LibraryMerge(Library &ours, Library &theirs, const Progress &progress)
        : m_ours(ours), m_theirs(theirs), m_progress(progress), m_ourNames(ours), m_theirNames(theirs)
    {
    }
    Result<MergePlan> run();
    Result<void> readDifferences();
    template <class Record>
    Result<void> pairUp(Pairs<Record> &pairs);
    template <class Record>
    Result<std::optional<Record>> sameByName(const Record &theirs);
    template <class Record>
    [[nodiscard]] Record asOurs(Record theirs) const;
    Result<void> readPasts();
    Result<void> decideAll();
    template <class Record>
    void decide(const Pairs<Record> &pairs);
    template <class Record>
    void decidePair(const Record &ours, const Record &theirs);
    template <class Record>
    void decideOurs(const Record &ours);
    template <class Record>
    void decideTheirs(const Record &theirs);
    template <class Record>
    void add(const Record &theirs, bool isConflict, const QString &why);
    Result<void> keepWhatIsNeeded();
    [[nodiscard]] bool refersTo(const RecordMerge &merge, const QString &uid) const;
    Result<bool> isNeeded(const RecordMerge &removed);
    Result<void> bringWhatIsNeeded();
    Result<void> bring(Noun noun, const QJsonValue &uid);
    template <class Record>
    Result<void> keepSlugsApart();
    [[nodiscard]] RecordMerge *planned(Noun noun, const QUuid &uid);

    Library &m_ours;
    Library &m_theirs;
    const Progress &m_progress;
    UidNames m_ourNames;
    UidNames m_theirNames;
    LibraryPast m_ourPast;
    LibraryPast m_theirPast;
    QHash<QUuid, Tombstone> m_ourDead;
    QHash<QUuid, Tombstone> m_theirDead;
    Pairs<Publication> m_publications;
    Pairs<Lens> m_lenses;
    Pairs<Reviewer> m_reviewers;
    Pairs<Tool> m_tools;
    Pairs<Review> m_reviews;
    Pairs<Comparison> m_comparisons;
    MergePlan m_plan;
    QSet<std::pair<int, QUuid>> m_adding;
    QSet<QUuid> m_lost; ///< uids of ours that give way to theirs
    qint64 m_done = 0;
    qint64 m_total = 0;
};

} // namespace vd
