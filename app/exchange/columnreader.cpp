#include "columnreader.h"

#include "columncells.h"
#include "logofile.h"
#include "text.h"

#include <QDir>
#include <QFileInfo>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ColumnReader", text);
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

/// A list's parts: an empty one stands for nothing at its place.
QStringList linesOf(const QString &cell)
{
    QString lines = cell;
    while (lines.endsWith(u'\n') || lines.endsWith(u'\r'))
        lines.chop(1);
    return lines.split(u'\n');
}

QString inOneLine(const QString &cell)
{
    return ColumnCells::list(cell, QStringLiteral("\n")).join(QStringLiteral(", "));
}

bool isOfPlan(ColumnField field)
{
    return field >= ColumnField::PlanName && field <= ColumnField::PlanSource;
}

/// What a row says of one plan: its cells by column.
using PlanCells = QMap<qsizetype, QString>;

/// Which of a tool's plans each one of a row is, as an index; -1: none of them. By name, and where a name repeats by
/// name and period. Each of the tool's plans is found once.
QList<qsizetype> matches(const QList<Plan> &known, const QList<QString> &names,
                         const QList<std::optional<Period>> &periods)
{
    const auto isCalled = [](const Plan &plan, const QString &name) {
        return plan.name.compare(name, Qt::CaseInsensitive) == 0;
    };
    const auto repeats = [&](const QString &name) {
        const auto said = std::count_if(names.begin(), names.end(), [&](const QString &other) {
            return other.compare(name, Qt::CaseInsensitive) == 0;
        });
        return said > 1 ||
               std::count_if(known.begin(), known.end(), [&](auto &plan) { return isCalled(plan, name); }) > 1;
    };
    QList<qsizetype> found(names.size(), -1);
    const auto find = [&](auto fits) {
        for (qsizetype i = 0; i < names.size(); ++i)
            for (qsizetype k = 0; k < known.size() && found.at(i) < 0; ++k)
                if (isCalled(known.at(k), names.at(i)) && !found.contains(k) && fits(i, known.at(k)))
                    found[i] = k;
    };
    find([&](qsizetype i, const Plan &plan) { return periods.at(i) == plan.period; });
    find([&](qsizetype i, const Plan &) { return !periods.at(i) || !repeats(names.at(i)); });
    return found;
}

/// One table being brought into one change.
class ColumnImport
{
public:
    ColumnImport(Library &library, Change &change, const ColumnTable &table, const ColumnMapping &mapping,
                 const QString &path)
        : m_library(library), m_change(change), m_table(table), m_mapping(mapping), m_path(path)
    {
        m_report.refused = table.problems();
        m_report.notes = table.notes();
    }

    Result<void> run(const Progress &progress);
    [[nodiscard]] ImportReport report() const;

private:
    using Row = ColumnTable::Row;
    Result<void> tool(const Row &row);
    Result<void> votes(const Row &row);
    /// The tool that a row is about; an empty one with name and slug when it is new.
    Result<Tool> toolOf(const Row &row);
    Result<void> apply(ColumnField field, const QString &column, const QString &cell, Tool &tool);
    Result<void> plans(const Row &row, Tool &tool);
    [[nodiscard]] QList<PlanCells> planCells(const Row &row) const;
    Result<Plan> plan(const Row &row, const PlanCells &cells, const Plan &before, const Tool &tool);
    static Result<void> applyToPlan(ColumnField field, const QString &cell, Plan &plan);
    void amount(const Row &row, qsizetype column, const QString &cell, const Tool &tool, Plan &plan);
    void logo(const Row &row, const QString &cell, Tool &tool);
    [[nodiscard]] QString cell(const Row &row, ColumnField field) const;
    /// Remembers where a key stands; where it stood before, if it did.
    QString claim(const QString &key, const Row &row);
    /// Where a row stands, in its table or on the disk.
    static Error at(const Error &error, const Row &row, qsizetype column);
    Result<void> store(const Tool &tool, const Tool &before);

    Library &m_library;
    Change &m_change;
    const ColumnTable &m_table;
    const ColumnMapping &m_mapping;
    QString m_path;
    ImportReport m_report;
    int m_categories = 0;             ///< tools that had several
    QHash<QString, QString> m_places; ///< of what was seen: a tool's slug, or a tally's tool, date and source
};

