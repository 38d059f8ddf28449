#include "plaintext.h"

#include "markdown.h"

#include <array>
#include <string_view>
#include <utility>

namespace vd {

using namespace std::string_view_literals;

namespace {

/// The only entities that a page's own HTML has.
constexpr std::array entities{std::pair{"&amp;"sv, '&'}, std::pair{"&lt;"sv, '<'}, std::pair{"&gt;"sv, '>'},
                              std::pair{"&quot;"sv, '"'}};

std::string_view breakAfter(std::string_view tag)
{
    if (tag == "</p>"sv || tag == "</pre>"sv)
        return "\n\n"sv;
    return tag.starts_with("<br"sv) || tag == "</li>"sv || tag.starts_with("<hr"sv) ? "\n"sv : ""sv;
}

/// Ends the text with this break, and with no more.
void appendBreak(std::string &text, std::string_view wanted)
{
    if (wanted.empty() || text.empty())
        return;
    std::size_t there = 0;
    while (there < text.size() && text[text.size() - 1 - there] == '\n')
        ++there;
    if (there < wanted.size())
        text.append(wanted.substr(there));
}

} // namespace

std::string plainText(const QString &markdown)
{
    const std::string html = markdownHtml(markdown);
    std::string text;
    text.reserve(html.size());
    std::string_view rest = html;
    while (!rest.empty()) {
        if (rest.front() == '<') {
            const auto end = rest.find('>');
            appendBreak(text, breakAfter(rest.substr(0, end + 1)));
            rest.remove_prefix(end + 1);
            continue;
        }
        std::size_t taken = 1;
        char c = rest.front();
        for (const auto &[entity, character] : entities) {
            if (rest.starts_with(entity)) {
                taken = entity.size();
                c = character;
            }
        }
        rest.remove_prefix(taken);
        if (c == '\n')
            appendBreak(text, "\n"sv);
        else
            text += c;
    }
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

} // namespace vd
