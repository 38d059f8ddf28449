#include "change.h"

#include <algorithm>

namespace vd {

Clock systemClock()
{
    return [] { return QDateTime::currentDateTimeUtc(); };
}

bool Changes::touches(Noun noun) const
{
    const auto isOfNoun = [noun](RecordRef record) { return record.noun == noun; };
    return everything || std::any_of(added.begin(), added.end(), isOfNoun) ||
           std::any_of(updated.begin(), updated.end(), isOfNoun) ||
           std::any_of(removed.begin(), removed.end(), isOfNoun);
}

} // namespace vd
