#include "beatcover.h"

#include "words.h"

#include <algorithm>

namespace vd {

namespace {

constexpr qsizetype leastLetters = 5;
constexpr qsizetype leastStem = 4;
constexpr qsizetype mostEnding = 3;

bool areAlike(const QString &left, const QString &right)
{
    if (left == right)
        return true;
    const qsizetype shorter = std::min(left.size(), right.size());
    if (shorter < leastLetters)
        return false;
    const auto differ = std::mismatch(left.begin(), left.begin() + shorter, right.begin());
    const qsizetype stem = differ.first - left.begin();
    return stem >= leastStem && std::max(left.size(), right.size()) - stem <= mostEnding;
}

} // namespace

QSet<QString> BeatCover::contentWords(const QString &text) const
{
    QSet<QString> words;
    for (const TextRange &range : wordsOf(text)) {
        const QString word = foldedWord(QStringView(text).mid(range.start, range.length));
        if ((word.size() > 1 || word.at(0).isNumber()) && !m_stopWords.contains(word))
            words.insert(word);
    }
    return words;
}

double BeatCover::share(const QString &answer, const QString &quote) const
{
    const QSet<QString> wanted = contentWords(answer);
    if (wanted.isEmpty())
        return 1;
    const QSet<QString> said = contentWords(quote);
    const auto shown = std::count_if(wanted.begin(), wanted.end(), [&](const QString &word) {
        return said.contains(word) ||
               std::any_of(said.begin(), said.end(), [&](const QString &other) { return areAlike(word, other); });
    });
    return double(shown) / double(wanted.size());
}

BeatCover::Gaps BeatCover::gaps(const QList<Prompt> &beats, const QMap<QString, QString> &answers,
                                const QString &quote) const
{
    Gaps gaps;
    for (const Prompt &beat : beats) {
        const QString answer = answers.value(beat.key);
        if (answer.trimmed().isEmpty())
            gaps.unanswered << beat.key;
        else if (!quote.trimmed().isEmpty() && share(answer, quote) < leastShare)
            gaps.unsaid << beat.key;
    }
    return gaps;
}

} // namespace vd
