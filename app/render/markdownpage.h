#pragma once

#include "labels.h"
#include "pagerenderer.h"

#include <QByteArray>

namespace vd {

/// A comparison as Markdown: CommonMark with tables, in UTF-8, in the page's order and words, made of the same data.
/// What an author typed stays in its place: no text can become a heading, a table's cell or a link it is not.
[[nodiscard]] QByteArray comparisonMarkdown(const PageInput &input, const Labels &labels);

} // namespace vd
