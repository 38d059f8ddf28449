#pragma once

#include "lens.h"

#include <type_traits>

namespace vd {

/// What people and addresses call a record by: its slug, of a lens its key.
template <class Record>
[[nodiscard]] auto &slugIn(Record &record)
{
    if constexpr (std::is_same_v<std::remove_const_t<Record>, Lens>)
        return record.key;
    else
        return record.slug;
}

} // namespace vd
