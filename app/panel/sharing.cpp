#include "sharing.h"

#include <algorithm>

namespace vd {

namespace {

constexpr int nobody = -1;

/// The cells somebody may take, by number, and the reviewers, by number. Small numbers instead of ids: the search
/// visits them often.
class Table
{
public:
    Table(const QList<OpenCell> &cells, const QList<Reviewer> &panel, const QHash<ReviewerId, int> &loads,
          const Sharing::Holdings &held)
        : m_cells(cells),
          m_panel(panel),
          m_holder(cells.size(), nobody),
          m_takers(cells.size()),
          m_hands(panel.size()),
          m_held(held)
    {
        for (const Reviewer &reviewer : panel)
            m_load << loads.value(reviewer.id);
        for (qsizetype cell = 0; cell < cells.size(); ++cell)
            for (int one = 0; one < panel.size(); ++one)
                if (Sharing::writes(panel.at(one), cells.at(cell).lens) &&
                    !Sharing::hasConflict(panel.at(one), cells.at(cell).vendor))
                    m_takers[cell] << one;
    }

    [[nodiscard]] int holder(qsizetype cell) const { return m_holder.at(cell); }
    [[nodiscard]] int load(int one) const { return m_load.at(one); }

    /// Gives a cell away along the path that ends at the least loaded reviewer within reach.
    void give(qsizetype cell)
    {
        const int count = int(m_panel.size());
        QList<qsizetype> via(count, nobody); ///< the cell that would come to a reviewer
        QList<int> queue;
        const auto reach = [&](qsizetype reached) {
            for (const int one : std::as_const(m_takers[reached]))
                if (via.at(one) == nobody) {
                    via[one] = reached;
                    queue << one;
                }
        };
        reach(cell);
        for (qsizetype next = 0; next < queue.size() && queue.size() < count; ++next)
            for (const qsizetype own : std::as_const(m_hands[queue.at(next)]))
                reach(own);
        if (queue.isEmpty())
            return;
        int end =
            *std::min_element(queue.begin(), queue.end(), [&](int a, int b) { return m_load.at(a) < m_load.at(b); });
        while (end != nobody) {
            const qsizetype moved = via.at(end);
            const int before = m_holder.at(moved);
            hand(moved, end);
            end = moved == cell ? nobody : before;
        }
    }

    /// Lets cells change hands while that gives somebody fewer lenses of one tool and leaves the loads as even. Each
    /// step lowers a count of pairs, so it ends.
    void spread()
    {
        for (bool better = true; better;) {
            better = false;
            for (qsizetype cell = 0; cell < m_cells.size(); ++cell)
                if (m_holder.at(cell) != nobody && ofTool(cell, m_holder.at(cell)) > 1)
                    better = spread(cell) || better;
        }
    }

private:
    [[nodiscard]] QPair<ToolId, ReviewerId> pair(qsizetype cell, int one) const
    {
        return {m_cells.at(cell).tool, m_panel.at(one).id};
    }
    /// How many lenses of the cell's tool somebody has.
    [[nodiscard]] int ofTool(qsizetype cell, int one) const { return m_held.value(pair(cell, one)); }
    [[nodiscard]] bool mayTake(int one, qsizetype cell) const { return m_takers.at(cell).contains(one); }

    void hand(qsizetype cell, int to)
    {
        if (const int from = m_holder.at(cell); from != nobody) {
            --m_load[from];
            --m_held[pair(cell, from)];
            m_hands[from].removeOne(cell);
        }
        m_holder[cell] = to;
        ++m_load[to];
        ++m_held[pair(cell, to)];
        m_hands[to] << cell;
    }

    bool spread(qsizetype cell)
    {
        const int from = m_holder.at(cell);
        for (const int to : std::as_const(m_takers[cell])) {
            const int gain = ofTool(cell, from) - 1 - ofTool(cell, to);
            if (to == from || gain <= 0)
                continue;
            if (m_load.at(from) == m_load.at(to) + 1) { // they trade loads
                hand(cell, to);
                return true;
            }
            for (const qsizetype back : std::as_const(m_hands[to])) {
                const bool sameTool = m_cells.at(back).tool == m_cells.at(cell).tool;
                const int loss = ofTool(back, from) - (ofTool(back, to) - 1);
                if (sameTool || loss >= gain || !mayTake(from, back))
                    continue;
                const qsizetype swapped = back; // handing over changes the list that is walked
                hand(cell, to);
                hand(swapped, from);
                return true;
            }
        }
        return false;
    }

    const QList<OpenCell> &m_cells;
    const QList<Reviewer> &m_panel;
    QList<int> m_load;
    QList<int> m_holder;
    QList<QList<int>> m_takers;
    QList<QList<qsizetype>> m_hands; ///< by reviewer
    Sharing::Holdings m_held;
};

QString sameVendor(const QString &vendor)
{
    return vendor.trimmed().toCaseFolded();
}

} // namespace

bool Sharing::writes(const Reviewer &reviewer, LensId lens)
{
    return reviewer.lenses.isEmpty() || reviewer.lenses.contains(lens);
}

bool Sharing::hasConflict(const Reviewer &reviewer, const QString &vendor)
{
    const QString sought = sameVendor(vendor);
    return !sought.isEmpty() && std::any_of(reviewer.conflicts.begin(), reviewer.conflicts.end(),
                                            [&](const QString &conflict) { return sameVendor(conflict) == sought; });
}

QString Sharing::reason(const OpenCell &cell, const QList<Reviewer> &panel)
{
    if (panel.isEmpty())
        return tr("There are no reviewers yet.");
    QStringList writers;
    for (const Reviewer &reviewer : panel)
        if (writes(reviewer, cell.lens))
            writers << reviewer.name;
    if (writers.isEmpty())
        return tr("No reviewer writes this lens.");
    return tr("Everyone who writes this lens has a conflict of interest with %1: %2.")
        .arg(cell.vendor.trimmed(), writers.join(u", "));
}

SharePlan Sharing::plan(const QList<OpenCell> &cells, const QList<Reviewer> &panel, const QHash<ReviewerId, int> &loads,
                        const Holdings &held)
{
    Table table(cells, panel, loads, held);
    for (qsizetype cell = 0; cell < cells.size(); ++cell)
        table.give(cell);
    table.spread();
    SharePlan plan;
    for (qsizetype cell = 0; cell < cells.size(); ++cell) {
        const OpenCell &open = cells.at(cell);
        if (const int one = table.holder(cell); one != nobody)
            plan.shares << Share{open.tool, open.lens, panel.at(one).id};
        else
            plan.untaken << UntakenCell{open.tool, open.lens, reason(open, panel)};
    }
    for (int one = 0; one < panel.size(); ++one)
        plan.loads.insert(panel.at(one).id, table.load(one));
    return plan;
}

} // namespace vd
