#pragma once

#include "result.h"

#include <string>
#include <string_view>
#include <vector>

namespace vd {

/// A piece of a template's source: text, or a tag.
struct TemplateToken
{
    enum class Kind { Text, Escaped, Raw, Section, Inverted, Close, Partial, Comment };

    Kind kind = Kind::Text;
    std::string text;   ///< the text itself, or the tag's name
    int line = 1;       ///< where it begins
    bool alone = false; ///< a tag that has its line for itself: the line goes away
};

/// Cuts a template's source at its tags. Lines are trimmed; those that are empty or hold only tags that show nothing
/// themselves leave no line behind. Fails with the line of a tag that is not closed.
[[nodiscard]] Result<std::vector<TemplateToken>> templateTokens(std::string_view source);

} // namespace vd
