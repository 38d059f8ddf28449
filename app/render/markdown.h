#pragma once

#include <QString>
#include <string>

namespace vd {

/// CommonMark as HTML. Raw HTML is shown as it was typed, a link that is not http, https or mailto is only its text, an
/// image is only its description, and a heading is a bold paragraph, because the page's own headings make its outline.
/// Empty for blank text.
[[nodiscard]] std::string markdownHtml(const QString &text);

/// The same between a language's quotation marks, which open the first paragraph and close the last. Empty for blank
/// text.
[[nodiscard]] std::string quoteHtml(const QString &text, const std::string &open, const std::string &close);

} // namespace vd
