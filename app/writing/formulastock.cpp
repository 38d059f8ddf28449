#include "formulastock.h"

#include <QHashFunctions>
#include <algorithm>

namespace vd {

namespace {

int compareWords(const quint32 *left, const quint32 *right, int count)
{
    for (int i = 0; i < count; ++i)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

} // namespace

std::vector<quint32> FormulaStock::hashesOf(const QString &text)
{
    const QString folded = foldedWord(text);
    const QList<TextRange> words = wordsOf(folded);
    std::vector<quint32> hashes;
    hashes.reserve(std::size_t(words.size()));
    for (const TextRange &word : words)
        hashes.push_back(hashOf(QStringView(folded).mid(word.start, word.length)));
    return hashes;
}

quint32 FormulaStock::hashOf(QStringView foldedWord)
{
    return quint32(qHash(foldedWord, 0));
}

void FormulaStock::add(const Quote &quote)
{
    const std::vector<quint32> words = hashesOf(quote.text);
    const auto first = quint32(m_words.size());
    m_quotes.push_back({quote.review, quote.tool, quote.lens, quote.reviewer, first, quint32(words.size())});
    m_words.insert(m_words.end(), words.begin(), words.end());
    for (quint32 i = 0; i + gram <= words.size(); ++i)
        m_order.push_back(first + i);
    if (words.size() >= opening)
        m_openings.push_back(quint32(m_quotes.size() - 1));
}

void FormulaStock::finish(const std::function<bool()> &isStale)
{
    constexpr quint32 slices = 16;
    constexpr int shift = 28;
    m_words.shrink_to_fit();
    m_order.shrink_to_fit();
    const quint32 *words = m_words.data();
    auto rest = m_order.begin();
    for (quint32 slice = 0; slice < slices; ++slice) {
        if (isStale())
            return;
        const auto end =
            std::partition(rest, m_order.end(), [&](quint32 position) { return words[position] >> shift == slice; });
        std::sort(rest, end, [words](quint32 left, quint32 right) {
            const int order = compareWords(words + left, words + right, gram);
            return order != 0 ? order < 0 : left < right;
        });
        rest = end;
    }
    std::sort(m_openings.begin(), m_openings.end(), [this, words](quint32 left, quint32 right) {
        return compareWords(words + m_quotes[left].first, words + m_quotes[right].first, opening) < 0;
    });
}

Quote FormulaStock::quote(quint32 number) const
{
    const Entry &entry = m_quotes[number];
    return {entry.review, entry.tool, entry.lens, entry.reviewer, {}};
}

qsizetype FormulaStock::bytes() const
{
    const std::size_t numbers = m_words.capacity() + m_order.capacity() + m_openings.capacity();
    const std::size_t bytes = numbers * sizeof(quint32) + m_quotes.capacity() * sizeof(Entry);
    return qsizetype(bytes);
}

quint32 FormulaStock::quoteAt(quint32 position) const
{
    const auto after = std::upper_bound(m_quotes.begin(), m_quotes.end(), position,
                                        [](quint32 at, const Entry &entry) { return at < entry.first; });
    return quint32(after - m_quotes.begin() - 1);
}

/// Positions of one group are in order, so what goes on from the word before is found by merging two sorted lists.
void FormulaStock::match(const std::vector<quint32> &words, std::vector<Match> &matches) const
{
    struct Growing
    {
        quint32 next; ///< where the group of the next word must stand
        int first;
    };
    std::vector<Growing> growing;
    std::vector<Growing> grown;
    const auto end = [&](const Growing &run, int last) {
        const quint32 quote = quoteAt(run.next - 1);
        const bool fromStart = run.first == 0 && run.next - quint32(last + 1) == m_quotes[quote].first;
        matches.push_back({quote, run.first, last + gram, fromStart});
    };
    const int groups = int(words.size()) - gram + 1;
    for (int i = 0; i < groups; ++i) {
        const quint32 *wanted = words.data() + i;
        const auto lower = std::partition_point(m_order.begin(), m_order.end(), [&](quint32 position) {
            return compareWords(m_words.data() + position, wanted, gram) < 0;
        });
        const auto upper = std::partition_point(lower, m_order.end(), [&](quint32 position) {
            return compareWords(m_words.data() + position, wanted, gram) == 0;
        });
        auto old = growing.begin();
        grown.clear();
        for (auto at = lower; at != upper; ++at) {
            for (; old != growing.end() && old->next < *at; ++old)
                end(*old, i - 1);
            if (old != growing.end() && old->next == *at)
                grown.push_back({*at + 1, (old++)->first});
            else
                grown.push_back({*at + 1, i});
        }
        for (; old != growing.end(); ++old)
            end(*old, i - 1);
        growing.swap(grown);
    }
    for (const Growing &run : growing)
        end(run, groups - 1);
    matchOpenings(words, matches);
}

void FormulaStock::matchOpenings(const std::vector<quint32> &words, std::vector<Match> &matches) const
{
    if (words.size() < opening)
        return;
    const auto startOf = [this](quint32 quote) { return m_words.data() + m_quotes[quote].first; };
    auto at = std::partition_point(m_openings.begin(), m_openings.end(), [&](quint32 quote) {
        return compareWords(startOf(quote), words.data(), opening) < 0;
    });
    for (; at != m_openings.end() && compareWords(startOf(*at), words.data(), opening) == 0; ++at) {
        const bool goesOn =
            m_quotes[*at].words > opening && words.size() > opening && startOf(*at)[opening] == words[opening];
        if (!goesOn) // otherwise it is found as a run
            matches.push_back({*at, 0, opening, true});
    }
}

} // namespace vd
