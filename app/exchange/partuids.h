#pragma once

#include "tool.h"

namespace vd {

/// Plans, facts and tallies of `after` that came without a uid take that of the equal one of `before`, or of the one
/// that is called the same (a tally: of the same date and source). Each uid is given once.
void keepPartUids(const Tool &before, Tool &after);

} // namespace vd
