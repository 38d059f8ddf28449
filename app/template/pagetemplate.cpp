#include "pagetemplate.h"

namespace vd {

/// One rendering: the objects around the place that is being rendered.
class PageTemplate::Rendering
{
public:
    Rendering(const PageTemplate &source, const TemplateData &data, std::string &page)
        : m_template(source), m_page(page), m_objects{&data}
    {
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
                section(op, at + 1, find(op));
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
    void section(const Op &op, std::uint32_t body, const TemplateValue *value)
    {
        if (!value || !value->isTrue())
            return;
        if (const TemplateValue::List *items = value->list())
            for (const TemplateValue &item : *items)
                inside(item, body, op.end);
        else
            inside(*value, body, op.end);
    }

    void inside(const TemplateValue &value, std::uint32_t body, std::uint32_t end)
    {
        const TemplateValue *outer = std::exchange(m_item, &value);
        const TemplateData *object = value.object();
        if (object)
            m_objects.push_back(object);
        run(body, end);
        if (object)
            m_objects.pop_back();
        m_item = outer;
    }

    [[nodiscard]] const TemplateValue *find(const Op &op) const
    {
        if (op.size == 0)
            return m_item;
        const TemplateValue *value = nullptr;
        for (auto object = m_objects.rbegin(); object != m_objects.rend() && !value; ++object)
            value = (*object)->find(m_template.m_names[op.from]);
        for (std::uint32_t part = 1; part < op.size && value; ++part) {
            const TemplateData *object = value->object();
            value = object ? object->find(m_template.m_names[op.from + part]) : nullptr;
        }
        return value;
    }

    const PageTemplate &m_template;
    std::string &m_page;
    std::vector<const TemplateData *> m_objects;
    const TemplateValue *m_item = nullptr; ///< what {{.}} is
};

void PageTemplate::render(const TemplateData &data, std::string &page) const
{
    Rendering(*this, data, page).run(0, std::uint32_t(m_ops.size()));
}

} // namespace vd
