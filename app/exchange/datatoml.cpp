// TOML as values, by toml++.
#include "datavalue.h"

#include <QLocale>
#include <algorithm>
#include <sstream>
#include <toml++/toml.h>

namespace vd {

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

int lineOf(const toml::node &node)
{
    return int(node.source().begin.line);
}

/// Dates and times, as TOML writes them: in ISO.
template <class Value>
QString written(const Value &value)
{
    std::ostringstream text;
    text << value;
    return textOf(text.str());
}

QString scalarText(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return textOf(text->get());
    if (const auto *number = node.as_integer())
        return QString::number(number->get());
    if (const auto *number = node.as_floating_point())
        return QString::number(number->get(), 'g', QLocale::FloatingPointShortest);
    if (const auto *flag = node.as_boolean())
        return QString::fromLatin1(flag->get() ? "true" : "false");
    if (const auto *date = node.as_date())
        return written(date->get());
    if (const auto *time = node.as_time())
        return written(time->get());
    if (const auto *moment = node.as_date_time())
        return written(moment->get());
    return {};
}

class TomlReader
{
public:
    Result<DataValue> read(const toml::node &node, int depth)
    {
        DataValue value;
        value.line = lineOf(node);
        if (auto taken = m_budget.take(depth, value.line); !taken)
            return taken.error();
        if (const auto *list = node.as_array())
            return readList(*list, depth, value);
        if (const auto *table = node.as_table())
            return readObject(*table, depth, value);
        value.text = scalarText(node);
        return value;
    }

private:
    Result<DataValue> readList(const toml::array &list, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::List;
        for (const toml::node &part : list) {
            auto member = read(part, depth + 1);
            if (!member)
                return member;
            value.members.push_back({QString(), std::move(member).value()});
        }
        return value;
    }
    /// toml++ sorts by key; people expect the order in which they wrote.
    Result<DataValue> readObject(const toml::table &table, int depth, DataValue &value)
    {
        value.kind = DataValue::Kind::Object;
        std::vector<std::pair<const toml::key *, const toml::node *>> parts;
        for (const auto &[key, part] : table)
            parts.emplace_back(&key, &part);
        std::stable_sort(parts.begin(), parts.end(), [](const auto &a, const auto &b) {
            return a.first->source().begin < b.first->source().begin;
        });
        for (const auto &[key, part] : parts) {
            auto member = read(*part, depth + 1);
            if (!member)
                return member;
            value.members.push_back({textOf(key->str()), std::move(member).value()});
            value.members.back().value.line = int(key->source().begin.line);
        }
        return value;
    }

    DataBudget m_budget;
};

} // namespace

Result<DataValue> DataValue::fromToml(const QByteArray &text)
{
    try {
        return TomlReader().read(toml::parse(std::string_view(text.constData(), std::size_t(text.size()))), 0);
    } catch (const toml::parse_error &problem) {
        return refused(tr("this is not valid TOML (%1); correct it").arg(textOf(problem.description())))
            .in({}, int(problem.source().begin.line));
    }
}

} // namespace vd
