#pragma once

#include <QList>
#include <QString>

namespace vd {

/// A run of words that two texts share, or that only one has.
struct DiffRun
{
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text; ///< with the white space that follows its words
    bool operator==(const DiffRun &) const = default;
};

/// The words that differ between two texts: a longest common subsequence, so that as few as possible are marked. Same
/// and removed runs together are `before`, same and added ones `after`, where their white space is the same. Beyond a
/// thousand differing words on both sides the difference is one block.
[[nodiscard]] QList<DiffRun> wordDiff(const QString &before, const QString &after);

} // namespace vd
