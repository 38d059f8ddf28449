#include "formulas.h"

#include <algorithm>
#include <tuple>

namespace vd {

namespace {

using Match = FormulaStock::Match;

/// In how many quotes a run [first, end) occurs, for every first and end at which a match begins or ends. Counted are
/// quotes, not matches: of one quote's matches none lies within another, so those that cover a run follow each other,
/// and there is one more of them than of the overlaps between neighbours.
class Counts
{
public:
    Counts(std::vector<int> firsts, std::vector<int> ends)
        : m_firsts(std::move(firsts)), m_ends(std::move(ends)), m_cells(m_firsts.size() * m_ends.size())
    {
    }

    /// The matches of one quote, none within another, in order.
    void add(const std::vector<Match> &matches)
    {
        for (std::size_t i = 0; i < matches.size(); ++i) {
            note(matches[i].first, matches[i].end, 1);
            if (i > 0 && matches[i].first < matches[i - 1].end)
                note(matches[i].first, matches[i - 1].end, -1);
        }
    }
    void finish()
    {
        for (std::size_t first = 0; first < m_firsts.size(); ++first)
            for (std::size_t end = m_ends.size(); end-- > 0;)
                cell(first, end) +=
                    at(int(first) - 1, int(end)) + at(int(first), int(end) + 1) - at(int(first) - 1, int(end) + 1);
    }
    /// By number among the firsts and the ends; 0 beyond them.
    [[nodiscard]] int at(int first, int end) const
    {
        if (first < 0 || end >= int(m_ends.size()))
            return 0;
        return m_cells[std::size_t(first) * m_ends.size() + std::size_t(end)];
    }

private:
    int &cell(std::size_t first, std::size_t end) { return m_cells[first * m_ends.size() + end]; }
    void note(int first, int end, int by)
    {
        const auto row = std::lower_bound(m_firsts.begin(), m_firsts.end(), first) - m_firsts.begin();
        const auto column = std::lower_bound(m_ends.begin(), m_ends.end(), end) - m_ends.begin();
        cell(std::size_t(row), std::size_t(column)) += by;
    }

    std::vector<int> m_firsts;
    std::vector<int> m_ends;
    std::vector<int> m_cells;
};

template <class Number>
std::vector<Number> sortedOnce(std::vector<Number> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

/// Drops what lies within another match of the same quote.
std::vector<Match> withoutInner(std::vector<Match> matches)
{
    std::sort(matches.begin(), matches.end(), [](const Match &left, const Match &right) {
        return left.first != right.first ? left.first < right.first : left.end > right.end;
    });
    std::vector<Match> outer;
    for (const Match &match : matches)
        if (outer.empty() || match.end > outer.back().end)
            outer.push_back(match);
    return outer;
}

} // namespace

/// One question.
class Formulas::Search
{
public:
    Search(const Formulas &formulas, const Quote &asked) : m_formulas(formulas), m_asked(asked)
    {
        m_ranges = wordsOf(asked.text).mid(0, mostWords);
        for (const TextRange &range : std::as_const(m_ranges))
            m_words.push_back(FormulaStock::hashOf(foldedWord(QStringView(asked.text).mid(range.start, range.length))));
    }

    void look(const FormulaStock &stock, bool isOld)
    {
        std::vector<Match> matches;
        stock.match(m_words, matches);
        std::stable_sort(matches.begin(), matches.end(),
                         [](const Match &left, const Match &right) { return left.quote < right.quote; });
        for (auto begin = matches.begin(); begin != matches.end();) {
            const auto end =
                std::find_if(begin, matches.end(), [&](const Match &match) { return match.quote != begin->quote; });
            const Quote quote = stock.quote(begin->quote);
            if (!(isOld && m_formulas.m_changed.contains(quote.review)) && !isSameReview(quote))
                take(quote, {begin, end});
            begin = end;
        }
    }

    QList<Formula> answer()
    {
        std::vector<Run> runs = maximalRuns();
        addOpenings(runs);
        std::sort(runs.begin(), runs.end(), [](const Run &left, const Run &right) {
            return std::tuple(-left.quotes, left.first - left.end, left.first) <
                   std::tuple(-right.quotes, right.first - right.end, right.first);
        });
        std::vector<Run> listed;
        for (const Run &run : runs)
            if (listed.size() < mostFormulas &&
                std::none_of(listed.begin(), listed.end(), [&](const Run &more) { return run.addsLittleTo(more); }))
                listed.push_back(run);
        QList<Formula> formulas;
        for (const Run &run : listed)
            formulas.append(formulaOf(run));
        return formulas;
    }

private:
    struct Run
    {
        int first;
        int end;
        int quotes;
        bool anywhere; ///< counted are quotes that hold it anywhere, otherwise those that begin with it
        bool opening;

        [[nodiscard]] bool addsLittleTo(const Run &other) const
        {
            return first <= other.first && end >= other.end && (end - first) - (other.end - other.first) < leastRun;
        }
    };
    struct Found
    {
        ReviewId review;
        Nearness nearness;
        std::vector<Match> matches; ///< none within another, in order
        int opening;                ///< how many words both begin with
    };

    [[nodiscard]] bool isSameReview(const Quote &other) const
    {
        return other.review == m_asked.review ||
               (other.tool == m_asked.tool && other.lens == m_asked.lens && other.reviewer == m_asked.reviewer);
    }

    void take(const Quote &quote, const std::vector<Match> &matches)
    {
        int opening = 0;
        std::vector<Match> runs;
        for (const Match &match : matches) {
            if (match.fromStart)
                opening = std::max(opening, match.end);
            if (match.end - match.first >= leastRun)
                runs.push_back(match);
        }
        m_found.push_back({quote.review, m_formulas.nearness(m_asked, quote), withoutInner(std::move(runs)), opening});
    }

