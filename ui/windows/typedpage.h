#pragma once

#include "pagerenderer.h"
#include "recordform.h"

namespace vd {

/// Puts a record as it stands in a form in place of the stored one, where the page shows that record.
void layOver(PageInput &input, const TypedRecord &typed);

} // namespace vd
