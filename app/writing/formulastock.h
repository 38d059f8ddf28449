#pragma once

#include "id.h"
#include "words.h"

#include <QString>
#include <functional>
#include <vector>

namespace vd {

/// A review's quote and whose it is.
struct Quote
{
    ReviewId review;
    ToolId tool;
    LensId lens;
    ReviewerId reviewer;
    QString text;
};

/// The words of many quotes, to be asked where a text's words occur. Filled once, then only read, by any thread.
/// Every word is known by a 32-bit hash; a run of words is taken for another only when all of its hashes collide.
/// Takes 8 bytes per word and 40 per quote: 13 MB for 10,000 quotes of 160 words.
class FormulaStock
{
public:
    static constexpr int gram = 5;    ///< words that must be shared in a row
    static constexpr int opening = 4; ///< or these at the beginning

    /// Words [first, end) of the text asked about are also in that quote.
    struct Match
    {
        quint32 quote = 0; ///< number in this stock
        int first = 0;
        int end = 0;
        bool fromStart = false; ///< both texts begin with them
    };

    void add(const Quote &quote);
    /// After the last quote, before the first question. Gives up, useless, once `isStale` says so: a few million words
    /// take seconds.
    void finish(const std::function<bool()> &isStale = [] { return false; });

    [[nodiscard]] static std::vector<quint32> hashesOf(const QString &text);
    [[nodiscard]] static quint32 hashOf(QStringView foldedWord);

    /// Every stretch that cannot be made longer within one quote: of at least `gram` words, and from the start
    /// `opening`.
    void match(const std::vector<quint32> &words, std::vector<Match> &matches) const;
    [[nodiscard]] qsizetype size() const { return qsizetype(m_quotes.size()); }
    [[nodiscard]] qsizetype words() const { return qsizetype(m_words.size()); }
    /// Without its text.
    [[nodiscard]] Quote quote(quint32 number) const;
    [[nodiscard]] qsizetype bytes() const;

private:
    struct Entry
    {
        ReviewId review;
        ToolId tool;
        LensId lens;
        ReviewerId reviewer;
        quint32 first; ///< in m_words
        quint32 words;
    };
    class Order;
    [[nodiscard]] quint32 quoteAt(quint32 position) const;
    void matchOpenings(const std::vector<quint32> &words, std::vector<Match> &matches) const;

    std::vector<quint32> m_words;    ///< of all quotes, one after another
    std::vector<quint32> m_order;    ///< positions where `gram` words of one quote begin, sorted by those words
    std::vector<quint32> m_openings; ///< numbers of quotes, sorted by their first words
    std::vector<Entry> m_quotes;
};

} // namespace vd
