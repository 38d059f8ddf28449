#include "jsonbuilder.h"

#include "htmltext.h"

#include <array>
#include <charconv>

namespace vd {

void JsonBuilder::text(std::string_view name, const QString &text)
{
    this->text(name, std::string_view(pageText(text)));
}

void JsonBuilder::text(std::string_view name, std::string_view utf8)
{
    if (utf8.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return;
    key(name);
    separate();
    appendText(utf8);
}

void JsonBuilder::date(std::string_view name, QDate date)
{
    text(name, std::string_view(isoDay(date)));
}

void JsonBuilder::number(std::string_view name, qint64 number)
{
    key(name);
    separate();
    m_json += std::to_string(number);
}

void JsonBuilder::amount(std::string_view name, double amount)
{
    std::array<char, 400> digits{}; // the largest double has 309 of them
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), amount, std::chars_format::fixed).ptr;
    key(name);
    separate();
    m_json.append(digits.data(), end);
}

void JsonBuilder::item(const QString &text)
{
    separate();
    appendText(pageText(text));
}

void JsonBuilder::handOver()
{
    m_take(m_json);
    m_json.clear();
}

void JsonBuilder::key(std::string_view name)
{
    separate();
    m_json.append("\"").append(name).append("\":");
    m_first = true;
}

void JsonBuilder::separate()
{
    if (!m_first)
        m_json += ',';
    m_first = false;
}

void JsonBuilder::appendText(std::string_view utf8)
{
    static constexpr char digits[] = "0123456789abcdef";
    m_json += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const char c = utf8[at];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != '<')
            continue;
        m_json.append(utf8, from, at - from);
        from = at + 1;
        if (c == '\n')
            m_json.append("\\n");
        else if (c == '"' || c == '\\')
            m_json.append({'\\', c});
        else
            m_json.append("\\u00").append({digits[c >> 4 & 15], digits[c & 15]});
    }
    m_json.append(utf8, from).append("\"");
}

} // namespace vd
