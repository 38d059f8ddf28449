// From a template's source to the steps of its rendering.
#include "pagetemplate.h"
#include "templatetokens.h"

#include <algorithm>

namespace vd {

namespace {

QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

class TemplateParser
{
    Q_DECLARE_TR_FUNCTIONS(vd::PageTemplate)
    using Step = PageTemplate::Step;
    using Op = PageTemplate::Op;

public:
    TemplateParser(const PageTemplate::Source &source, const PageTemplate::Words &words)
        : m_source(source), m_words(words)
    {
    }

    /// Adds the steps of a template, which the templates in `m_files` include.
    Result<void> add(const std::string &name)
    {
        const std::optional<std::string> text = m_source(name);
        if (!text)
            return refused(tr("there is no template %1.mustache").arg(named(name)));
        const auto tokens = templateTokens(*text);
        if (!tokens)
            return tokens.error().in(fileOf(name), tokens.error().line);
        m_files.push_back(name);
        std::vector<Section> open;
        for (const TemplateToken &token : *tokens)
            if (auto done = add(token, open); !done)
                return done.error().file.isEmpty() ? done.error().in(fileOf(name), token.line) : done.error();
        if (!open.empty())
            return refused(tr("the section {{#%1}} is not closed; add {{/%1}}").arg(named(open.back().name)))
                .in(fileOf(name), open.back().line);
        m_files.pop_back();
        return {};
    }

    PageTemplate take()
    {
        m_made.m_text.append(std::size_t(PageTemplate::textBlock), '\0');
        std::vector<Op> &ops = m_made.m_ops;
        for (auto op = ops.begin(); op != ops.end(); ++op)
            if (op->step == Step::Section)
                op->asksForItem = std::any_of(op + 1, ops.begin() + op->end, [](const Op &inside) {
                    return inside.step != Step::Text && inside.names == 0;
                });
        return std::move(m_made);
    }

private:
    struct Section
    {
        std::string name;
        std::size_t op;
        int line;
    };

    static QString fileOf(const std::string &name) { return named(name) + QStringLiteral(".mustache"); }

    Result<void> add(const TemplateToken &token, std::vector<Section> &open)
    {
        switch (token.kind) {
        case TemplateToken::Kind::Text:
            addText(token.text);
            return {};
        case TemplateToken::Kind::Escaped:
        case TemplateToken::Kind::Raw:
            if (token.text.starts_with("t."))
                return addWords(token.text.substr(2));
            addName(token.kind == TemplateToken::Kind::Raw ? Step::Raw : Step::Escaped, token);
            return {};
        case TemplateToken::Kind::Section:
        case TemplateToken::Kind::Inverted:
            addName(token.kind == TemplateToken::Kind::Section ? Step::Section : Step::Inverted, token);
            open.push_back({token.text, m_made.m_ops.size() - 1, token.line});
            return {};
        case TemplateToken::Kind::Close:
            return close(token, open);
        case TemplateToken::Kind::Partial:
            return include(token);
        case TemplateToken::Kind::Comment:
            break;
        }
        return {};
    }

    void addText(std::string_view text)
    {
        Op &op = openStep();
        if (op.textSize == 0)
            op.text = std::uint32_t(m_made.m_text.size());
        op.textSize += std::uint32_t(text.size());
        m_made.m_text += text;
    }

    /// The last step, if it has no tag yet, or a new one.
    Op &openStep()
    {
        std::vector<Op> &ops = m_made.m_ops;
        // A section that ends here is behind the last text, although no step says so.
        if (ops.empty() || ops.back().step != Step::Text || m_closed)
            ops.push_back({.end = std::uint32_t(ops.size() + 1)});
        m_closed = false;
        return ops.back();
    }

    void addName(Step step, const TemplateToken &token)
    {
        Op &op = openStep();
        op.step = step;
        op.name = std::uint32_t(m_made.m_names.size());
        if (token.text != ".")
            for (std::size_t at = 0; at != std::string::npos;) {
                const std::size_t dot = token.text.find('.', at);
                m_made.m_names.push_back(Name::hashOf(std::string_view(token.text).substr(at, dot - at)));
                at = dot == std::string::npos ? dot : dot + 1;
            }
        op.names = std::uint32_t(m_made.m_names.size()) - op.name;
        m_made.m_uses.push_back({token.text, m_files.back(), token.line});
    }

    Result<void> addWords(const std::string &key)
    {
        const std::optional<std::string> words = m_words(key);
        if (!words)
            return refused(tr("there are no words under %1").arg(named(key)));
        addText(*words);
        return {};
    }

    Result<void> close(const TemplateToken &token, std::vector<Section> &open)
    {
        if (open.empty())
            return refused(tr("{{/%1}} closes a section that is not open").arg(named(token.text)));
        if (open.back().name != token.text)
            return refused(tr("{{/%1}} stands where {{#%2}} of line %3 is to be closed")
                               .arg(named(token.text), named(open.back().name))
                               .arg(open.back().line));
        m_made.m_ops[open.back().op].end = std::uint32_t(m_made.m_ops.size());
        open.pop_back();
        m_closed = true;
        return {};
    }

    Result<void> include(const TemplateToken &token)
    {
        if (std::find(m_files.begin(), m_files.end(), token.text) != m_files.end())
            return refused(tr("%1.mustache includes itself").arg(named(token.text)));
        const std::size_t before = m_made.m_ops.size();
        const std::size_t textBefore = m_made.m_text.size();
        if (auto done = add(token.text); !done)
            return done;
        // In the middle of a line, the partial's last line end would be a space.
        Op *last = m_made.m_ops.size() > before || m_made.m_text.size() > textBefore ? &m_made.m_ops.back() : nullptr;
        if (!token.alone && last && last->step == Step::Text && !m_closed && m_made.m_text.ends_with('\n')) {
            m_made.m_text.pop_back();
            --last->textSize;
        }
        return {};
    }

    const PageTemplate::Source &m_source;
    const PageTemplate::Words &m_words;
    PageTemplate m_made;
    std::vector<std::string> m_files; ///< what includes what, the outermost first
    bool m_closed = false;            ///< whether a section was closed since the last step
};

Result<PageTemplate> PageTemplate::parse(const std::string &name, const Source &source, const Words &words)
{
    TemplateParser parser(source, words);
    if (auto done = parser.add(name); !done)
        return done.error();
    return parser.take();
}

} // namespace vd