Error ColumnImport::at(const Error &error, const Row &row, qsizetype column)
{
    return error.kind == ErrorKind::Refused && error.line == 0 ? error.in(row.file, row.lineOf(column)) : error;
}

QString ColumnImport::claim(const QString &key, const Row &row)
{
    QString earlier = m_places.value(key);
    if (earlier.isEmpty())
        m_places.insert(key, row.file.isEmpty() ? tr("on line %1").arg(row.line) : tr("in %1").arg(row.file));
    return earlier;
}

QString ColumnImport::cell(const Row &row, ColumnField field) const
{
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        if (m_mapping.field(i) == field)
            return row.cells.at(i).trimmed();
    return {};
}

Result<Tool> ColumnImport::toolOf(const Row &row)
{
    const QString name = cell(row, ColumnField::Name).simplified();
    const QString given = cell(row, ColumnField::Slug);
    if (name.isEmpty() && given.isEmpty())
        return refused(tr("the row names no tool; write its name"));
    const QString slug = given.isEmpty() ? slugOf(name) : given;
    const auto id = m_library.find<Tool>(slug);
    if (!id)
        return id.error();
    if (id->isValid())
        return m_library.get(*id);
    if (given.isEmpty() || !row.file.isEmpty()) { // a file's name is less of a promise than a cell
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

Result<void> ColumnImport::apply(ColumnField field, const QString &column, const QString &cell, Tool &tool)
{
    switch (field) {
    case ColumnField::Name:
        tool.name = cell.simplified();
        return {};
    case ColumnField::Vendor:
        tool.vendor = inOneLine(cell);
        return {};
    case ColumnField::Category:
        tool.category = linesOf(cell).first().trimmed();
        m_categories += tool.category == cell ? 0 : 1;
        return {};
    case ColumnField::Tags:
        tool.tags = ColumnCells::list(cell, QStringLiteral(";,|"));
        return {};
    case ColumnField::Tagline:
        tool.tagline = cell.simplified();
        return {};
    case ColumnField::Description:
        tool.description = cell;
        return {};
    case ColumnField::Website:
        return put(ColumnCells::address(cell), tool.website);
    case ColumnField::License:
        tool.license = inOneLine(cell);
        return {};
    case ColumnField::Released:
        return put(ColumnCells::date(cell), tool.released);
    case ColumnField::BestFor:
        tool.bestFor = cell;
        return {};
    case ColumnField::NotFor:
        tool.notFor = cell;
        return {};
    case ColumnField::Pros:
        tool.pros = ColumnCells::list(cell, QStringLiteral(";"));
        return {};
    case ColumnField::Cons:
        tool.cons = ColumnCells::list(cell, QStringLiteral(";"));
        return {};
    case ColumnField::Fact: {
        const QString name = ColumnMapping::factName(column);
        for (Fact &fact : tool.facts)
            if (fact.name == name) {
                fact.value = inOneLine(cell);
                return {};
            }
        Fact &fact = tool.facts.emplaceBack();
        fact.name = name;
        fact.value = inOneLine(cell);
        return {};
    }
    default:
        return {};
    }
}

Result<void> ColumnImport::applyToPlan(ColumnField field, const QString &cell, Plan &plan)
{
    switch (field) {
    case ColumnField::PlanName:
        plan.name = cell;
        return {};
    case ColumnField::PlanCurrency:
        plan.currency = cell.toUpper();
        return {};
    case ColumnField::PlanPeriod:
        return put(ColumnCells::period(cell), plan.period);
    case ColumnField::PlanUnit:
        plan.unit = cell;
        return {};
    case ColumnField::PlanNote:
        plan.note = cell;
        return {};
    case ColumnField::PlanAsOf:
        return put(ColumnCells::date(cell), plan.asOf);
    case ColumnField::PlanSource:
        return put(ColumnCells::address(cell), plan.source);
    default:
        return {};
    }
}

/// Several lines are several plans; a cell of one line, without a line break, goes for all of them.
QList<PlanCells> ColumnImport::planCells(const Row &row) const
{
    qsizetype count = 1;
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        if (m_mapping.field(i) == ColumnField::PlanName || m_mapping.field(i) == ColumnField::PlanAmount)
            count = std::max(count, linesOf(row.cells.at(i)).size());
    QList<PlanCells> plans(count);
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString &cell = row.cells.at(i);
        const bool isOfAll = count == 1 || !cell.contains(u'\n');
        for (qsizetype number = 0; number < count && isOfPlan(m_mapping.field(i)); ++number)
            if (const QString part = (isOfAll ? cell : cell.section(u'\n', number, number)).trimmed(); !part.isEmpty())
                plans[number].insert(i, part);
    }
    return plans;
}

Result<void> ColumnImport::plans(const Row &row, Tool &tool)
{
    const QList<PlanCells> said = planCells(row);
    const QList<Plan> before = tool.plans;
    QList<QString> names;
    QList<std::optional<Period>> periods;
    for (const PlanCells &cells : said) {
        names << QString();
        periods << std::nullopt;
        for (auto [column, cell] : cells.asKeyValueRange())
            if (m_mapping.field(column) == ColumnField::PlanName)
                names.last() = cell;
            else if (m_mapping.field(column) == ColumnField::PlanPeriod)
                if (const auto period = ColumnCells::period(cell))
                    periods.last() = *period;
    }
    const QList<qsizetype> found = matches(before, names, periods);
    for (qsizetype i = 0; i < said.size(); ++i) {
        const Plan known = before.value(found.at(i));
        const auto plan = this->plan(row, said.at(i), known, tool);
        if (!plan)
            return plan.error();
        if (found.at(i) >= 0)
            tool.plans[found.at(i)] = *plan;
        else if (*plan != known)
            tool.plans << *plan;
    }
    return {};
}

Result<Plan> ColumnImport::plan(const Row &row, const PlanCells &cells, const Plan &before, const Tool &tool)
{
    Plan plan = before;
    for (auto [column, cell] : cells.asKeyValueRange())
        if (m_mapping.field(column) == ColumnField::PlanAmount)
            amount(row, column, cell, tool, plan);
        else if (auto done = applyToPlan(m_mapping.field(column), cell, plan); !done)
            return at(done.error(), row, column);
    return plan;
}

/// A price in words that say nothing leaves the others alone.
void ColumnImport::amount(const Row &row, qsizetype column, const QString &cell, const Tool &tool, Plan &plan)
{
    const auto amount = ColumnCells::amount(cell);
    if (!amount) {
        m_report.notes << refused(tr("the price of %1 was left out: %2").arg(tool.name, amount.error().what))
                              .in(row.file.isEmpty() ? m_path : row.file, row.lineOf(column))
                              .text();
        return;
    }
    plan.amount = amount->value;
    if (plan.currency.isEmpty())
        plan.currency = amount->currency;
}

void ColumnImport::logo(const Row &row, const QString &cell, Tool &tool)
{
    const QString file = row.file.isEmpty() ? m_path : row.file;
    const QString name = linesOf(cell).first().trimmed();
    const QString root = QFileInfo(m_path).isDir() ? m_path : QFileInfo(m_path).absolutePath();
    auto picture = LogoFile::read(name, file, root);
    if (picture)
        tool.logo = *picture;
    else
        m_report.notes
            << tr("%1: the logo \"%2\" was left out: %3").arg(tool.name, name.left(80), picture.error().what);
}

Result<void> ColumnImport::tool(const Row &row)
{
    const auto before = toolOf(row);
    if (!before)
        return before.error();
    if (const QString earlier = claim(before->slug, row); !earlier.isEmpty())
        return refused(tr("the tool \"%1\" stands %2 already (as \"%3\"); keep one of them, or give it another slug")
                           .arg(cell(row, ColumnField::Name), earlier, before->slug));
    Tool tool = *before;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const QString cell = row.cells.at(i).trimmed();
        if (cell.isEmpty())
            continue;
        if (m_mapping.field(i) == ColumnField::Logo)
            logo(row, cell, tool);
        else if (auto done = apply(m_mapping.field(i), m_table.header().at(i), cell, tool); !done)
            return at(done.error(), row, i);
    }
    if (auto done = plans(row, tool); !done)
        return done;
    return store(tool, *before);
}

