#include "csvreader.h"

#include "csvcells.h"
#include "text.h"

#include <QFileInfo>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::CsvReader", text);
}

/// Takes a parsed cell, or keeps why it could not be parsed.
template <class Value, class Target>
Result<void> put(const Result<Value> &cell, Target &target)
{
    if (!cell)
        return cell.error();
    target = *cell;
    return {};
}

/// One table being brought into one change.
class CsvImport
{
public:
    CsvImport(Library &library, Change &change, const CsvTable &table, const CsvMapping &mapping)
        : m_library(library), m_change(change), m_table(table), m_mapping(mapping)
    {
    }

    Result<void> run(const Progress &progress);
    [[nodiscard]] ImportReport report() const;

private:
    Result<void> tool(const CsvTable::Row &row);
    Result<void> votes(const CsvTable::Row &row);
    /// The tool that a row is about; an empty one with name and slug when it is new.
    Result<Tool> toolOf(const CsvTable::Row &row);
    Result<void> apply(CsvField field, const QString &column, const QString &cell, Tool &tool, Plan &plan);
    [[nodiscard]] QString cell(const CsvTable::Row &row, CsvField field) const;
    Result<void> store(const Tool &tool, const Tool &before);

    Library &m_library;
    Change &m_change;
    const CsvTable &m_table;
    const CsvMapping &m_mapping;
    ImportReport m_report;
    QHash<QString, int> m_lines; ///< what was seen on which line: a tool's slug, or a tally's tool, date and source
};

QString CsvImport::cell(const CsvTable::Row &row, CsvField field) const
{
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        if (m_mapping.field(i) == field)
            return row.cells.at(i).trimmed();
    return {};
}

Result<Tool> CsvImport::toolOf(const CsvTable::Row &row)
{
    const QString name = cell(row, CsvField::Name).simplified();
    const QString given = cell(row, CsvField::Slug);
    if (name.isEmpty() && given.isEmpty())
        return refused(tr("the row names no tool; write its name"));
    const QString slug = given.isEmpty() ? slugOf(name) : given;
    const auto id = m_library.find<Tool>(slug);
    if (!id)
        return id.error();
    if (id->isValid())
        return m_library.get(*id);
    if (given.isEmpty()) {
        const auto named = RecordStore<Tool>(m_library.connection())
                               .idsBy(QStringLiteral("tool.idsOfName"), QStringLiteral(":name"), name);
        if (!named)
            return named.error();
        if (named->size() == 1)
            return m_library.get(named->first());
    }
    Tool tool;
    tool.name = name;
    tool.slug = slug;
    return tool;
}

Result<void> CsvImport::apply(CsvField field, const QString &column, const QString &cell, Tool &tool, Plan &plan)
{
    switch (field) {
    case CsvField::Name:
        tool.name = cell.simplified();
        return {};
    case CsvField::Vendor:
        tool.vendor = cell;
        return {};
    case CsvField::Category:
        tool.category = cell;
        return {};
    case CsvField::Tags:
        tool.tags = CsvCells::list(cell, QStringLiteral(";,|"));
        return {};
    case CsvField::Tagline:
        tool.tagline = cell.simplified();
        return {};
    case CsvField::Description:
        tool.description = cell;
        return {};
    case CsvField::Website:
        return put(CsvCells::address(cell), tool.website);
    case CsvField::License:
        tool.license = cell;
        return {};
    case CsvField::Released:
        return put(CsvCells::date(cell), tool.released);
    case CsvField::BestFor:
        tool.bestFor = cell;
        return {};
    case CsvField::NotFor:
        tool.notFor = cell;
        return {};
    case CsvField::Pros:
        tool.pros = CsvCells::list(cell, QStringLiteral("\n\r;"));
        return {};
    case CsvField::Cons:
        tool.cons = CsvCells::list(cell, QStringLiteral("\n\r;"));
        return {};
    case CsvField::Fact: {
        const QString name = CsvMapping::factName(column);
        for (Fact &fact : tool.facts)
            if (fact.name == name) {
                fact.value = cell;
                return {};
            }
        Fact &fact = tool.facts.emplaceBack();
        fact.name = name;
        fact.value = cell;
        return {};
    }
    case CsvField::PlanName:
        plan.name = cell;
        return {};
    case CsvField::PlanAmount: {
        const auto amount = CsvCells::amount(cell);
        if (!amount)
            return amount.error();
        plan.amount = amount->value;
        if (plan.currency.isEmpty())
            plan.currency = amount->currency;
        return {};
    }
    case CsvField::PlanCurrency:
        plan.currency = cell.toUpper();
        return {};
    case CsvField::PlanPeriod:
        return put(CsvCells::period(cell), plan.period);
    case CsvField::PlanUnit:
        plan.unit = cell;
        return {};
    case CsvField::PlanNote:
        plan.note = cell;
        return {};
    case CsvField::PlanAsOf:
        return put(CsvCells::date(cell), plan.asOf);
    case CsvField::PlanSource:
        return put(CsvCells::address(cell), plan.source);
    default:
        return {};
    }
}

