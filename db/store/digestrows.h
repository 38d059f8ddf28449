#pragma once

#include "connection.h"
#include "noun.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace vd {

/// What a tool's plans, a comparison's pick, or what counts of a review were before a change.
struct FormerValues
{
    enum class Change { Added, Edited, Removed };
    RecordRef record;
    QDateTime at; ///< of the change, UTC
    Change change = Change::Edited;
    QJsonObject was; ///< those fields that differed, as history names them; all of them of what was removed
};

/// The changes of plans, picks and reviews since a moment that were not taken back, the newest first; of what was added
/// and removed, only reviews. Fails with ErrorKind::Library.
[[nodiscard]] Result<QList<FormerValues>> formerValuesSince(Connection &connection, const QDateTime &since);

} // namespace vd
