#include "formulas.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace vd {

namespace {

using Match = FormulaStock::Match;

/// Some of the places between the words of a text.
class Places
{
public:
    explicit Places(std::size_t words) : m_has(words + 1) {}
    void add(int place) { m_has[std::size_t(place)] = true; }
    [[nodiscard]] std::size_t size() const { return std::size_t(std::count(m_has.begin(), m_has.end(), true)); }
    [[nodiscard]] std::vector<int> inOrder() const
    {
        std::vector<int> places;
        for (std::size_t place = 0; place < m_has.size(); ++place)
            if (m_has[place])
                places.push_back(int(place));
        return places;
    }
    /// Of each place, how many come before it.
    [[nodiscard]] std::vector<int> numbers() const
    {
        std::vector<int> numbers;
        int next = 0;
        for (const bool has : m_has) {
            numbers.push_back(next);
            next += has ? 1 : 0;
        }
        return numbers;
    }

private:
    std::vector<bool> m_has;
};

/// In how many quotes a run [first, end) occurs, for every first and end at which a match begins or ends. Counted are
/// quotes, not matches: of one quote's matches none lies within another, so those that cover a run follow each other,
/// and there is one more of them than of the overlaps between neighbours.
class Counts
{
public:
    Counts(const Places &firsts, const Places &ends)
        : m_firsts(firsts.numbers()),
          m_ends(ends.numbers()),
          m_rows(firsts.size()),
          m_columns(ends.size()),
          m_cells(m_rows * m_columns)
    {
    }

    /// The matches of one quote, none within another, in order.
    void add(std::span<const Match> matches)
    {
        for (std::size_t i = 0; i < matches.size(); ++i) {
            note(matches[i].first, matches[i].end, 1);
            if (i > 0 && matches[i].first < matches[i - 1].end)
                note(matches[i].first, matches[i - 1].end, -1);
        }
    }
    void finish()
    {
        for (std::size_t first = 0; first < m_rows; ++first)
            for (std::size_t end = m_columns; end-- > 0;)
                cell(first, end) +=
                    at(int(first) - 1, int(end)) + at(int(first), int(end) + 1) - at(int(first) - 1, int(end) + 1);
    }
    /// By number among the firsts and the ends; 0 beyond them.
    [[nodiscard]] int at(int first, int end) const
    {
        if (first < 0 || end >= int(m_columns))
            return 0;
        return m_cells[std::size_t(first) * m_columns + std::size_t(end)];
    }

private:
    int &cell(std::size_t first, std::size_t end) { return m_cells[first * m_columns + end]; }
    void note(int first, int end, int by)
    {
        cell(std::size_t(m_firsts[std::size_t(first)]), std::size_t(m_ends[std::size_t(end)])) += by;
    }

    std::vector<int> m_firsts; ///< a place's row
    std::vector<int> m_ends;   ///< a place's column
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<int> m_cells;
};

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
        std::sort(matches.begin(), matches.end(), [](const Match &left, const Match &right) {
            return std::tuple(left.quote, left.first, right.end) < std::tuple(right.quote, right.first, left.end);
        });
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
        int opening;            ///< how many words both begin with
        std::size_t begin, end; ///< in m_matches
    };

    [[nodiscard]] bool isSameReview(const Quote &other) const
    {
        return other.review == m_asked.review ||
               (other.tool == m_asked.tool && other.lens == m_asked.lens && other.reviewer == m_asked.reviewer);
    }

    /// Of one quote's matches, in order of their first words and the longer ones first, those within no other.
    void take(const Quote &quote, std::span<const Match> matches)
    {
        Found found{quote.review, m_formulas.nearness(m_asked, quote), 0, m_matches.size(), 0};
        for (const Match &match : matches) {
            if (match.fromStart)
                found.opening = std::max(found.opening, match.end);
            const bool isInner = m_matches.size() > found.begin && match.end <= m_matches.back().end;
            if (match.end - match.first >= leastRun && !isInner)
                m_matches.push_back(match);
        }
        found.end = m_matches.size();
        m_found.push_back(found);
    }
    [[nodiscard]] std::span<const Match> matchesOf(const Found &found) const
    {
        return std::span(m_matches).subspan(found.begin, found.end - found.begin);
    }

    [[nodiscard]] bool isOfStopWords(int first, int end) const
    {
        return std::all_of(m_words.begin() + first, m_words.begin() + end,
                           [this](quint32 word) { return m_formulas.m_stopWords.contains(word); });
    }

    [[nodiscard]] std::vector<Run> maximalRuns() const
    {
        Places first(m_words.size());
        Places last(m_words.size());
        for (const Match &match : m_matches) {
            first.add(match.first);
            last.add(match.end);
        }
        const std::vector<int> firsts = first.inOrder();
        const std::vector<int> ends = last.inOrder();
        Counts all(first, last);
        Counts near(first, last);
        for (const Found &found : m_found) {
            all.add(matchesOf(found));
            if (found.nearness != Nearness::Far)
                near.add(matchesOf(found));
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
        Places ends(m_words.size());
        for (const Found *found : beginningWith(leastOpening))
            ends.add(found->opening);
        for (const int end : ends.inOrder()) {
            const bool isRun =
                std::any_of(runs.begin(), runs.end(), [&](const Run &r) { return r.first == 0 && r.end == end; });
            const std::vector<const Found *> quotes = beginningWith(end);
            const bool isNear = std::any_of(quotes.begin(), quotes.end(),
                                            [](const Found *found) { return found->nearness != Nearness::Far; });
            if (!isRun && isNear && !isOfStopWords(0, end))
                runs.push_back({0, end, int(quotes.size()), false, true});
        }
    }

    [[nodiscard]] bool holds(const Found &found, const Run &run) const
    {
        if (!run.anywhere)
            return found.opening >= run.end;
        const std::span<const Match> matches = matchesOf(found);
        return std::any_of(matches.begin(), matches.end(),
                           [&](const Match &match) { return match.first <= run.first && match.end >= run.end; });
    }

    [[nodiscard]] Formula formulaOf(const Run &run) const
    {
        std::vector<std::pair<Nearness, qint64>> holders;
        for (const Found &found : m_found)
            if (holds(found, run))
                holders.emplace_back(found.nearness, found.review.value);
        const auto named = std::min<std::size_t>(holders.size(), mostWhere);
        std::partial_sort(holders.begin(), holders.begin() + qsizetype(named), holders.end());
        Formula formula;
        const qsizetype start = m_ranges.at(run.first).start;
        formula.range = {start, m_ranges.at(run.end - 1).end() - start};
        formula.words = run.end - run.first;
        formula.quotes = run.quotes;
        formula.opening = run.opening;
        for (std::size_t i = 0; i < named; ++i)
            formula.where.append(ReviewId{holders[i].second});
        return formula;
    }

    const Formulas &m_formulas;
    const Quote &m_asked;
    QList<TextRange> m_ranges;
    std::vector<quint32> m_words;
    std::vector<Match> m_matches; ///< of the quotes found, one quote's after another's
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
