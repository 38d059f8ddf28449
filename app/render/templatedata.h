#pragma once

#include "htmltext.h"

#include <QString>
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
    using List = kainjow::mustache::list;

    /// Typed text; the template escapes it.
    void text(const char *name, const QString &text) { html(name, pageText(text)); }
    /// UTF-8 that stands in the page as it is when the template says {{{name}}}.
    void html(const char *name, const std::string &text) { m_node[name] = text.empty() ? Node(false) : Node(text); }
    void flag(const char *name, bool on) { m_node[name] = Node(on); }
    void list(const char *name, List items) { m_node[name] = Node(std::move(items)); }

    [[nodiscard]] Node take() { return std::move(m_node); }
    [[nodiscard]] const Node &node() const { return m_node; }

private:
    Node m_node;
};

} // namespace vd
