#include "templatedata.h"

#include <algorithm>
#include <array>
#include <bit>

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
/// So few names are searched as quickly as one finds its slot.
constexpr std::size_t mostSearched = 12;

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

const TemplateValue *TemplateData::search(std::uint64_t name) const
{
    if (!m_slots.empty()) {
        std::size_t slot = name;
        while (const std::size_t place = m_slots[slot++ & (m_slots.size() - 1)])
            if (m_entries[place - 1].name.hash() == name)
                return &m_entries[place - 1].value;
        return nullptr;
    }
    for (const Entry &entry : m_entries)
        if (entry.name.hash() == name)
            return &entry.value;
    return nullptr;
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
    m_entries.push_back({name, std::move(value)});
    m_seen |= bitOf(name.hash());
    if (m_entries.size() > mostSearched)
        enter(m_entries.size() - 1);
}

void TemplateData::enter(std::size_t place)
{
    std::size_t first = place;
    if (m_slots.size() < 2 * m_entries.size()) {
        m_slots.assign(std::bit_ceil(4 * m_entries.size()), 0);
        first = 0;
    }
    for (std::size_t at = first; at <= place; ++at) {
        std::size_t slot = m_entries[at].name.hash();
        while (m_slots[slot & (m_slots.size() - 1)] != 0)
            ++slot;
        m_slots[slot & (m_slots.size() - 1)] = std::uint16_t(at + 1);
    }
}

bool TemplateData::isTrue(Name name) const
{
    const TemplateValue *value = find(name.hash());
    return value && value->isTrue();
}

} // namespace vd
