#pragma once

#include "library.h"
#include "pagerenderer.h"

namespace vd {

/// What the page of a comparison is made from. Fails with NotFound when there is no such comparison, Library when the
/// library cannot be read.
[[nodiscard]] Result<PageInput> pageInputOf(Library &library, ComparisonId comparison);

/// Writes a comparison's page as one file, whole or not at all: the bytes that the preview shows. Fails as
/// pageInputOf() and AtomicWrite do.
Result<void> exportComparison(Library &library, ComparisonId comparison, const QString &path);

} // namespace vd
