#pragma once

#include "library.h"

namespace vd {

/// What people call a record: a tool's name, "Larkspur 4B vs Tern Coder", "Buyer on Tern Coder by Ines Marlowe".
template <class Record>
[[nodiscard]] QString mergeTitle(Library &library, const Record &record);

} // namespace vd
