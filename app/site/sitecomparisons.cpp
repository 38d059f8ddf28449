#include "sitecomparisons.h"

#include <QHash>
#include <algorithm>

namespace vd {

Result<SiteComparisons> SiteComparisons::load(Connection &connection, QList<ToolId> &tools)
{
    SiteComparisons loaded;
    auto done = eachPublishedComparison(connection, [&](const PublishedComparison &one) { loaded.add(one); });
    if (done)
        done = loaded.addTools(connection, tools);
    if (!done)
        return done.error();
    const auto slugOf = [&](const Row &row) { return loaded.m_texts.utf8(row.texts, Slug); };
    std::sort(loaded.m_rows.begin(), loaded.m_rows.end(), [&](const Row &a, const Row &b) {
        return a.publishedOn == b.publishedOn ? slugOf(a) < slugOf(b) : b.publishedOn < a.publishedOn;
    });
    return loaded;
}

void SiteComparisons::add(const PublishedComparison &comparison)
{
    const auto entry = m_texts.add(
        {comparison.uid.toRfc4122(), comparison.slug.toUtf8(), comparison.headline.toUtf8(), comparison.dek});
    m_rows.push_back({comparison.id, comparison.publishedOn, entry});
}

/// While the rows are in the order of their ids, in which the tools come too.
Result<void> SiteComparisons::addTools(Connection &connection, QList<ToolId> &tools)
{
    QHash<ToolId, int> numbers;
    auto row = m_rows.begin();
    return eachToolOfComparisons(connection, [&](ComparisonId comparison, ToolId tool) {
        while (row != m_rows.end() && row->id < comparison)
            ++row;
        if (row == m_rows.end() || row->id != comparison)
            return; // it is not published
        auto number = numbers.constFind(tool);
        if (number == numbers.constEnd()) {
            number = numbers.insert(tool, int(tools.size()));
            tools << tool;
        }
        if (row->toolCount++ == 0)
            row->firstTool = quint32(m_tools.size());
        m_tools.push_back(*number);
    });
}

void SiteComparisons::renumberTools(const std::vector<int> &numbers)
{
    for (int &tool : m_tools)
        tool = numbers[std::size_t(tool)];
}

std::span<const int> SiteComparisons::tools(int place) const
{
    const Row &row = at(place);
    return std::span(m_tools).subspan(row.firstTool, row.toolCount);
}

QUuid SiteComparisons::uid(int place) const
{
    return QUuid::fromRfc4122(m_texts.utf8(at(place).texts, Uid));
}

} // namespace vd
