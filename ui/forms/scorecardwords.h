#pragma once

#include "checks.h"
#include "lens.h"
#include "review.h"

#include <QCoreApplication>
#include <QStringList>

namespace vd {

/// What a scorecard says about the words of a review.
class ScorecardWords
{
    Q_DECLARE_TR_FUNCTIONS(vd::ScorecardWords)

public:
    static constexpr int leastWords = Checks::shortestQuote;
    static constexpr int mostWords = Checks::longestQuote;

    /// The beats that have words, in the lens's order, joined into one quote. A beat that ends without punctuation gets
    /// a full stop. Empty when no beat has words.
    [[nodiscard]] static QString compose(const QList<Prompt> &beats, const QMap<QString, QString> &answers);
    [[nodiscard]] static bool isLength(int words) { return words >= leastWords && words <= mostWords; }
    /// "132 words", "98 of 110–160 words: 12 to go", "171 of 110–160 words: 11 too many".
    [[nodiscard]] static QString lengthText(int words);
    /// The phrases that occur in a text as whole words, whatever their case, in the order given.
    [[nodiscard]] static QStringList found(const QStringList &phrases, const QString &text);
    /// One sentence that names them and who never writes them; empty without any.
    [[nodiscard]] static QString foundText(const QStringList &phrases, const QString &reviewer);
};

} // namespace vd
