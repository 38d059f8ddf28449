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
    loaded.sort();
    return loaded;
}

void SiteComparisons::add(const PublishedComparison &comparison)
{
    const auto entry = m_texts.add({QByteArray::number(comparison.id.value), comparison.uid.toRfc4122(),
                                    comparison.slug.toUtf8(), comparison.headline.toUtf8(), comparison.dek});
    Row row{.texts = entry};
    if (comparison.publishedOn.isValid())
        row.publishedOn = qint32(comparison.publishedOn.toJulianDay());
    m_rows.push_back(row);
}

ComparisonId SiteComparisons::idOf(const Row &row) const
{
    return ComparisonId{m_texts.utf8(row.texts, Id).toLongLong()};
}

/// While the rows are in the order of their ids, in which the tools come too.
Result<void> SiteComparisons::addTools(Connection &connection, QList<ToolId> &tools)
{
    QHash<ToolId, int> numbers;
    auto row = m_rows.begin();
    ComparisonId id = m_rows.empty() ? ComparisonId() : idOf(*row);
    return eachToolOfComparisons(connection, [&](ComparisonId comparison, ToolId tool) {
        while (row != m_rows.end() && id < comparison)
            if (++row != m_rows.end())
                id = idOf(*row);
        if (row == m_rows.end() || id != comparison)
            return; // it is not published
        auto number = numbers.constFind(tool);
        if (number == numbers.constEnd()) {
            number = numbers.insert(tool, int(tools.size()));
            tools << tool;
        }
        if (row->toolCount == 0)
            row->firstTool = quint32(m_tools.size());
        row->toolCount = row->toolCount + 1;
        m_tools.push_back(*number);
    });
}

/// The newest first, those of a day by their slugs. Each slug is read once.
void SiteComparisons::sort()
{
    std::sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return b.publishedOn < a.publishedOn; });
    std::vector<std::pair<QByteArray, Row>> day;
    for (auto from = m_rows.begin(); from != m_rows.end();) {
        const auto end = std::find_if(from, m_rows.end(),
                                      [on = from->publishedOn](const Row &row) { return row.publishedOn != on; });
        day.clear();
        for (auto row = from; row != end; ++row)
            day.emplace_back(m_texts.utf8(row->texts, Slug), *row);
        std::sort(day.begin(), day.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        from = std::transform(day.begin(), day.end(), from, [](const auto &entry) { return entry.second; });
    }
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
