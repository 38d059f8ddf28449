#include "markedtext.h"

#include <algorithm>

namespace vd {

namespace {

constexpr QChar opening(2);
constexpr QChar closing(3);
constexpr QChar ellipsis(u'…');

/// Where a cut near `from` falls between words; `from` itself in text without spaces, but never inside a surrogate
/// pair.
qsizetype cutNear(const QString &text, qsizetype from, qsizetype reach, int step)
{
    for (qsizetype at = from, steps = 0; steps < reach && at > 0 && at < text.size(); at += step, ++steps)
        if (text.at(at).isSpace())
            return at;
    return from > 0 && from < text.size() && text.at(from).isLowSurrogate() ? from - 1 : from;
}

} // namespace

MarkedText MarkedText::parse(const QString &highlighted)
{
    MarkedText marked;
    marked.text.reserve(highlighted.size());
    qsizetype start = -1;
    for (const QChar c : highlighted) {
        if (c == opening) {
            start = marked.text.size();
        } else if (c == closing) {
            if (start >= 0 && start < marked.text.size())
                marked.marks.append({start, marked.text.size() - start});
            start = -1;
        } else {
            marked.text += c;
        }
    }
    return marked;
}

MarkedText MarkedText::excerpt(qsizetype length) const
{
    constexpr qsizetype wordReach = 16;
    const qsizetype first = marks.isEmpty() ? 0 : marks.first().start;
    const qsizetype firstEnd = marks.isEmpty() ? 0 : first + marks.first().length;
    qsizetype from = 0;
    qsizetype to = text.size();
    if (to > length) {
        const qsizetype lead = length / 4;
        if (firstEnd > length - lead)
            from = std::min(cutNear(text, first - lead - 1, wordReach, 1), first);
        if (from + length < to)
            to = std::max(cutNear(text, from + length, wordReach, -1), std::min(firstEnd, from + 2 * length));
    }
    while (from < first && text.at(from).isSpace())
        ++from;

    MarkedText cut;
    if (from > 0)
        cut.text += ellipsis;
    const qsizetype shift = from - cut.text.size();
    for (const QChar c : QStringView(text).mid(from, to - from))
        cut.text += c.isSpace() || c < u' ' ? QChar(u' ') : c;
    for (const Mark &mark : marks)
        if (mark.start >= from && mark.start + mark.length <= to)
            cut.marks.append({mark.start - shift, mark.length});
    if (to < text.size())
        cut.text += ellipsis;
    return cut;
}

} // namespace vd