Result<void> CsvImport::tool(const CsvTable::Row &row)
{
    const auto before = toolOf(row);
    if (!before)
        return before.error();
    const int earlier = m_lines.value(before->slug);
    if (earlier > 0)
        return refused(
            tr("the tool \"%1\" stands on line %2 already (as \"%3\"); keep one of them, or give it another slug")
                .arg(cell(row, CsvField::Name))
                .arg(earlier)
                .arg(before->slug));
    m_lines.insert(before->slug, row.line);

    Tool tool = *before;
    Plan plan;
    const QString planName = cell(row, CsvField::PlanName);
    const auto known = std::find_if(tool.plans.begin(), tool.plans.end(), [&](const Plan &listed) {
        return listed.name.compare(planName, Qt::CaseInsensitive) == 0;
    });
    if (known != tool.plans.end())
        plan = *known;
    const Plan planBefore = plan;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        if (row.cells.at(i).trimmed().isEmpty())
            continue;
        if (auto done = apply(m_mapping.field(i), m_table.header().at(i), row.cells.at(i).trimmed(), tool, plan); !done)
            return done;
    }
    if (known != tool.plans.end())
        *known = plan;
    else if (plan != planBefore)
        tool.plans << plan;
    return store(tool, *before);
}

Result<void> CsvImport::votes(const CsvTable::Row &row)
{
    const auto before = toolOf(row);
    if (!before)
        return before.error();
    if (!before->id.isValid())
        return refused(tr("there is no tool \"%1\"; enter or import it first, or correct the name").arg(before->name));
    VoteTally tally;
    for (auto [field, target] : {std::pair{CsvField::VotesShip, &tally.ship}, {CsvField::VotesSkip, &tally.skip}}) {
        const auto count = CsvCells::count(cell(row, field));
        if (!count)
            return count.error();
        *target = *count;
    }
    if (const QString date = cell(row, CsvField::VotesAsOf); !date.isEmpty())
        if (auto done = put(CsvCells::date(date), tally.asOf); !done)
            return done;
    tally.source = cell(row, CsvField::VotesSource);

    const QString key = QStringList{before->slug, tally.asOf.toString(Qt::ISODate), tally.source}.join(QChar::Null);
    if (const int earlier = m_lines.value(key); earlier > 0)
        return refused(
            tr("line %1 has votes on \"%2\" of the same date and source already; add them up, or tell them apart")
                .arg(earlier)
                .arg(before->name));
    m_lines.insert(key, row.line);

    Tool tool = *before;
    const auto same = std::find_if(tool.votes.begin(), tool.votes.end(), [&](const VoteTally &counted) {
        return counted.asOf == tally.asOf && counted.source == tally.source;
    });
    if (same == tool.votes.end()) {
        tool.votes << tally;
    } else {
        same->ship = tally.ship;
        same->skip = tally.skip;
    }
    return store(tool, *before);
}

Result<void> CsvImport::store(const Tool &tool, const Tool &before)
{
    if (!tool.id.isValid()) {
        const auto added = m_change.add(tool);
        if (!added)
            return added.error();
        ++m_report.counts[Noun::Tool].added;
        return {};
    }
    if (tool == before)
        return {};
    if (auto done = m_change.update(tool); !done)
        return done;
    ++m_report.counts[Noun::Tool].updated;
    return {};
}

Result<void> CsvImport::run(const Progress &progress)
{
    const bool ofVotes = m_mapping.isOfVotes();
    const qsizetype total = m_table.rows().size();
    for (qsizetype i = 0; i < total; ++i) {
        if (progress && !progress(i, total))
            return cancelled();
        const CsvTable::Row &row = m_table.rows().at(i);
        const auto done = ofVotes ? votes(row) : tool(row);
        if (!done)
            return done.error().kind == ErrorKind::Refused ? done.error().in({}, row.line) : done.error();
    }
    return {};
}

ImportReport CsvImport::report() const
{
    ImportReport report = m_report;
    QStringList left;
    for (qsizetype i = 0; i < m_table.header().size(); ++i)
        if (m_mapping.field(i) == CsvField::Ignore && !m_table.header().at(i).isEmpty())
            left << m_table.header().at(i);
    if (!left.isEmpty())
        report.notes << tr("columns left out: %1 (call one \"Fact: NAME\" to keep it as a fact)")
                            .arg(left.join(QStringLiteral(", ")));
    return report;
}

} // namespace

Result<ImportReport> CsvReader::read(Library &library, const CsvTable &table, const CsvMapping &mapping,
                                     const QString &fileName, const Progress &progress)
{
    if (const QString problem = mapping.problem(); !problem.isEmpty())
        return refused(problem).in(fileName, table.headerLine());
    auto change = library.change(tr("Import of %1").arg(QFileInfo(fileName).fileName()));
    if (!change)
        return change.error();
    CsvImport import(library, **change, table, mapping);
    if (auto done = import.run(progress); !done)
        return done.error().kind == ErrorKind::Refused ? done.error().in(fileName) : done.error();
    if (auto done = (*change)->commit(); !done)
        return done.error();
    return import.report();
}

} // namespace vd
