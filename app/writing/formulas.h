#pragma once

#include "formulastock.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <memory>

namespace vd {

/// Words that a quote shares with others.
struct Formula
{
    TextRange range;       ///< in the text that was asked about
    int words = 0;         ///< how long
    int quotes = 0;        ///< how worn: the other quotes of the library that hold it
    bool opening = false;  ///< others begin with it, too
    QList<ReviewId> where; ///< some of those quotes, the nearest first
};

/// Finds worn phrases while somebody types. Compared are words without case, punctuation and space.
///
/// A run is what the text and another quote have in common: `leastRun` words or more, or `leastOpening` with which both
/// begin. It counts when it is not made of stop words alone and one of the quotes is near: of a tool that stands beside
/// this one in a comparison, through the same lens; of the same tool; by the same reviewer. The other rounds of the
/// same review are not other quotes. Only maximal runs: one word more at either end, and fewer quotes would hold it. A
/// run that adds fewer than `leastRun` words to a more worn one within it is not listed beside that.
class Formulas
{
public:
    static constexpr int leastRun = FormulaStock::gram;
    static constexpr int leastOpening = FormulaStock::opening;
    static constexpr qsizetype mostWords = 1000; ///< of a text are looked at
    static constexpr int mostFormulas = 20;      ///< are found, the most worn
    static constexpr int mostWhere = 10;         ///< quotes are named per formula

    void setStopWords(const QSet<QString> &folded);
    /// The tools of each comparison.
    void setComparisons(const QList<QList<ToolId>> &comparisons);
    /// The quotes as they were read. What was put or removed goes before them.
    void setStock(std::shared_ptr<const FormulaStock> stock);
    /// A quote changed since the stock was made; an empty text takes it out. Meant for some hundreds.
    void put(const Quote &quote);
    void remove(ReviewId review) { put({review, {}, {}, {}, {}}); }
    [[nodiscard]] qsizetype changedQuotes() const { return m_changed.size(); }
    void forgetChanges();

    /// `asked` is whose quote it is and its text as typed. The most worn first, then the longest.
    [[nodiscard]] QList<Formula> in(const Quote &asked) const;

private:
    class Search;
    enum class Nearness { Neighbour, SameTool, SameReviewer, Far };
    [[nodiscard]] Nearness nearness(const Quote &asked, const Quote &other) const;

    QSet<quint32> m_stopWords;
    QHash<ToolId, QSet<ToolId>> m_neighbours;
    std::shared_ptr<const FormulaStock> m_stock;
    QHash<ReviewId, Quote> m_changed;
    mutable std::unique_ptr<FormulaStock> m_fresh; ///< made of m_changed when it is needed
};

} // namespace vd
