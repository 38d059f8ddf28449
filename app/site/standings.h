#pragma once

#include "historymark.h"
#include "siteindex.h"

#include <QHash>
#include <QList>
#include <functional>
#include <future>

namespace vd {

/// How many records are read with one query.
constexpr int recordsPerQuery = 256;

/// Reads the standings of tools: as a whole, or, which is quicker, without a stamp. Stops early when `goOn` says so.
/// Fails with ErrorKind::Library when a statement fails.
[[nodiscard]] Result<void> eachStanding(Connection &connection, const QList<ToolId> &tools, bool whole,
                                        const std::function<void(ToolId, const ToolStanding &)> &take,
                                        const std::function<bool()> &goOn);

/// The standings of all published tools, without stamps, read in a thread and through a connection of its own: a first
/// export needs them as soon as it has read its index.
class StandingsAhead
{
public:
    /// Begins to read. The connection is only asked for its file.
    explicit StandingsAhead(const Connection &connection);
    struct Standings
    {
        QHash<ToolId, int> places; ///< in `all`
        ToolStandings all;
    };
    /// Waits for them. None when they cannot be had, or are not of the library as it is at this mark.
    [[nodiscard]] Standings take(const HistoryMark &mark);

private:
    struct Read
    {
        Standings standings;
        HistoryMark mark;
    };
    std::future<Result<Read>> m_read;
};

} // namespace vd
