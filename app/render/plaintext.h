#pragma once

#include <QString>
#include <string>

namespace vd {

/// What a reader sees of CommonMark, in UTF-8: a blank line between paragraphs, a line for an item of a list, no marks
/// and no addresses of links. Empty for blank text.
[[nodiscard]] std::string plainText(const QString &markdown);

} // namespace vd
