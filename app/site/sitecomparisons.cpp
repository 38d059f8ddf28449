#include "sitecomparisons.h"

#include <QHash>
#include <algorithm>

namespace vd {

namespace {

constexpr qsizetype blockSize = 256 * 1024;

} // namespace

Result<SiteComparisons> SiteComparisons::load(Connection &connection, QList<ToolId> &tools)
{
    SiteComparisons loaded;
    auto done = eachPublishedComparison(connection, [&](const PublishedComparison &one) { loaded.add(one); });
    if (done)
        done = loaded.addTools(connection, tools);
    if (!done)
        return done.error();
    std::sort(loaded.m_rows.begin(), loaded.m_rows.end(), [&](const Row &a, const Row &b) {
        return a.publishedOn == b.publishedOn ? loaded.text(a, Slug) < loaded.text(b, Slug)
                                              : b.publishedOn < a.publishedOn;
    });
    return loaded;
}

void SiteComparisons::add(const PublishedComparison &comparison)
{
    const QByteArray texts[TextCount] = {comparison.uid.toRfc4122(), comparison.slug.toUtf8(),
                                         comparison.headline.toUtf8(), comparison.dek};
    qsizetype size = 0;
    for (const QByteArray &text : texts)
        size += text.size();
    if (m_texts.empty() || m_texts.back().capacity() - m_texts.back().size() < size)
        m_texts.emplace_back().reserve(std::max(blockSize, size));
    QByteArray &block = m_texts.back();
    Row row{comparison.id, comparison.publishedOn, quint32(m_texts.size() - 1), quint32(block.size())};
    for (int which = 0; which < TextCount; ++which) {
        row.sizes[which] = quint32(texts[which].size());
        block += texts[which];
    }
    m_rows.push_back(row);
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
    return QUuid::fromRfc4122(text(at(place), Uid));
}

QByteArrayView SiteComparisons::text(const Row &row, Text which) const
{
    qsizetype from = row.from;
    for (int before = 0; before < which; ++before)
        from += row.sizes[before];
    return QByteArrayView(m_texts[row.block]).sliced(from, row.sizes[which]);
}

} // namespace vd
