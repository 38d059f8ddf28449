#include "bannedphrases.h"

#include "phrases.h"

#include <algorithm>

namespace vd {

QList<BannedPhrase> bannedPhrasesIn(const QString &text, const QStringList &phrases)
{
    QList<BannedPhrase> found;
    for (const QString &phrase : phrases)
        for (auto match = phrasePattern(phrase).globalMatch(text); match.hasNext();) {
            const QRegularExpressionMatch at = match.next();
            found.append({{at.capturedStart(), at.capturedLength()}, phrase});
        }
    std::stable_sort(found.begin(), found.end(), [](const BannedPhrase &left, const BannedPhrase &right) {
        return left.range.start < right.range.start;
    });
    return found;
}

} // namespace vd