    [[nodiscard]] bool isOfStopWords(int first, int end) const
    {
        return std::all_of(m_words.begin() + first, m_words.begin() + end,
                           [this](quint32 word) { return m_formulas.m_stopWords.contains(word); });
    }

    [[nodiscard]] std::vector<Run> maximalRuns() const
    {
        std::vector<int> firsts;
        std::vector<int> ends;
        for (const Found &found : m_found)
            for (const Match &match : found.matches) {
                firsts.push_back(match.first);
                ends.push_back(match.end);
            }
        firsts = sortedOnce(std::move(firsts));
        ends = sortedOnce(std::move(ends));
        Counts all(firsts, ends);
        Counts near(firsts, ends);
        for (const Found &found : m_found) {
            all.add(found.matches);
            if (found.nearness != Nearness::Far)
                near.add(found.matches);
        }
        all.finish();
        near.finish();
        std::vector<Run> runs;
        for (int first = 0; first < int(firsts.size()); ++first)
            for (int end = 0; end < int(ends.size()); ++end) {
                const int quotes = all.at(first, end);
                const Run run{firsts[std::size_t(first)], ends[std::size_t(end)], quotes, true, false};
                if (run.end - run.first >= leastRun && near.at(first, end) > 0 && all.at(first - 1, end) < quotes &&
                    all.at(first, end + 1) < quotes && !isOfStopWords(run.first, run.end))
                    runs.push_back(run);
            }
        return runs;
    }

    [[nodiscard]] std::vector<const Found *> beginningWith(int words) const
    {
        std::vector<const Found *> quotes;
        for (const Found &found : m_found)
            if (found.opening >= words)
                quotes.push_back(&found);
        return quotes;
    }

    void addOpenings(std::vector<Run> &runs) const
    {
        for (Run &run : runs)
            run.opening = run.first == 0 && !beginningWith(run.end).empty();
        std::vector<int> ends;
        for (const Found *found : beginningWith(leastOpening))
            ends.push_back(found->opening);
        for (const int end : sortedOnce(std::move(ends))) {
            const bool isRun =
                std::any_of(runs.begin(), runs.end(), [&](const Run &r) { return r.first == 0 && r.end == end; });
            const std::vector<const Found *> quotes = beginningWith(end);
            const bool isNear = std::any_of(quotes.begin(), quotes.end(),
                                            [](const Found *found) { return found->nearness != Nearness::Far; });
            if (!isRun && isNear && !isOfStopWords(0, end))
                runs.push_back({0, end, int(quotes.size()), false, true});
        }
    }

    [[nodiscard]] static bool holds(const Found &found, const Run &run)
    {
        if (!run.anywhere)
            return found.opening >= run.end;
        return std::any_of(found.matches.begin(), found.matches.end(),
                           [&](const Match &match) { return match.first <= run.first && match.end >= run.end; });
    }

    [[nodiscard]] Formula formulaOf(const Run &run) const
    {
        std::vector<std::pair<Nearness, ReviewId>> holders;
        for (const Found &found : m_found)
            if (holds(found, run))
                holders.emplace_back(found.nearness, found.review);
        const auto named = std::min<std::size_t>(holders.size(), mostWhere);
        std::partial_sort(holders.begin(), holders.begin() + qsizetype(named), holders.end());
        Formula formula;
        const qsizetype start = m_ranges.at(run.first).start;
        formula.range = {start, m_ranges.at(run.end - 1).end() - start};
        formula.words = run.end - run.first;
        formula.quotes = run.quotes;
        formula.opening = run.opening;
        for (std::size_t i = 0; i < named; ++i)
            formula.where.append(holders[i].second);
        return formula;
    }

    const Formulas &m_formulas;
    const Quote &m_asked;
    QList<TextRange> m_ranges;
    std::vector<quint32> m_words;
    std::vector<Found> m_found;
};

void Formulas::setStopWords(const QSet<QString> &folded)
{
    m_stopWords.clear();
    for (const QString &word : folded)
        m_stopWords.insert(FormulaStock::hashOf(word));
}

void Formulas::setComparisons(const QList<QList<ToolId>> &comparisons)
{
    m_neighbours.clear();
    for (const QList<ToolId> &tools : comparisons)
        for (const ToolId tool : tools)
            for (const ToolId other : tools)
                if (other != tool)
                    m_neighbours[tool].insert(other);
}

void Formulas::setStock(std::shared_ptr<const FormulaStock> stock)
{
    m_stock = std::move(stock);
}

void Formulas::put(const Quote &quote)
{
    m_changed.insert(quote.review, quote);
    m_fresh.reset();
}

void Formulas::forgetChanges()
{
    m_changed.clear();
    m_fresh.reset();
}

QList<Formula> Formulas::in(const Quote &asked) const
{
    if (!m_fresh) {
        m_fresh = std::make_unique<FormulaStock>();
        for (const Quote &quote : m_changed)
            m_fresh->add(quote);
        m_fresh->finish();
    }
    Search search(*this, asked);
    if (m_stock)
        search.look(*m_stock, true);
    search.look(*m_fresh, false);
    return search.answer();
}

Formulas::Nearness Formulas::nearness(const Quote &asked, const Quote &other) const
{
    if (asked.lens == other.lens && m_neighbours.value(asked.tool).contains(other.tool))
        return Nearness::Neighbour;
    if (asked.tool == other.tool)
        return Nearness::SameTool;
    return asked.reviewer == other.reviewer ? Nearness::SameReviewer : Nearness::Far;
}

} // namespace vd
