#pragma once

#include "htmltext.h"

#include <QString>
#include <algorithm>
#include <kainjow/mustache.hpp>
#include <string>
#include <utility>

namespace vd {

/// An object for a template. An empty text is false, so that {{#name}} asks whether there is one; and it is set all the
/// same, because the engine would otherwise look for the name further out.
class TemplateData
{
public:
    using Node = kainjow::mustache::data;

    /// Objects of one kind. Grows by moving, where the engine's own list would copy every object with all below it.
    class List
    {
    public:
        void push_back(Node item)
        {
            if (m_items.size() == m_items.capacity())
                grow();
            m_items.push_back(std::move(item));
        }
        [[nodiscard]] bool empty() const { return m_items.empty(); }

    private:
        friend class TemplateData;
        void grow()
        {
            kainjow::mustache::list larger;
            larger.reserve(std::max<std::size_t>(4, 2 * m_items.size()));
            for (Node &item : m_items)
                larger.push_back(std::move(item));
            m_items = std::move(larger);
        }
        kainjow::mustache::list m_items;
    };

    /// Typed text; the template escapes it.
    void text(const char *name, const QString &text) { html(name, pageText(text)); }
    /// UTF-8 that stands in the page as it is when the template says {{{name}}}.
    void html(const char *name, std::string text)
    {
        Node &node = m_node[name] = Node(text.empty() ? Node::type::bool_false : Node::type::string);
        if (!text.empty())
            filled(node.string_value()) = std::move(text);
    }
    void flag(const char *name, bool on) { m_node[name] = Node(on); }
    void list(const char *name, List items)
    {
        Node &node = m_node[name] = Node(Node::type::list);
        filled(node.list_value()) = std::move(items.m_items);
    }

    [[nodiscard]] Node take() { return std::move(m_node); }
    [[nodiscard]] const Node &node() const { return m_node; }

private:
    /// The engine would copy what it is given, with everything below it; but the node is ours, and so is what it holds.
    template <class Content>
    static Content &filled(const Content &content)
    {
        return const_cast<Content &>(content);
    }

    Node m_node;
};

} // namespace vd
