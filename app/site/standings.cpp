#include "standings.h"

namespace vd {

using namespace Qt::StringLiterals;

Result<Standings> readStandings(Connection &connection, const QList<ToolId> &tools, bool whole,
                                const std::function<bool()> &goOn)
{
    Standings standings;
    standings.reserve(tools.size());
    for (qsizetype from = 0; from < tools.size() && goOn(); from += recordsPerQuery) {
        const QList<ToolId> some = tools.mid(from, recordsPerQuery);
        const auto read = whole ? reviewedTools(connection, some) : toolVerdicts(connection, some);
        if (!read)
            return read.error();
        for (const ReviewedTool &tool : *read) {
            ToolStanding standing = ToolStanding::of(tool);
            if (whole)
                standing.stamp = stampOf(tool);
            standings.insert(tool.tool.id, standing);
        }
    }
    return standings;
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
              auto standings = readStandings(**own, *tools, false, [] { return true; });
              if (!standings)
                  return standings.error();
              return Read{std::move(*standings), *mark};
          };
          return read();
      }))
{
}

Standings StandingsAhead::take(const HistoryMark &mark)
{
    auto read = m_read.get();
    return read && read->mark == mark ? std::move(read->standings) : Standings();
}

} // namespace vd
