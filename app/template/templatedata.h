#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vd {

/// A name in a template's data. It is compared by its 64-bit FNV-1a hash, which costs nothing for names in the code.
class Name
{
public:
    template <std::size_t Size>
    consteval Name(const char (&text)[Size]) : m_text(text), m_hash(hashOf({text, Size - 1}))
    {
    }

    [[nodiscard]] constexpr const char *text() const { return m_text; }
    [[nodiscard]] constexpr std::uint64_t hash() const { return m_hash; }
    [[nodiscard]] static constexpr std::uint64_t hashOf(std::string_view text)
    {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        return hash;
    }

private:
    const char *m_text;
    std::uint64_t m_hash;
};

class TemplateData;

/// One value of a template's data. An empty text, an empty list and no object are false.
class TemplateValue
{
public:
    using Object = std::shared_ptr<const TemplateData>;
    using List = std::vector<TemplateValue>;

    TemplateValue() = default;
    explicit TemplateValue(bool on) : m_content(on) {}
    /// Typed text, escaped here for good: no template can show it raw.
    [[nodiscard]] static TemplateValue text(std::string typed);
    /// Markup that stands in the page as it is where the template says {{{name}}}.
    [[nodiscard]] static TemplateValue html(std::string markup);
    explicit TemplateValue(List items) : m_content(std::make_shared<const List>(std::move(items))) {}
    explicit TemplateValue(Object object) : m_content(std::move(object)) {}

    [[nodiscard]] bool isTrue() const
    {
        if (const bool *on = std::get_if<bool>(&m_content))
            return *on;
        if (const auto *items = std::get_if<std::shared_ptr<const List>>(&m_content))
            return !(*items)->empty();
        if (const auto *held = std::get_if<Object>(&m_content))
            return *held != nullptr;
        return true; // a text that is not empty
    }
    /// Whether it is a list or an object: in its section, names mean something else than around it.
    [[nodiscard]] bool isContext() const { return m_content.index() >= firstContext; }
    /// A text as it stands in a page, or markup; empty for everything else.
    [[nodiscard]] std::string_view shown() const
    {
        if (const Text *text = std::get_if<Text>(&m_content))
            return text->escaped;
        const Html *html = std::get_if<Html>(&m_content);
        return html ? std::string_view(html->markup) : std::string_view();
    }
    /// Whether it needs escaping where a page shows typed text.
    [[nodiscard]] bool isMarkup() const { return std::holds_alternative<Html>(m_content); }
    [[nodiscard]] const List *list() const
    {
        const auto *items = std::get_if<std::shared_ptr<const List>>(&m_content);
        return items ? items->get() : nullptr;
    }
    [[nodiscard]] const TemplateData *object() const
    {
        const auto *held = std::get_if<Object>(&m_content);
        return held ? held->get() : nullptr;
    }
    /// The same, to be held on to.
    [[nodiscard]] Object sharedObject() const
    {
        const auto *held = std::get_if<Object>(&m_content);
        return held ? *held : nullptr;
    }

private:
    struct Text
    {
        std::string escaped;
    };
    struct Html
    {
        std::string markup;
    };
    static constexpr std::size_t firstContext = 3;
    std::variant<bool, Text, Html, std::shared_ptr<const List>, Object> m_content = false;
};

/// An object of a template's data. What it does not hold is looked for in its base, so that pages can share an object
/// that they show in different places. Immutable once it is shared.
class TemplateData
{
public:
    TemplateData() = default;
    explicit TemplateData(std::shared_ptr<const TemplateData> base) : m_base(std::move(base)) {}

    /// Makes room for so many names.
    void reserve(std::size_t names);
    void set(Name name, TemplateValue value);
    [[nodiscard]] const TemplateValue *find(std::uint64_t name) const
    {
        const TemplateValue *value = nullptr;
        for (const TemplateData *object = this; object && !value; object = object->m_base.get())
            value = object->own(name);
        return value;
    }
    /// What this object holds itself.
    [[nodiscard]] const TemplateValue *own(std::uint64_t name) const
    {
        return (m_seen & bitOf(name)) != 0 ? search(name) : nullptr;
    }
    /// The bits of all names that it holds itself: most that are looked for are not here.
    [[nodiscard]] std::uint64_t seen() const { return m_seen; }
    [[nodiscard]] static std::uint64_t bitOf(std::uint64_t name) { return std::uint64_t(1) << (name & 63); }
    [[nodiscard]] const TemplateData *base() const { return m_base.get(); }
    [[nodiscard]] bool isTrue(Name name) const;
    /// Calls visit(name, value) for what this object holds itself.
    template <class Visit>
    void forEach(Visit &&visit) const
    {
        for (const Entry &entry : m_entries)
            visit(entry.name, entry.value);
    }

private:
    [[nodiscard]] const TemplateValue *search(std::uint64_t name) const
    {
        for (std::uint16_t place = m_newest[name & 63];; place = m_entries[place].before) {
            const Entry &entry = m_entries[place];
            if (entry.name.hash() == name)
                return &entry.value;
            if (entry.before == place)
                return nullptr;
        }
    }

    struct Entry
    {
        Name name;
        TemplateValue value;
        std::uint16_t before; ///< the place of the next older name with this bit, its own where there is none
    };
    std::uint64_t m_seen = 0;
    std::vector<Entry> m_entries;
    std::array<std::uint16_t, 64> m_newest{}; ///< by bit, where m_seen has it: the place of the newest name
    std::shared_ptr<const TemplateData> m_base;
};

/// Adds text to a page so that it is safe in HTML text and in quoted attributes.
void appendEscaped(std::string &page, std::string_view text);

} // namespace vd
