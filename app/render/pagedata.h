#pragma once

#include "htmltext.h"
#include "labels.h"
#include "templatedata.h"

#include <QDate>
#include <QString>
#include <string>
#include <utility>

namespace vd {

/// Fills an object of a page's data from the desk's values.
class PageData
{
public:
    using List = TemplateValue::List;

    PageData() = default;
    /// What is not set here is taken from `base`.
    explicit PageData(std::shared_ptr<const TemplateData> base) : m_data(std::move(base)) {}
    /// The same, with room for so many names.
    PageData(std::shared_ptr<const TemplateData> base, std::size_t names) : m_data(std::move(base))
    {
        m_data.reserve(names);
    }

    /// Typed text; it is escaped.
    void text(Name name, const QString &text) { m_data.set(name, TemplateValue::text(pageText(text))); }
    void number(Name name, qsizetype number) { m_data.set(name, TemplateValue::text(std::to_string(number))); }
    /// UTF-8 that stands in the page as it is when the template says {{{name}}}.
    void html(Name name, std::string markup) { m_data.set(name, TemplateValue::html(std::move(markup))); }
    void flag(Name name, bool on) { m_data.set(name, TemplateValue(on)); }
    void list(Name name, List items) { m_data.set(name, TemplateValue(std::move(items))); }
    void object(Name name, TemplateValue value) { m_data.set(name, std::move(value)); }
    /// An object with iso and text; false without a date.
    void date(Name name, QDate date, const Labels &labels) { m_data.set(name, labels.day(date)); }
    /// The same under source, a link, where the address is one; otherwise under source_text.
    void source(const QString &address);

    [[nodiscard]] bool isTrue(Name name) const { return m_data.isTrue(name); }
    [[nodiscard]] const TemplateData &data() const { return m_data; }
    [[nodiscard]] std::shared_ptr<const TemplateData> share()
    {
        return std::make_shared<const TemplateData>(std::move(m_data));
    }
    [[nodiscard]] TemplateValue take() { return TemplateValue(share()); }

private:
    TemplateData m_data;
};

} // namespace vd
