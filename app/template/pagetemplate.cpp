#include "pagetemplate.h"

namespace vd {

/// One rendering: the objects around the place that is being rendered.
class PageTemplate::Rendering
{
public:
    Rendering(const PageTemplate &source, const TemplateData &data, std::string &page)
        : m_template(source), m_page(page)
    {
        enter(data);
    }

    void run(std::uint32_t from, std::uint32_t end)
    {
        for (std::uint32_t at = from; at < end;) {
            const Op &op = m_template.m_ops[at];
            switch (op.step) {
            case Step::Text:
                m_page.append(m_template.m_text.data() + op.from, op.size);
                break;
            case Step::Escaped:
            case Step::Raw:
                if (const TemplateValue *value = find(op))
                    value->write(m_page, op.step == Step::Escaped);
                break;
            case Step::Section:
                if (const TemplateValue *value = find(op))
                    section(*value, at + 1, op.end);
                break;
            case Step::Inverted:
                if (const TemplateValue *value = find(op); !value || !value->isTrue())
                    run(at + 1, op.end);
                break;
            }
            at = op.end;
        }
    }

private:
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
        if (op.size == 0)
            return m_item;
        const std::uint64_t *name = m_template.m_names.data() + op.from;
        const TemplateValue *value = nullptr;
        const std::uint64_t bit = TemplateData::bitOf(*name);
        for (auto layer = m_layers.end(); layer != m_layers.begin() && !value;)
            if (((--layer)->seen & bit) != 0)
                value = layer->object->own(*name);
        for (std::uint32_t part = 1; part < op.size && value; ++part) {
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
    std::string &m_page;
    std::vector<Layer> m_layers;           ///< the innermost object last, each behind its base
    const TemplateValue *m_item = nullptr; ///< what {{.}} is
};

void PageTemplate::render(const TemplateData &data, std::string &page) const
{
    Rendering(*this, data, page).run(0, std::uint32_t(m_ops.size()));
}

} // namespace vd
