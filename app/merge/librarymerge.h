#pragma once

#include "librarypairs.h"
#include "librarypast.h"
#include "mergeplan.h"

#include <QCoreApplication>

namespace vd {

/// Plans the merge of another library into ours, three-way and by field, of records that LibraryPairs has paired. What
/// both were is read from both histories, back to the last row they share.
///
/// A deletion counts unless its record was changed after it; one that was changed before is a conflict. What follows
/// from that for other records MergeConsequences says. Merging A into B and B into A ends in the same content when
/// conflicts are decided the same way.
///
/// Changes nothing. Refused for the library of another publication; fails with ErrorKind::Library when either cannot be
/// read, and with cancelled().
class LibraryMerge
{
    Q_DECLARE_TR_FUNCTIONS(vd::LibraryMerge)

public:
    static Result<MergePlan> plan(Library &ours, Library &theirs, const Progress &progress = {});

private:
    LibraryMerge(Library &ours, Library &theirs, const LibraryPairs &pairs)
        : m_ours(ours), m_theirs(theirs), m_pairs(pairs)
    {
    }
    Result<void> readPasts();
    Result<void> readLosses();
    template <class Record>
    void decide(const QList<RecordPair<Record>> &pairs);
    template <class Record>
    void decidePair(const Record &ours, const Record &theirs);
    template <class Record>
    void decideOurs(const Record &ours);
    template <class Record>
    void decideTheirs(const Record &theirs);

    Library &m_ours;
    Library &m_theirs;
    const LibraryPairs &m_pairs;
    LibraryPast m_ourPast;
    LibraryPast m_theirPast;
    MergePlan m_plan;
};

} // namespace vd
