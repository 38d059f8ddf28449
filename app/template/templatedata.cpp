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

TemplateValue TemplateValue::text(std::string_view typed)
{
    TemplateValue value;
    if (typed.empty())
        return value;
    Text text;
    text.escaped.reserve(typed.size() + typed.size() / 16);
    appendEscaped(text.escaped, typed);
    value.m_content = std::move(text);
    return value;
}

TemplateValue TemplateValue::html(std::string markup)
{
    TemplateValue value;
    if (!markup.empty())
        value.m_content = Html{std::move(markup)};
    return value;
}

bool TemplateValue::isTrue() const
{
    if (const bool *on = std::get_if<bool>(&m_content))
        return *on;
    if (const auto *items = std::get_if<std::shared_ptr<const List>>(&m_content))
        return !(*items)->empty();
    if (const auto *held = std::get_if<Object>(&m_content))
        return *held != nullptr;
    return true; // a text that is not empty
}

void TemplateValue::write(std::string &page, bool escaped) const
{
    if (const Text *text = std::get_if<Text>(&m_content))
        page += text->escaped;
    else if (const Html *html = std::get_if<Html>(&m_content))
        escaped ? appendEscaped(page, html->markup) : void(page += html->markup);
}

const TemplateValue::List *TemplateValue::list() const
{
    const auto *items = std::get_if<std::shared_ptr<const List>>(&m_content);
    return items ? items->get() : nullptr;
}

const TemplateData *TemplateValue::object() const
{
    const auto *held = std::get_if<Object>(&m_content);
    return held ? held->get() : nullptr;
}

void TemplateData::set(Name name, TemplateValue value)
{
    const auto known = std::find(m_hashes.begin(), m_hashes.end(), name.hash());
    if (known != m_hashes.end()) {
        m_values[std::size_t(known - m_hashes.begin())] = std::move(value);
        return;
    }
    if (m_hashes.empty()) {
        constexpr std::size_t usual = 4;
        m_hashes.reserve(usual);
        m_names.reserve(usual);
        m_values.reserve(usual);
    }
    m_hashes.push_back(name.hash());
    m_names.push_back(name);
    m_values.push_back(std::move(value));
}

const TemplateValue *TemplateData::find(std::uint64_t name) const
{
    for (const TemplateData *object = this; object; object = object->m_base.get()) {
        const auto found = std::find(object->m_hashes.begin(), object->m_hashes.end(), name);
        if (found != object->m_hashes.end())
            return &object->m_values[std::size_t(found - object->m_hashes.begin())];
    }
    return nullptr;
}

bool TemplateData::isTrue(Name name) const
{
    const TemplateValue *value = find(name.hash());
    return value && value->isTrue();
}

} // namespace vd
