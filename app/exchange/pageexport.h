#pragma once

#include "library.h"
#include "pagerenderer.h"
#include "pagetheme.h"

namespace vd {

/// What the page of a comparison is made from. Fails with NotFound when there is no such comparison, Library when the
/// library cannot be read.
[[nodiscard]] Result<PageInput> pageInputOf(Library &library, ComparisonId comparison);

/// The theme that the library's publication chose. Fails as PageTheme::load() does.
[[nodiscard]] Result<std::shared_ptr<const PageTheme>> themeOf(const Library &library, const Publication &publication);

/// Writes a comparison's page as one file, whole or not at all: the bytes that the preview shows. Without a theme, in
/// that of the publication. Fails as pageInputOf(), themeOf() and AtomicWrite do.
Result<void> exportComparison(Library &library, ComparisonId comparison, const QString &path,
                              std::shared_ptr<const PageTheme> theme = nullptr);

} // namespace vd
