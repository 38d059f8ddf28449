#include "markdown.h"

#include "htmltext.h"

#include <algorithm>
#include <array>
#include <md4c-html.h>
#include <string_view>

namespace vd {

namespace {

using std::string_view;

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Characters that mean nothing but themselves inside a line of CommonMark and of HTML.
constexpr auto isOrdinary = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = isLetter(char(c)) || (c >= '0' && c <= '9') ||
                   string_view(" ,.;:'()?/%$-").find(char(c)) != string_view::npos;
    return table;
}();

/// One paragraph that stands in the page as it was typed, as most texts do: md4c takes longer to begin than to read it.
bool isPlainParagraph(string_view markdown)
{
    return !markdown.empty() && isLetter(markdown.front()) && markdown.back() != ' ' &&
           std::all_of(markdown.begin(), markdown.end(),
                       [](char c) { return isOrdinary[static_cast<unsigned char>(c)]; });
}

std::string rawHtml(const std::string &markdown)
{
    std::string html;
    html.reserve(markdown.size() + markdown.size() / 4);
    const auto append = [](const MD_CHAR *text, MD_SIZE size, void *target) {
        static_cast<std::string *>(target)->append(text, size);
    };
    md_html(markdown.data(), MD_SIZE(markdown.size()), append, &html, MD_DIALECT_COMMONMARK | MD_FLAG_NOHTML, 0);
    return html;
}

/// Compares with a prefix in lower case.
bool beginsWith(string_view text, string_view prefix)
{
    const auto same = [](char one, char other) { return (one >= 'A' && one <= 'Z' ? char(one + 32) : one) == other; };
    return text.size() >= prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), text.begin(), [&](char p, char t) { return same(t, p); });
}

/// md4c has percent-encoded whatever could hide a scheme from this look, and resolved its entities.
bool isAllowedTarget(string_view address)
{
    return beginsWith(address, "https://") || beginsWith(address, "http://") || beginsWith(address, "mailto:");
}

string_view attribute(string_view tag, string_view opening)
{
    const auto at = tag.find(opening);
    if (at == string_view::npos)
        return {};
    const string_view rest = tag.substr(at + opening.size());
    return rest.substr(0, rest.find('"'));
}

/// Walks over md4c's output, whose only unescaped angle brackets are those of its own tags.
class Filter
{
public:
    std::string run(const std::string &html)
    {
        m_out.reserve(html.size());
        string_view rest = html;
        while (!rest.empty()) {
            const auto open = rest.find('<');
            m_out.append(rest.substr(0, open));
            if (open == string_view::npos)
                break;
            const auto close = rest.find('>', open);
            tag(rest.substr(open, close - open + 1));
            rest.remove_prefix(close + 1);
        }
        return std::move(m_out);
    }

private:
    void tag(string_view tag)
    {
        if (beginsWith(tag, "<a ")) {
            m_linkKept = isAllowedTarget(attribute(tag, "href=\""));
            if (m_linkKept)
                m_out.append(tag);
        } else if (tag == "</a>") {
            if (m_linkKept)
                m_out.append(tag);
        } else if (beginsWith(tag, "<img ")) {
            m_out.append(attribute(tag, "alt=\""));
        } else if (isHeading(tag, 2)) {
            m_out.append("<p><strong>");
        } else if (isHeading(tag, 3)) {
            m_out.append("</strong></p>");
        } else {
            m_out.append(tag);
        }
    }

    /// "<h1>" has its digit at 2, "</h1>" at 3.
    static bool isHeading(string_view tag, std::size_t digit)
    {
        return tag.size() == digit + 2 && tag[digit - 1] == 'h' && tag[digit] >= '1' && tag[digit] <= '6' &&
               (digit == 2 || tag[1] == '/');
    }

    std::string m_out;
    bool m_linkKept = false; // CommonMark has no link inside a link
};

} // namespace

std::string markdownHtml(const QString &text)
{
    const std::string markdown = pageText(text);
    return isPlainParagraph(markdown) ? "<p>" + markdown + "</p>\n" : Filter().run(rawHtml(markdown));
}

std::string quoteHtml(const QString &text, const std::string &open, const std::string &close)
{
    std::string html = markdownHtml(text);
    while (!html.empty() && html.back() == '\n')
        html.pop_back();
    if (html.empty())
        return html;
    static constexpr string_view paragraph = "<p>", paragraphEnd = "</p>";
    const bool opensParagraph = beginsWith(html, paragraph);
    const bool closesParagraph = html.size() >= paragraphEnd.size() &&
                                 string_view(html).substr(html.size() - paragraphEnd.size()) == paragraphEnd;
    // A list or code at either end keeps its mark outside.
    html.insert(closesParagraph ? html.size() - paragraphEnd.size() : html.size(), close);
    html.insert(opensParagraph ? paragraph.size() : 0, "<span class=\"mark-open\">" + open + "</span>");
    return html;
}

} // namespace vd
