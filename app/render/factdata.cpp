// The fact table: a row per name, a cell per tool.
#include "pagecontext.h"

#include "blockid.h"
#include "text.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

struct Value
{
    QString id;
    QString text = {};
    QString address = {};
    bool isLink = false; ///< the address is the value; otherwise where it was read
    QDate asOf = {};
    QDate day = {}; ///< the value itself, where it is a date
};

/// A row of the table; a list of values per tool, because a tool may state a name twice.
struct Row
{
    QString name;
    QList<QList<Value>> cells;
};

class Table
{
public:
    explicit Table(qsizetype columns) : m_columns(columns) {}

    void add(const QString &name, qsizetype column, const Value &value)
    {
        const QString key = name.simplified().toCaseFolded();
        if (!m_rowOf.contains(key)) {
            m_rowOf.insert(key, rows.size());
            rows << Row{name, QList<QList<Value>>(m_columns)};
        }
        rows[m_rowOf.value(key)].cells[column] << value;
    }

    QList<Row> rows;

private:
    QHash<QString, qsizetype> m_rowOf;
    qsizetype m_columns;
};

void addOwnFacts(Table &table, const Tool &tool, qsizetype column, const Labels &labels)
{
    const auto id = [&tool](const QString &part) { return toolBlockId(tool.slug, part); };
    if (!tool.vendor.isEmpty())
        table.add(labels.text("facts.vendor"_L1), column, {.id = id(u"vendor"_s), .text = tool.vendor});
    if (isWebAddress(tool.website))
        table.add(labels.text("facts.website"_L1), column,
                  {.id = id(u"website"_s), .text = siteOf(tool.website), .address = tool.website, .isLink = true});
    if (!tool.license.isEmpty())
        table.add(labels.text("facts.license"_L1), column, {.id = id(u"license"_s), .text = tool.license});
    if (tool.released.isValid())
        table.add(labels.text("facts.released"_L1), column, {.id = id(u"released"_s), .day = tool.released});
}

TemplateData::List valuesData(const QList<Value> &values, const Labels &labels)
{
    TemplateData::List list;
    for (const Value &value : values) {
        TemplateData data;
        data.text("id", value.id);
        data.text("value", value.text);
        data.text("website", value.isLink ? value.address : QString());
        setDate(data, "day", value.day, labels);
        setSource(data, value.isLink ? QString() : value.address);
        setDate(data, "as_of", value.asOf, labels);
        list.push_back(data.take());
    }
    return list;
}

} // namespace

void addFacts(TemplateData &page, const PageContext &context)
{
    const Labels &labels = context.labels;
    Table table(context.tools.size());
    for (qsizetype column = 0; column < context.tools.size(); ++column)
        addOwnFacts(table, *context.tools.at(column).tool, column, labels);
    for (qsizetype column = 0; column < context.tools.size(); ++column) {
        const Tool &tool = *context.tools.at(column).tool;
        const bool datesDiffer = !sharedDate(tool.facts).isValid();
        for (int row = 0; row < tool.facts.size(); ++row) {
            const Fact &fact = tool.facts.at(row);
            if (fact.value.trimmed().isEmpty())
                continue;
            const QString address = fact.value.trimmed();
            const bool isLink = isWebAddress(address) && fact.source.isEmpty();
            table.add(fact.name, column,
                      {.id = toolBlockId(tool.slug, u"facts"_s, row),
                       .text = isLink ? siteOf(address) : fact.value,
                       .address = isLink ? address : fact.source,
                       .isLink = isLink,
                       .asOf = datesDiffer ? fact.asOf : QDate()});
        }
    }

    TemplateData::List rows;
    for (const Row &row : table.rows) {
        TemplateData::List cells;
        for (qsizetype column = 0; column < row.cells.size(); ++column) {
            TemplateData cell;
            cell.text("name", context.tools.at(column).tool->name);
            cell.flag("unknown", row.cells.at(column).isEmpty());
            cell.list("values", valuesData(row.cells.at(column), labels));
            cells.push_back(cell.take());
        }
        TemplateData data;
        data.text("fact", row.name);
        data.list("cells", std::move(cells));
        rows.push_back(data.take());
    }
    page.flag("has_facts", !rows.empty());
    page.list("facts", std::move(rows));
    TemplateData::List columns;
    for (const Tool &tool : context.input.tools) {
        TemplateData column;
        column.text("name", tool.name);
        setDate(column, "as_of", sharedDate(tool.facts), labels);
        columns.push_back(column.take());
    }
    page.list("fact_columns", std::move(columns));
}

} // namespace vd
