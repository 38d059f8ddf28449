#pragma once

#include <QString>

namespace vd {

inline constexpr int mailTextWidth = 72;

/// Plain words in lines of at most mailTextWidth characters; those after the first begin with `indent`. An address is
/// never broken.
[[nodiscard]] QString wrapped(const QString &text, const QString &indent = {});
/// CommonMark as plain text in such lines: a blank line between paragraphs, "- " before an item, an address in angle
/// brackets behind what it is linked to.
[[nodiscard]] QString mailText(const QString &markdown);
/// The HTML of CommonMark with the styles of its elements in them, because mail programs drop style sheets.
[[nodiscard]] std::string inlineStyled(const std::string &html, const std::string &accent);

} // namespace vd
