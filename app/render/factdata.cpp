// The fact table: a row per name, a cell per tool.
#include "blockid.h"
#include "pagecontext.h"
#include "text.h"

#include <QVarLengthArray>
#include <algorithm>

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

TemplateValue valueData(const Value &value, const Labels &labels)
{
    PageData data;
    data.text("id", value.id);
    data.text("value", value.text);
    data.text("website", value.isLink ? value.address : QString());
    const qsizetype host = value.text.indexOf(u'/') + 1; // a line of a narrow page breaks behind it
    data.text("host", value.isLink ? value.text.first(host > 0 ? host : value.text.size()) : QString());
    data.text("path", value.isLink && host > 0 ? value.text.sliced(host) : QString());
    data.date("day", value.day, labels);
    data.source(value.isLink ? QString() : value.address);
    data.date("as_of", value.asOf, labels);
    return data.take();
}

TemplateValue cellData(const ShownTool &shown, PageData::List values)
{
    PageData cell;
    cell.object("name", shown.name);
    cell.flag("unknown", values.empty());
    cell.list("values", std::move(values));
    return cell.take();
}

ShownFact shownFact(const ShownTool &shown, const QString &name, TemplateValue value)
{
    TemplateValue cell = cellData(shown, {value});
    return {TemplateValue::text(pageText(name)), name.simplified().toCaseFolded(), std::move(value), std::move(cell)};
}

void addOwnFacts(ShownTool &shown, const Labels &labels)
{
    const Tool &tool = shown.tool;
    const auto add = [&](QLatin1String label, const QString &part, Value value) {
        value.id = toolBlockId(tool.slug, part);
        shown.ownFacts << shownFact(shown, labels.text(label), valueData(value, labels));
    };
    if (!tool.vendor.isEmpty())
        add("facts.vendor"_L1, u"vendor"_s, {.id = {}, .text = tool.vendor});
    if (isWebAddress(tool.website))
        add("facts.website"_L1, u"website"_s,
            {.id = {}, .text = siteOf(tool.website), .address = tool.website, .isLink = true});
    if (!tool.license.isEmpty())
        add("facts.license"_L1, u"license"_s, {.id = {}, .text = tool.license});
    if (tool.released.isValid())
        add("facts.released"_L1, u"released"_s, {.id = {}, .day = tool.released});
}

using Cell = QVarLengthArray<const ShownFact *, 2>; ///< a tool may state a name twice

struct Row
{
    const ShownFact *first; ///< which names it
    QList<Cell> cells;      ///< one per tool
};

QList<Row> rowsOf(const ShownTools &tools)
{
    QList<Row> rows;
    if (!tools.isEmpty())
        rows.reserve(tools.first()->ownFacts.size() + tools.first()->facts.size());
    const auto add = [&](const ShownFact &fact, qsizetype column) {
        auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &one) { return one.first->key == fact.key; });
        if (row == rows.end())
            row = rows.insert(row, Row{&fact, QList<Cell>(tools.size())});
        row->cells[column].append(&fact);
    };
    // What every tool has comes first, then the facts of the first tool, of the second …
    for (const bool own : {true, false})
        for (qsizetype column = 0; column < tools.size(); ++column)
            for (const ShownFact &fact : own ? tools.at(column)->ownFacts : tools.at(column)->facts)
                add(fact, column);
    return rows;
}

TemplateValue cellOf(const ShownTool &shown, const Cell &facts)
{
    if (facts.isEmpty())
        return shown.noFact;
    if (facts.size() == 1)
        return facts.first()->cell;
    PageData::List values;
    for (const ShownFact *fact : facts)
        values.push_back(fact->value);
    return cellData(shown, std::move(values));
}

} // namespace

void addToolFacts(PageData &data, ShownTool &shown, const Edition &edition)
{
    const Tool &tool = shown.tool;
    shown.noFact = cellData(shown, {});
    addOwnFacts(shown, edition.labels);
    const bool datesDiffer = !sharedDate(tool.facts).isValid();
    for (int row = 0; row < tool.facts.size(); ++row) {
        const Fact &fact = tool.facts.at(row);
        if (fact.value.trimmed().isEmpty())
            continue;
        const QString address = fact.value.trimmed();
        const bool isLink = isWebAddress(address) && fact.source.isEmpty();
        shown.facts << shownFact(shown, fact.name,
                                 valueData({.id = toolBlockId(tool.slug, u"facts"_s, row),
                                            .text = isLink ? siteOf(address) : fact.value,
                                            .address = isLink ? address : fact.source,
                                            .isLink = isLink,
                                            .asOf = datesDiffer ? fact.asOf : QDate()},
                                           edition.labels));
    }
    data.date("facts_as_of", sharedDate(tool.facts), edition.labels);
}

void addFacts(PageData &page, const PageContext &context)
{
    PageData::List rows;
    const QList<Row> shown = rowsOf(context.tools);
    rows.reserve(std::size_t(shown.size()));
    for (const Row &row : shown) {
        PageData::List cells;
        cells.reserve(std::size_t(row.cells.size()));
        for (qsizetype column = 0; column < row.cells.size(); ++column)
            cells.push_back(cellOf(*context.tools.at(column), row.cells.at(column)));
        PageData data;
        data.object("fact", row.first->name);
        data.list("cells", std::move(cells));
        rows.push_back(data.take());
    }
    page.flag("has_facts", !rows.empty());
    page.list("facts", std::move(rows));
}

} // namespace vd
