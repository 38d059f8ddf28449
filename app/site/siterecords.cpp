#include "siterecords.h"

#include <algorithm>
#include <limits>

namespace vd {

namespace {

constexpr std::size_t batchSize = 64;
/// Characters of running text of the tools that are held: what a tool shows is some ten bytes for each.
constexpr qsizetype mostShown = qsizetype(7) * 512 * 1024;

bool isOfComparison(SiteFile kind)
{
    return kind == SiteFile::Comparison || kind == SiteFile::ComparisonJson || kind == SiteFile::Embed ||
           kind == SiteFile::Card;
}

bool isOfTool(SiteFile kind)
{
    return kind == SiteFile::Tool || kind == SiteFile::ToolJson || kind == SiteFile::Logo;
}

} // namespace

const PageRecords &SiteRecords::Batch::of(const PlannedFile &file) const
{
    static const PageRecords none;
    if (isOfComparison(file.kind))
        return *comparisons.constFind(file.place);
    return isOfTool(file.kind) ? *tools.constFind(file.place) : none;
}

SiteRecords::SiteRecords(Connection &connection, const SiteIndex &index, const Edition &edition,
                         const PlannedFiles &files, std::vector<quint32> toMake, std::vector<quint64> stamps)
    : m_connection(connection),
      m_index(index),
      m_edition(edition),
      m_files(files),
      m_toMake(std::move(toMake)),
      m_uses(std::size_t(index.tools.size())),
      m_known(std::move(stamps)),
      m_toolStamps(std::size_t(index.tools.size()))
{
    sortByTool();
    for (const quint32 number : m_toMake) {
        const PlannedFile file = m_files[number];
        for (const int tool : toolsOf(file))
            ++m_uses[std::size_t(tool)];
    }
}

/// For each tool its rank. Those that are compared with each other are near each other: breadth first.
std::vector<int> SiteRecords::orderOfTools() const
{
    std::vector<int> order(std::size_t(m_index.tools.size()), -1);
    std::vector<int> queue;
    const auto meet = [&](int place) {
        if (order[std::size_t(place)] >= 0)
            return;
        order[std::size_t(place)] = int(queue.size());
        queue.push_back(place);
    };
    std::size_t next = 0;
    for (int start = 0; start < m_index.tools.size(); ++start) {
        meet(start);
        for (; next < queue.size(); ++next)
            for (const int comparison : m_index.comparisonsOf(queue[next]))
                for (const int tool : m_index.comparisons.tools(comparison))
                    meet(tool);
    }
    return order;
}

/// Each comparison comes as soon as its last tool does.
void SiteRecords::sortByTool()
{
    const std::vector<int> order = orderOfTools();
    std::vector<int> lastTools;
    lastTools.reserve(std::size_t(m_index.comparisons.size()));
    for (int place = 0; place < m_index.comparisons.size(); ++place) {
        int last = -1;
        for (const int tool : m_index.comparisons.tools(place))
            last = std::max(last, order[std::size_t(tool)]);
        lastTools.push_back(last);
    }
    const auto rank = [&](const PlannedFile &file) {
        const int tool = isOfComparison(file.kind) ? lastTools[std::size_t(file.place)]
                         : isOfTool(file.kind)     ? order[std::size_t(file.place)]
                                                   : std::numeric_limits<int>::max();
        return std::pair(tool, isOfComparison(file.kind) ? file.place : -1);
    };
    std::sort(m_toMake.begin(), m_toMake.end(),
              [&](quint32 a, quint32 b) { return std::pair(rank(m_files[a]), a) < std::pair(rank(m_files[b]), b); });
}

/// Their places. As long as the file is there.
std::span<const int> SiteRecords::toolsOf(const PlannedFile &file) const
{
    if (isOfTool(file.kind))
        return {&file.place, 1};
    return isOfComparison(file.kind) ? m_index.comparisons.tools(file.place) : std::span<const int>();
}

void SiteRecords::eachComparison(const std::function<void(int, quint64)> &take) const
{
    for (std::size_t place = 0; place < m_known.size(); ++place)
        if (m_known[place] != 0)
            take(int(place), m_known[place]);
    for (qsizetype i = 0; i < m_readCount; ++i) {
        const ReadComparison one = m_read.readList<ReadComparison>(i * qsizetype(sizeof(ReadComparison)), 1).first();
        if (one.stamp != 0) // it is as if it had not been read when it cannot be read again
            take(one.place, one.stamp);
    }
}

Result<std::shared_ptr<SiteRecords::Batch>> SiteRecords::next()
{
    if (m_next == m_toMake.size())
        return std::shared_ptr<Batch>();
    auto batch = std::make_shared<Batch>();
    const std::size_t end = std::min(m_next + batchSize, m_toMake.size());
    for (; m_next < end; ++m_next)
        batch->files.push_back(m_files[m_toMake[m_next]]);
    if (auto shown = show(*batch); !shown)
        return shown.error();
    if (auto loaded = loadComparisons(*batch); !loaded)
        return loaded.error();
    for (const PlannedFile &file : batch->files)
        if (isOfTool(file.kind))
            addTool(batch->tools[file.place], file.place);
    letGo(*batch);
    return batch;
}

void SiteRecords::addTool(PageRecords &records, int tool) const
{
    records.tools << m_shown.value(tool);
    records.toolStamps << toolStamp(tool);
}

/// Its tools must be shown.
Result<void> SiteRecords::loadComparisons(Batch &batch)
{
    QHash<ComparisonId, int> places;
    for (const PlannedFile &file : batch.files)
        if (isOfComparison(file.kind))
            places.insert(m_index.comparisons.id(file.place), file.place);
    const auto records = comparisonsOf(m_connection, places.keys());
    if (!records)
        return records.error();
    for (const Comparison &record : *records) {
        const int place = places.value(record.id);
        PageRecords &made = batch.comparisons[place];
        made.comparison = record;
        made.stamp = stampOf(made.comparison);
        for (const int tool : m_index.comparisons.tools(place)) {
            made.comparison.tools << m_index.tools.id(tool);
            addTool(made, tool);
        }
        if (!m_known.empty())
            m_known[std::size_t(place)] = 0;
        const ReadComparison entry{place, made.stamp};
        m_read.appendList(std::span(&entry, 1));
        ++m_readCount;
    }
    return {};
}

/// Reads its tools that are not held yet.
Result<void> SiteRecords::show(const Batch &batch)
{
    QList<ToolId> tools;
    for (const PlannedFile &file : batch.files)
        for (const int tool : toolsOf(file))
            if (!m_shown.contains(tool))
                tools << m_index.tools.id(tool);
    std::sort(tools.begin(), tools.end());
    tools.erase(std::unique(tools.begin(), tools.end()), tools.end());
    if (tools.isEmpty())
        return {};
    const auto read = reviewedTools(m_connection, tools);
    if (!read)
        return read.error();
    for (const ReviewedTool &tool : *read) {
        const int place = m_index.placeOf(tool.tool.id);
        m_toolStamps[std::size_t(place)] = stampOf(tool);
        const auto shown = m_edition.shown(tool.tool, tool.reviews);
        m_shown.insert(place, shown);
        m_shownCharacters += shown->characters;
    }
    return {};
}

/// Lets go of what no other file shows; of everything where too much is held.
void SiteRecords::letGo(const Batch &batch)
{
    for (const PlannedFile &file : batch.files)
        for (const int tool : toolsOf(file))
            if (--m_uses[std::size_t(tool)] == 0)
                if (const ShownToolPtr shown = m_shown.take(tool))
                    m_shownCharacters -= shown->characters;
    if (m_shownCharacters < mostShown)
        return;
    m_shown.clear();
    m_shownCharacters = 0;
}

} // namespace vd
