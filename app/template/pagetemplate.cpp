#include "pagetemplate.h"

#include <algorithm>
#include <cstring>

namespace vd {

/// Where a page is written. A page is some thousand short texts, so that calls and checks cost more than the copying:
/// there is always room for a block more than is needed, and short texts are copied as a block.
class PageTemplate::Writer
{
public:
    explicit Writer(qsizetype expected) : m_page(expected + textBlock, Qt::Uninitialized) { goOnAt(0); }

    /// Text of a template, behind which a block may be read.
    void addText(const char *text, qsizetype size)
    {
        makeRoom(size);
        std::memcpy(m_at, text, std::size_t(size <= textBlock ? textBlock : size));
        m_at += size;
    }

    void add(std::string_view text)
    {
        if (text.empty()) // and perhaps nowhere
            return;
        makeRoom(qsizetype(text.size()));
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }

    [[nodiscard]] QByteArray take()
    {
        m_page.truncate(m_at - m_page.constData());
        return std::move(m_page);
    }

private:
    void makeRoom(qsizetype size)
    {
        if (m_end - m_at >= size) [[likely]]
            return;
        const qsizetype written = m_at - m_page.constData();
        m_page.resize(2 * m_page.size() + size + textBlock);
        goOnAt(written);
    }

    void goOnAt(qsizetype written)
    {
        m_at = m_page.data() + written;
        m_end = m_page.data() + m_page.size() - textBlock;
    }

    QByteArray m_page;     ///< longer than what is written
    char *m_at = nullptr;  ///< in the page, behind what is written
    char *m_end = nullptr; ///< a block before the page's
};

/// One rendering: the objects around the place that is being rendered.
class PageTemplate::Rendering
{
public:
    Rendering(const PageTemplate &source, const TemplateData &data, qsizetype expected)
        : m_template(source), m_page(expected)
    {
        enter(data);
    }

    void run(std::uint32_t from, std::uint32_t end)
    {
        for (std::uint32_t at = from; at < end;) {
            const Op &op = m_template.m_ops[at];
            bool isEntered = false; // a section around which names mean the same as in it
            if (op.textSize > 0)
                m_page.addText(m_template.m_text.data() + op.text, op.textSize);
            switch (op.step) {
            case Step::Text:
                break;
            case Step::Escaped:
            case Step::Raw:
                if (const TemplateValue *value = find(op))
                    show(*value, op.step == Step::Escaped);
                break;
            case Step::Section:
                if (const TemplateValue *value = find(op)) {
                    if (!value->isContext() && !op.asksForItem)
                        isEntered = value->isTrue();
                    else
                        section(*value, at + 1, op.end);
                }
                break;
            case Step::Inverted:
                const TemplateValue *value = find(op);
                isEntered = !value || !value->isTrue();
                break;
            }
            at = isEntered ? at + 1 : op.end;
        }
    }

    [[nodiscard]] QByteArray take() { return m_page.take(); }

private:
    void show(const TemplateValue &value, bool escaped)
    {
        if (escaped && value.isMarkup()) {
            std::string text;
            appendEscaped(text, value.shown());
            m_page.add(text);
        } else {
            m_page.add(value.shown());
        }
    }

    void section(const TemplateValue &value, std::uint32_t body, std::uint32_t end)
    {
        if (const TemplateValue::List *items = value.list())
            for (const TemplateValue &item : *items)
                inside(item, body, end);
        else if (value.isTrue())
            inside(value, body, end);
    }

    void inside(const TemplateValue &value, std::uint32_t body, std::uint32_t end)
    {
        const TemplateValue *outer = std::exchange(m_item, &value);
        const std::size_t around = m_layers.size();
        if (const TemplateData *object = value.object())
            enter(*object);
        run(body, end);
        m_layers.resize(around);
        m_item = outer;
    }

    /// What an object does not hold is looked for in its base, and then around it.
    void enter(const TemplateData &object)
    {
        if (object.base())
            enter(*object.base());
        m_layers.push_back({object.seen(), &object});
    }

    [[nodiscard]] const TemplateValue *find(const Op &op) const
    {
        if (op.names == 0)
            return m_item;
        const std::uint64_t *name = m_template.m_names.data() + op.name;
        const TemplateValue *value = nullptr;
        const std::uint64_t bit = TemplateData::bitOf(*name);
        for (auto layer = m_layers.end(); layer != m_layers.begin() && !value;)
            if (((--layer)->seen & bit) != 0)
                value = layer->object->own(*name);
        for (std::uint32_t part = 1; part < op.names && value; ++part) {
            const TemplateData *object = value->object();
            value = object ? object->find(name[part]) : nullptr;
        }
        return value;
    }

    struct Layer
    {
        std::uint64_t seen = 0;
        const TemplateData *object = nullptr;
    };

    const PageTemplate &m_template;
    Writer m_page;
    std::vector<Layer> m_layers;           ///< the innermost object last, each behind its base
    const TemplateValue *m_item = nullptr; ///< what {{.}} is
};

QByteArray PageTemplate::render(const TemplateData &data, qsizetype expected) const
{
    Rendering rendering(*this, data, expected);
    rendering.run(0, std::uint32_t(m_ops.size()));
    return rendering.take();
}

} // namespace vd
