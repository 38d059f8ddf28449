#pragma once

#include "importing.h"
#include "mergeplan.h"

namespace vd {

/// Stores what a plan takes, as one change and one undo step; what is undecided stays as it is here. What cannot be
/// stored any more (a reference that was left out, a slug that was taken meanwhile) is left out and noted, and the rest
/// comes in. Fails as Library::change() does, or as cancelled(), and then nothing is changed.
[[nodiscard]] Result<ImportReport> applyMerge(Library &library, const MergePlan &plan, const QString &action,
                                              const Progress &progress = {});

} // namespace vd
