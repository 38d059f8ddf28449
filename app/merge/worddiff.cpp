#include "worddiff.h"

#include <QStringList>
#include <QVector>

namespace vd {

namespace {

/// Words with the white space after them.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool begins = i > 0 && text.at(i - 1).isSpace() && !text.at(i).isSpace();
        if (begins && !word.isEmpty())
            words << std::exchange(word, {});
        word += text.at(i);
    }
    return word.isEmpty() ? words : words << word;
}

bool isSame(const QString &a, const QString &b)
{
    return QStringView(a).trimmed() == QStringView(b).trimmed();
}

void append(QList<DiffRun> &runs, DiffRun::Kind kind, const QString &word)
{
    if (!runs.isEmpty() && runs.last().kind == kind)
        runs.last().text += word;
    else
        runs.append({kind, word});
}

/// The differing middle of both texts, by the table of longest common subsequences of their ends.
void appendMiddle(QList<DiffRun> &runs, const QStringList &before, const QStringList &after)
{
    const qsizetype width = after.size() + 1;
    QVector<int> longest((before.size() + 1) * width, 0);
    for (qsizetype i = before.size() - 1; i >= 0; --i)
        for (qsizetype j = after.size() - 1; j >= 0; --j)
            longest[i * width + j] = isSame(before.at(i), after.at(j))
                                         ? longest[(i + 1) * width + j + 1] + 1
                                         : qMax(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < before.size() || j < after.size()) {
        const bool hasBoth = i < before.size() && j < after.size();
        if (hasBoth && isSame(before.at(i), after.at(j))) {
            append(runs, DiffRun::Kind::Same, after.at(j));
            ++i;
            ++j;
        } else if (j == after.size() ||
                   (i < before.size() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            append(runs, DiffRun::Kind::Removed, before.at(i++));
        } else {
            append(runs, DiffRun::Kind::Added, after.at(j++));
        }
    }
}

} // namespace

QList<DiffRun> wordDiff(const QString &before, const QString &after)
{
    constexpr qsizetype most = 1000;
    QStringList old = wordsOf(before);
    QStringList now = wordsOf(after);
    QList<DiffRun> runs;
    while (!old.isEmpty() && !now.isEmpty() && isSame(old.first(), now.first())) {
        append(runs, DiffRun::Kind::Same, now.takeFirst());
        old.removeFirst();
    }
    QString end;
    while (!old.isEmpty() && !now.isEmpty() && isSame(old.last(), now.last())) {
        end.prepend(now.takeLast());
        old.removeLast();
    }
    if (old.size() > most && now.size() > most) {
        append(runs, DiffRun::Kind::Removed, old.join(QString()));
        append(runs, DiffRun::Kind::Added, now.join(QString()));
    } else {
        appendMiddle(runs, old, now);
    }
    if (!end.isEmpty())
        append(runs, DiffRun::Kind::Same, end);
    return runs;
}

} // namespace vd
