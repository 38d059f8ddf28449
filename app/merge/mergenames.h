#pragma once

#include "mergeplan.h"

namespace vd {

/// Adds what people call the records that a plan's values refer to, as far as a library knows them; who is named
/// already keeps the name.
void addNames(MergePlan &plan, Library &library, const UidNames &uids);

} // namespace vd
