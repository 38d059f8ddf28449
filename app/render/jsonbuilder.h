#pragma once

#include "takebytes.h"

#include <QDate>
#include <QString>
#include <string>
#include <string_view>

namespace vd {

/// Builds compact JSON for readers outside, keys in the order they are given. What is blank is left out, and every "<"
/// is written as an escape, so that the text may stand in an HTML script element.
class JsonBuilder
{
public:
    /// What is built is kept for take().
    JsonBuilder() = default;
    /// What is built goes to `take` in blocks, until end().
    explicit JsonBuilder(TakeBytes take) : m_take(std::move(take)) {}

    template <class Content>
    void object(Content &&content)
    {
        nest('{', '}', content);
    }
    template <class Content>
    void array(Content &&content)
    {
        nest('[', ']', content);
    }
    template <class Content>
    void object(std::string_view name, Content &&content)
    {
        key(name);
        nest('{', '}', content);
    }
    template <class Content>
    void array(std::string_view name, Content &&content)
    {
        key(name);
        nest('[', ']', content);
    }
    /// Left out when there is nothing in it.
    template <class Items, class Each>
    void list(std::string_view name, const Items &items, Each &&each)
    {
        if (items.isEmpty())
            return;
        array(name, [&] {
            for (const auto &item : items)
                each(item);
        });
    }

    void text(std::string_view name, const QString &text);
    void text(std::string_view name, std::string_view utf8);
    void date(std::string_view name, QDate date);
    void number(std::string_view name, qint64 number);
    void amount(std::string_view name, double amount);
    /// An element of an array.
    void item(const QString &text);

    [[nodiscard]] std::string take() { return std::move(m_json); }
    /// Ends a document that goes to `take`, and its last line.
    void end()
    {
        m_json += '\n';
        handOver();
    }

private:
    template <class Content>
    void nest(char opening, char closing, Content &content)
    {
        separate();
        m_json += opening;
        m_first = true;
        content();
        m_json += closing;
        m_first = false;
        constexpr std::size_t mostKept = 1 << 16;
        if (m_take && m_json.size() > mostKept)
            handOver();
    }
    void handOver();
    void key(std::string_view name);
    void separate();
    void appendText(std::string_view utf8);

    TakeBytes m_take;
    std::string m_json;  ///< not handed over yet
    bool m_first = true; ///< nothing stands before the next value: it is its array's or object's first, or has a key
};

} // namespace vd
