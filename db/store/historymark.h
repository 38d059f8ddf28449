#pragma once

#include "connection.h"
#include "noun.h"

#include <QList>
#include <QString>
#include <optional>

namespace vd {

/// A library's state by its history, to ask later what has changed since.
struct HistoryMark
{
    qint64 seq = 0;    ///< of the newest row; 0 where there is none
    QString row;       ///< that row as it cannot change: typing may still extend it
    QString latest;    ///< when it last changed, and whether it is done
    QString before;    ///< the row before it
    qint64 undone = 0; ///< the first row that was taken back; 0 where none was

    bool operator==(const HistoryMark &) const = default;
};

/// The library as it is now. Fails with ErrorKind::Library when a statement fails.
[[nodiscard]] Result<HistoryMark> historyMark(Connection &connection);

/// Every record that may have changed since the mark was made, reviews that are gone included; more than did is
/// possible. None when the library is not the one that the mark is of, so that anything may have changed. Fails with
/// ErrorKind::Library when a statement fails.
struct TouchedRecord
{
    RecordRef record;
    qint64 tool = 0; ///< of a review that is gone; 0 otherwise
};
[[nodiscard]] Result<std::optional<QList<TouchedRecord>>> touchedSince(Connection &connection, const HistoryMark &mark);

} // namespace vd