Result<void> ColumnImport::votes(const Row &row)
{
    const auto before = toolOf(row);
    if (!before)
        return before.error();
    if (!before->id.isValid())
        return refused(tr("there is no tool \"%1\"; enter or import it first, or correct the name").arg(before->name));
    VoteTally tally;
    for (auto [field, target] :
         {std::pair{ColumnField::VotesShip, &tally.ship}, {ColumnField::VotesSkip, &tally.skip}}) {
        const auto count = ColumnCells::count(cell(row, field));
        if (!count)
            return count.error();
        *target = *count;
    }
    if (const QString date = cell(row, ColumnField::VotesAsOf); !date.isEmpty())
        if (auto done = put(ColumnCells::date(date), tally.asOf); !done)
            return done;
    tally.source = cell(row, ColumnField::VotesSource);

    const QString key = QStringList{before->slug, tally.asOf.toString(Qt::ISODate), tally.source}.join(QChar::Null);
    if (const QString earlier = claim(key, row); !earlier.isEmpty())
        return refused(
            tr("votes on \"%1\" of the same date and source stand %2 already; add them up, or tell them apart")
                .arg(before->name, earlier));

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

Result<void> ColumnImport::store(const Tool &tool, const Tool &before)
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

Result<void> ColumnImport::run(const Progress &progress)
{
    const bool ofVotes = m_mapping.isOfVotes();
    const qsizetype total = m_table.rows().size();
    for (qsizetype i = 0; i < total; ++i) {
        if (progress && !progress(i, total))
            return cancelled();
        const Row &row = m_table.rows().at(i);
        const auto done = ofVotes ? votes(row) : tool(row);
        if (done)
            continue;
        const Error problem = at(done.error(), row, -1);
        if (problem.kind != ErrorKind::Refused || row.file.isEmpty())
            return problem;
        m_report.refused << problem;
    }
    const bool anySound = m_report.refused.size() - m_table.problems().size() < total;
    return anySound || total == 0 ? Result<void>() : m_report.refused.first();
}

ImportReport ColumnImport::report() const
{
    ImportReport report = m_report;
    if (m_categories > 0)
        report.notes << tr("tools with several categories, of which the first was taken: %1").arg(m_categories);
    QStringList left;
    bool ofFiles = false;
    for (const Row &row : m_table.rows())
        ofFiles = ofFiles || !row.file.isEmpty();
    for (qsizetype i = 0; i < m_table.header().size(); ++i)
        if (m_mapping.field(i) == ColumnField::Ignore && !m_table.header().at(i).isEmpty())
            left << m_table.header().at(i);
    constexpr qsizetype mostNames = 30;
    const qsizetype more = left.size() - mostNames;
    left = left.mid(0, mostNames);
    if (more > 0)
        left << tr("and %1 more").arg(more);
    if (!left.isEmpty())
        report.notes << (ofFiles ? tr("keys left out: %1")
                                 : tr("columns left out: %1 (call one \"Fact: NAME\" to keep it as a fact)"))
                            .arg(left.join(QStringLiteral(", ")));
    return report;
}

} // namespace

Result<ImportReport> ColumnReader::read(Library &library, const ColumnTable &table, const ColumnMapping &mapping,
                                        const QString &path, const Progress &progress)
{
    if (const QString problem = mapping.problem(); !problem.isEmpty())
        return refused(problem).in(path, table.headerLine());
    const QString name = QDir(QFileInfo(path).absoluteFilePath()).dirName(); // also of "folder/" and "."
    auto change = library.change(tr("Import of %1").arg(name));
    if (!change)
        return change.error();
    ColumnImport import(library, **change, table, mapping, path);
    if (auto done = import.run(progress); !done) {
        const bool lacksFile = done.error().kind == ErrorKind::Refused && done.error().file.isEmpty();
        return lacksFile ? done.error().in(path, done.error().line) : done.error();
    }
    if (auto done = (*change)->commit(); !done)
        return done.error();
    return import.report();
}

} // namespace vd
