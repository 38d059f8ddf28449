#pragma once

#include "result.h"
#include "templatedata.h"

#include <QByteArray>
#include <QCoreApplication>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vd {

/// A Mustache template (mustache.github.io, without lambdas), parsed once and rendered often. Partials and words are
/// put in their places while parsing. It is our own engine because the libraries at hand walk a page word by word,
/// which takes longer than everything else in a site's export, and cannot say in which file and line a mistake is.
///
/// Beyond Mustache: {{t.KEY}} is a word of the page's language. Lines are trimmed and empty ones left out, so that
/// templates can be indented. Typed text is escaped in {{{name}}} too.
class PageTemplate
{
    Q_DECLARE_TR_FUNCTIONS(vd::PageTemplate)

public:
    /// The text of the template of this name; none when there is no such template.
    using Source = std::function<std::optional<std::string>(const std::string &name)>;
    /// The words under a key, as markup; none when there are none.
    using Words = std::function<std::optional<std::string>(const std::string &key)>;
    /// A name that a template asks for, and where.
    struct Use
    {
        std::string name;
        std::string file; ///< the template's name
        int line;         ///< from 1
    };

    /// Fails with ErrorKind::Refused, NAME.mustache and the line: a tag or section that is not closed, a partial or
    /// word that there is not, a partial that includes itself.
    [[nodiscard]] static Result<PageTemplate> parse(const std::string &name, const Source &source, const Words &words);

    /// The page; `expected` bytes, or so. Changes nothing and may run in several threads at once.
    [[nodiscard]] QByteArray render(const TemplateData &data, qsizetype expected = 0) const;
    /// Every name that it asks for, in order.
    [[nodiscard]] const std::vector<Use> &uses() const { return m_uses; }

private:
    friend class TemplateParser;
    enum class Step : std::uint8_t { Text, Escaped, Raw, Section, Inverted };
    /// Text, and the tag behind it.
    struct Op
    {
        Step step = Step::Text;   ///< Text where there is no tag
        bool asksForItem = false; ///< whether {{.}} stands in this section
        std::uint32_t text = 0;   ///< where it begins in m_text
        std::uint32_t textSize = 0;
        std::uint32_t name = 0;  ///< where it begins in m_names
        std::uint32_t names = 0; ///< how many a dotted one has
        std::uint32_t end = 0;   ///< the first step behind it, and behind a section
    };
    class Rendering;
    class Writer;
    static constexpr qsizetype textBlock = 64;

    std::string m_text;                 ///< with a block more at its end
    std::vector<std::uint64_t> m_names; ///< hashes; a dotted name takes several, "." none
    std::vector<Op> m_ops;
    std::vector<Use> m_uses;
};

} // namespace vd
