#pragma once

#include "lens.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace vd {

/// Which beats of a lens a quote leaves out. A beat without an answer is unanswered. An answer shows in the quote when
/// at least `leastShare` of its content words occur there: each once, without stop words and single letters. Two words
/// are the same when they are equal, or when both have five letters or more, begin with the same four or more and end
/// with at most three others ("price", "pricing"). An answer of stop words alone shows always.
class BeatCover
{
public:
    static constexpr double leastShare = 1.0 / 3;

    explicit BeatCover(const QSet<QString> &stopWords) : m_stopWords(stopWords) {}

    struct Gaps
    {
        QStringList unanswered; ///< keys of prompts, in the lens's order
        QStringList unsaid;     ///< answered, but the quote does not show it; none while the quote is empty
        bool operator==(const Gaps &) const = default;
    };
    [[nodiscard]] Gaps gaps(const QList<Prompt> &beats, const QMap<QString, QString> &answers,
                            const QString &quote) const;
    /// 0–1; 1 for an answer without content words.
    [[nodiscard]] double share(const QString &answer, const QString &quote) const;

private:
    [[nodiscard]] QSet<QString> contentWords(const QString &text) const;

    QSet<QString> m_stopWords;
};

} // namespace vd
