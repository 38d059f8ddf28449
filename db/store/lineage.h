#pragma once

#include "connection.h"
#include "historystore.h"

#include <QList>
#include <functional>
#include <utility>

namespace vd {

/// What tells two libraries' common past from what was done in each since. Everything fails with ErrorKind::Library
/// when a statement fails.

/// The last row of history that both libraries have, in the same state; 0 when not even the first is the same.
Result<qint64> commonHistory(Connection &one, Connection &other);
/// Whether the library made that change, done or taken back: then it is where a file with this mark came from.
Result<bool> hasMade(Connection &connection, qint64 seq, const QDateTime &at);
/// Calls visit(row, isDone) for every row after `seq`, oldest first.
Result<void> visitHistory(Connection &connection, qint64 seq,
                          const std::function<void(const HistoryRow &row, bool isDone)> &visit);
/// Every record of a noun as (row number, uid), in the order of the uids.
Result<QList<std::pair<qint64, QUuid>>> uidsOf(Connection &connection, Noun noun);

} // namespace vd
