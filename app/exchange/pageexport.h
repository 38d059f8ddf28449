#pragma once

#include "library.h"
#include "pagerenderer.h"
#include "pagetheme.h"

#include <QCoreApplication>

namespace vd {

/// What a comparison is written as.
enum class PageFormat { Html, Markdown, Pdf, Embed };
/// By the ending of a file's name, which is .embed.html for the card; a web page where it says nothing else.
[[nodiscard]] PageFormat pageFormatOf(const QString &path);

/// What the page of a comparison is made from. Fails with NotFound when there is no such comparison, Library when the
/// library cannot be read.
[[nodiscard]] Result<PageInput> pageInputOf(Library &library, ComparisonId comparison);

/// The theme that the library's publication chose. Fails as PageTheme::load() does.
[[nodiscard]] Result<std::shared_ptr<const PageTheme>> themeOf(const Library &library, const Publication &publication);

/// Writes a comparison as one file, whole or not at all: the page, in the bytes that the preview shows, Markdown, or
/// the card for other sites, as pageFormatOf() says. Without a theme, in that of the publication. Fails as
/// pageInputOf(), themeOf() and AtomicWrite do; refused for PDF, which takes a browser to draw.
Result<void> exportComparison(Library &library, ComparisonId comparison, const QString &path,
                              std::shared_ptr<const PageTheme> theme = nullptr);

} // namespace vd
