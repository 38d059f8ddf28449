#include "standings.h"

namespace vd {

using namespace Qt::StringLiterals;

Result<void> eachStanding(Connection &connection, const QList<ToolId> &tools, bool whole,
                          const std::function<void(ToolId, const ToolStanding &)> &take,
                          const std::function<bool()> &goOn)
{
    for (qsizetype from = 0; from < tools.size() && goOn(); from += recordsPerQuery) {
        const QList<ToolId> some = tools.mid(from, recordsPerQuery);
        const auto read = whole ? reviewedTools(connection, some) : toolVerdicts(connection, some);
        if (!read)
            return read.error();
        for (const ReviewedTool &tool : *read) {
            ToolStanding standing = ToolStanding::of(tool);
            if (whole)
                standing.stamp = stampOf(tool);
            take(tool.tool.id, standing);
        }
    }
    return {};
}

StandingsAhead::StandingsAhead(const Connection &connection)
    : m_read(std::async(std::launch::async, [path = connection.path(), mode = connection.readingMode()] {
          const auto read = [&]() -> Result<Read> {
              const auto own = Connection::open(path, mode);
              if (!own)
                  return own.error();
              if (auto begun = (*own)->run(u"BEGIN"_s); !begun)
                  return begun.error();
              const auto mark = historyMark(**own);
              const auto tools = mark ? publishedToolIds(**own) : mark.error();
              if (!tools)
                  return tools.error();
              Read all{{{}, ToolStandings(int(tools->size()))}, *mark};
              const auto take = [&standings = all.standings](ToolId tool, const ToolStanding &standing) {
                  const int place = int(standings.places.size());
                  standings.places.insert(tool, place);
                  standings.all.set(place, standing);
              };
              if (auto read = eachStanding(**own, *tools, false, take, [] { return true; }); !read)
                  return read.error();
              return all;
          };
          return read();
      }))
{
}

StandingsAhead::Standings StandingsAhead::take(const HistoryMark &mark)
{
    auto read = m_read.get();
    return read && read->mark == mark ? std::move(read->standings) : Standings();
}

} // namespace vd
