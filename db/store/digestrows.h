#pragma once

#include "connection.h"
#include "noun.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace vd {

/// What a tool's plans, or a comparison's pick, were before a change.
struct FormerValues
{
    RecordRef record;
    QDateTime at;    ///< of the change, UTC
    QJsonObject was; ///< the fields "plans", "pick" and "pick_tool", as history names them
};

/// The changes of plans and picks since a moment that were not taken back, the newest first. Fails with
/// ErrorKind::Library.
[[nodiscard]] Result<QList<FormerValues>> formerValuesSince(Connection &connection, const QDateTime &since);

} // namespace vd
