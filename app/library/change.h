#pragma once

#include "noun.h"

#include <QDateTime>
#include <QSet>
#include <QString>
#include <functional>

namespace vd {

/// The clock is passed in; times are UTC.
using Clock = std::function<QDateTime()>;
[[nodiscard]] Clock systemClock();

/// What a change touched, as announced.
struct Changes
{
    QSet<RecordRef> added;
    QSet<RecordRef> updated;
    QSet<RecordRef> removed;
    bool everything = false; ///< made elsewhere (another process, another connection): reload whatever is shown

    [[nodiscard]] bool touches(RecordRef record) const
    {
        return everything || added.contains(record) || updated.contains(record) || removed.contains(record);
    }
    [[nodiscard]] bool touches(Noun noun) const;
    [[nodiscard]] bool isEmpty() const
    {
        return !everything && added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }
};

} // namespace vd
