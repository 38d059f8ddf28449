#include "templatetokens.h"

#include <QCoreApplication>
#include <algorithm>

namespace vd {

namespace {

using Token = TemplateToken;
using Kind = TemplateToken::Kind;

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text, std::string_view from = " \t\r\n")
{
    const std::size_t first = text.find_first_not_of(from);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(from) - first + 1);
}

Error failure(const QString &what, int line)
{
    return refused(what).in({}, line);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::PageTemplate", text);
}

/// Reads the source from tag to tag.
class Reader
{
public:
    explicit Reader(std::string_view source) : m_source(source) {}

    Result<std::vector<Token>> read()
    {
        while (m_at < m_source.size()) {
            const std::size_t tag = std::min(m_source.find(m_open, m_at), m_source.size());
            addText(m_source.substr(m_at, tag - m_at));
            m_at = tag;
            if (tag < m_source.size())
                if (auto done = readTag(); !done)
                    return done.error();
        }
        return std::move(m_tokens);
    }

private:
    /// Text comes line by line, each with its line end.
    void addText(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
            m_tokens.push_back({Kind::Text, std::string(text.substr(0, end)), m_line});
            m_line += text[end - 1] == '\n' ? 1 : 0;
            text.remove_prefix(end);
        }
    }

    Result<void> readTag()
    {
        const bool braces = m_open == "{{" && m_source.substr(m_at + 2, 1) == "{";
        const std::string close = braces ? "}}}" : m_close;
        const std::size_t from = m_at + m_open.size() + (braces ? 1 : 0);
        const std::size_t end = m_source.find(close, from);
        const std::string_view inside = m_source.substr(from, end - from);
        if (end == std::string_view::npos)
            return failure(tr("the tag %1 is not closed; add %2")
                               .arg(QString::fromUtf8(m_source.substr(m_at, 20).data(),
                                                      qsizetype(m_source.substr(m_at, 20).size()))
                                        .section(u'\n', 0, 0),
                                    QString::fromStdString(close)),
                           m_line);
        const int line = m_line;
        m_line += int(std::count(inside.begin(), inside.end(), '\n'));
        m_at = end + close.size();
        return addTag(braces ? Kind::Raw : Kind::Escaped, trimmed(inside), line);
    }

    Result<void> addTag(Kind kind, std::string_view name, int line)
    {
        if (kind == Kind::Escaped && !name.empty()) {
            static constexpr std::pair<char, Kind> signs[] = {{'#', Kind::Section}, {'^', Kind::Inverted},
                                                              {'/', Kind::Close},   {'>', Kind::Partial},
                                                              {'!', Kind::Comment}, {'&', Kind::Raw}};
            if (name.front() == '=')
                return setDelimiters(name, line);
            for (const auto &[sign, meaning] : signs)
                if (name.front() == sign)
                    kind = meaning;
            if (kind != Kind::Escaped)
                name = trimmed(name.substr(1));
        }
        if (kind != Kind::Comment && (name.empty() || name.find_first_of(" \t\r\n") != std::string_view::npos))
            return failure(tr("a tag holds one name, and this one holds \"%1\"")
                               .arg(QString::fromUtf8(name.data(), qsizetype(name.size())).simplified()),
                           line);
        m_tokens.push_back({kind, std::string(name), line});
        return {};
    }

    /// {{=<% %>=}} chooses other delimiters.
    Result<void> setDelimiters(std::string_view tag, int line)
    {
        const std::string_view both = trimmed(tag.substr(1, tag.size() - 2));
        const std::size_t gap = both.find_first_of(" \t");
        if (tag.size() < 2 || tag.back() != '=' || gap == std::string_view::npos)
            return failure(tr("delimiters are chosen like this: {{=<% %>=}}"), line);
        m_open = both.substr(0, gap);
        m_close = trimmed(both.substr(gap));
        m_tokens.push_back({Kind::Comment, {}, line});
        return {};
    }

    std::string_view m_source;
    std::size_t m_at = 0;
    int m_line = 1;
    std::string m_open = "{{", m_close = "}}";
    std::vector<Token> m_tokens;
};

bool showsNothing(const Token &token)
{
    return token.kind != Kind::Text && token.kind != Kind::Escaped && token.kind != Kind::Raw;
}

/// Adds a line's tokens without what is there only for the template's reader.
void addLine(std::vector<Token> line, std::vector<Token> &tokens)
{
    const bool blank = std::all_of(line.begin(), line.end(), [](const Token &token) {
        return showsNothing(token) || (token.kind == Kind::Text && trimmed(token.text).empty());
    });
    if (!blank && line.front().kind == Kind::Text)
        line.front().text.erase(0, line.front().text.find_first_not_of(blanks));
    if (Token &last = line.back(); !blank && last.kind == Kind::Text) {
        const bool ends = last.text.ends_with('\n');
        last.text = last.text.substr(0, last.text.find_last_not_of(" \t\r\n") + 1) + (ends ? "\n" : "");
    }
    for (Token &token : line) {
        if (token.kind == Kind::Comment || (token.kind == Kind::Text && (blank || token.text.empty())))
            continue;
        token.alone = blank;
        tokens.push_back(std::move(token));
    }
}

} // namespace

Result<std::vector<TemplateToken>> templateTokens(std::string_view source)
{
    Result<std::vector<Token>> read = Reader(source).read();
    if (!read)
        return read;
    std::vector<Token> tokens, line;
    for (Token &token : *read) {
        const bool ends = token.kind == Kind::Text && token.text.ends_with('\n');
        line.push_back(std::move(token));
        if (ends)
            addLine(std::exchange(line, {}), tokens);
    }
    if (!line.empty())
        addLine(std::move(line), tokens);
    return tokens;
}

} // namespace vd
