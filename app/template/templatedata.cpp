#include "templatedata.h"

#include <algorithm>
#include <array>

namespace vd {

namespace {

constexpr std::string_view entityOf(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;"; // HTML 4, which Word reads mails as, has no name for it
    default:
        return {};
    }
}

/// Looking each character up is several times faster than searching for five of them.
constexpr auto needsEntity = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = !entityOf(char(c)).empty();
    return table;
}();

constexpr std::size_t usualNames = 4;

} // namespace

void appendEscaped(std::string &page, std::string_view text)
{
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!needsEntity[static_cast<unsigned char>(text[at])])
            continue;
        page.append(text, from, at - from);
        page += entityOf(text[at]);
        from = at + 1;
    }
    page.append(text, from);
}

TemplateValue TemplateValue::text(std::string typed)
{
    TemplateValue value;
    if (typed.empty())
        return value;
    if (std::any_of(typed.begin(), typed.end(), [](unsigned char c) { return needsEntity[c]; })) {
        std::string escaped;
        escaped.reserve(typed.size() + typed.size() / 16);
        appendEscaped(escaped, typed);
        typed = std::move(escaped);
    }
    value.m_content = Text{std::move(typed)};
    return value;
}

TemplateValue TemplateValue::html(std::string markup)
{
    TemplateValue value;
    if (!markup.empty())
        value.m_content = Html{std::move(markup)};
    return value;
}

void TemplateData::reserve(std::size_t names)
{
    m_entries.reserve(names);
}

void TemplateData::set(Name name, TemplateValue value)
{
    if (const TemplateValue *known = own(name.hash())) {
        *const_cast<TemplateValue *>(known) = std::move(value);
        return;
    }
    if (m_entries.capacity() == 0)
        reserve(usualNames);
    const auto place = std::uint16_t(m_entries.size());
    std::uint16_t &newest = m_newest[name.hash() & 63];
    const std::uint64_t bit = bitOf(name.hash());
    m_entries.push_back({name, std::move(value), (m_seen & bit) != 0 ? newest : place});
    newest = place;
    m_seen |= bit;
}

bool TemplateData::isTrue(Name name) const
{
    const TemplateValue *value = find(name.hash());
    return value && value->isTrue();
}

} // namespace vd
