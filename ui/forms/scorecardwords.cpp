#include "scorecardwords.h"

namespace vd {

QString ScorecardWords::compose(const QList<Prompt> &beats, const QMap<QString, QString> &answers)
{
    QStringList sentences;
    for (const Prompt &beat : beats) {
        QString answer = answers.value(beat.key).trimmed();
        if (answer.isEmpty())
            continue;
        if (answer.back().isLetterOrNumber())
            answer += u'.';
        sentences << answer;
    }
    return sentences.join(u' ');
}

QString ScorecardWords::lengthText(int words)
{
    if (isLength(words))
        return tr("%1 words").arg(words);
    const QString start = tr("%1 of %2–%3 words").arg(words).arg(leastWords).arg(mostWords);
    return words < leastWords ? tr("%1: %2 to go").arg(start).arg(leastWords - words)
                              : tr("%1: %2 too many").arg(start).arg(words - mostWords);
}

QStringList ScorecardWords::found(const QStringList &phrases, const QString &text)
{
    QStringList found;
    for (const QString &phrase : phrases)
        if (!Checks::bannedPhraseIn(text, {phrase}).isEmpty())
            found << phrase;
    return found;
}

QString ScorecardWords::foundText(const QStringList &phrases, const QString &reviewer)
{
    if (phrases.isEmpty())
        return {};
    QStringList quoted;
    for (const QString &phrase : phrases)
        quoted << tr("“%1”", "a phrase").arg(phrase);
    return tr("%1 never writes %2.", "reviewer, phrases").arg(reviewer, quoted.join(tr(" or ")));
}

} // namespace vd
