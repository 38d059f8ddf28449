#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace vd {

/// Typed text as one line of CommonMark that shows exactly it: nothing in it is markup, in a paragraph or in a table's
/// cell. It must follow something on its line.
[[nodiscard]] QString markdownText(const QString &typed);
/// The same at the beginning of a line.
[[nodiscard]] QString markdownLine(const QString &typed);

/// A paragraph, list, quotation … of CommonMark, as lines.
struct MarkdownBlock
{
    QStringList lines;
    bool isParagraph = false;
};

/// What an author wrote as CommonMark, written anew so that it stays in its place in a larger document: links carry
/// their addresses, code its fences, headings are bold paragraphs, images their descriptions, and raw HTML or a link to
/// elsewhere than http, https or mailto is text. As HTML it is what markdownHtml() makes of the original, but where
/// emphasis cannot be written so that it means the same: there the text is plain.
[[nodiscard]] QList<MarkdownBlock> markdownBlocks(const QString &text);

} // namespace vd
