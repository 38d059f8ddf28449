#include "formtext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

constexpr int width = 65; // with the "@- " of help, and quoted twice, no more than 72
constexpr auto opening = "@|"_L1;

/// What may come and go at the ends of lines; a no-break space is a letter here.
bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

QString stripped(const QString &line)
{
    qsizetype start = 0;
    qsizetype end = line.size();
    while (start < end && isBlank(line.at(start)))
        ++start;
    while (end > start && isBlank(line.at(end - 1)))
        --end;
    return line.mid(start, end - start);
}

/// A line that starts something of its own, which must not be joined to the one before: an item, a quote, a heading, a
/// table row, code.
bool startsBlock(const QString &line)
{
    static const QRegularExpression pattern(u"\\A(?:[-*+] |\\d{1,9}[.)] |[>#|]|    |\\t|```|~~~)"_s);
    return pattern.match(line).hasMatch();
}

/// Whether a line between bars has its closing bar, which no backslash stands before.
bool isClosed(const QString &line)
{
    if (!line.endsWith(u'|') || line.size() <= opening.size())
        return false;
    qsizetype backslashes = 0;
    while (line.at(line.size() - 2 - backslashes) == u'\\')
        ++backslashes;
    return backslashes % 2 == 0;
}

bool isOpen(const QString &line)
{
    return line.startsWith(opening) && !isClosed(line);
}

/// Lines between bars that were wrapped on their way, whole again; of one that was cut off what is there.
QStringList rejoined(const QStringList &lines)
{
    QStringList whole;
    for (const QString &line : lines) {
        if (!whole.isEmpty() && isOpen(whole.last()) && !line.isEmpty() && !line.startsWith(u'@'))
            whole.last() += u' ' + line;
        else
            whole << line;
    }
    for (QString &line : whole)
        if (isOpen(line))
            line += u'|';
    return whole;
}

bool isVerbatim(const QString &line)
{
    return line.startsWith(opening) && isClosed(line);
}

/// What a text editor or a mail program may drop or turn into something else; half a surrogate pair among it.
bool isFragile(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text.at(at + 1).isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text.at(at - 1).isHighSurrogate();
    return (c < u' ' && c != u'\n') || c == QChar(0x7f) || c == QChar(0x85) || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator || c == QChar(QChar::ByteOrderMark);
}

QString verbatim(const QString &line)
{
    QString safe;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        const bool isLoose = c == u' ' && (i == 0 || i + 1 == line.size() || line.at(i - 1) == u' ');
        if (c == u'\\' || c == u'|' || c == u'@')
            safe += u'\\' + QString(c);
        else if (isLoose || isFragile(line, i))
            safe += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            safe += c;
    }
    return opening + safe + u'|';
}

QString fromVerbatim(const QString &line)
{
    const QString safe = line.mid(opening.size(), line.size() - opening.size() - 1);
    QString text;
    for (qsizetype i = 0; i < safe.size(); ++i) {
        if (safe.at(i) != u'\\' || i + 1 == safe.size()) {
            text += safe.at(i);
        } else if (safe.at(i + 1) == u'u' && i + 5 < safe.size()) {
            text += QChar(char16_t(safe.mid(i + 2, 4).toUShort(nullptr, 16)));
            i += 5;
        } else {
            text += safe.at(++i);
        }
    }
    return text;
}

/// A paragraph's words in lines of usual length.
QStringList wrapped(const QString &paragraph)
{
    QStringList lines;
    QString line;
    for (const QString &word : paragraph.split(u' ')) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines << line;
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    return lines << line;
}

/// Whether text may be wrapped between any two words: nothing fragile, and no word that would start something of its
/// own at the beginning of a line.
bool survivesWrapping(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isFragile(text, i))
            return false;
        if (i == 0 || text.at(i - 1) != u' ')
            continue;
        const QString rest = text.mid(i, 12);
        if (QStringView(u" @\u00a0").contains(text.at(i)) || startsBlock(rest))
            return false;
    }
    return true;
}

QStringList plain(const QString &text)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n'))
        lines << wrapped(paragraph);
    return lines;
}

QStringList lineByLine(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        lines << verbatim(line);
    return lines;
}

} // namespace

bool FormText::isMarkup(QStringView line)
{
    return line.startsWith("@@"_L1) || line.startsWith("@-"_L1);
}

int FormText::quotingOf(const QString &line)
{
    int depth = 0;
    for (const QChar c : line) {
        if (c == u'>')
            ++depth;
        else if (c != u' ')
            break;
    }
    return depth;
}

QString FormText::unquoted(const QString &line, int depth)
{
    qsizetype start = line.startsWith(QChar(QChar::ByteOrderMark)) ? 1 : 0;
    for (int taken = 0; taken < depth;) {
        qsizetype at = start;
        while (at < line.size() && line.at(at) == u' ')
            ++at;
        if (at == line.size() || line.at(at) != u'>')
            break;
        start = at + 1;
        ++taken;
    }
    if (depth > 0 && start < line.size() && line.at(start) == u' ')
        ++start;
    qsizetype end = line.size();
    while (end > start && isBlank(line.at(end - 1)))
        --end;
    // Mail programs indent what they quote, and mark a line that begins with "From".
    qsizetype first = start;
    while (first < end && (isBlank(line.at(first)) || line.at(first) == QChar::Nbsp))
        ++first;
    const QStringView rest = QStringView(line).mid(first, end - first);
    if (isMarkup(rest) || rest.startsWith(opening))
        start = first;
    else if (rest.startsWith(">From "_L1))
        start = first + 1;
    return line.mid(start, end - start);
}

QStringList FormText::write(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QStringList lines = plain(text);
    QStringList back;
    for (const QString &line : lines)
        back << unquoted(line, 0);
    return survivesWrapping(text) && read(back) == text ? lines : lineByLine(text);
}

QString FormText::read(const QStringList &lines)
{
    QStringList paragraphs;
    bool open = false; // the last paragraph goes on with the next line
    bool isExact = false;
    qsizetype gap = 0;
    for (const QString &line : rejoined(lines)) {
        if (isMarkup(line))
            continue;
        if (isVerbatim(line)) {
            // Line by line: what stands around it are line breaks of the text itself.
            if (!isExact && !paragraphs.isEmpty())
                paragraphs << QStringList(gap, QString());
            paragraphs << fromVerbatim(line);
            gap = 0;
            open = false;
            isExact = true;
            continue;
        }
        if (stripped(line).isEmpty()) {
            ++gap;
            open = false;
            continue;
        }
        if (open && !startsBlock(line)) {
            paragraphs.last() += u' ' + stripped(line);
            continue;
        }
        if (!paragraphs.isEmpty())
            paragraphs << QStringList(gap, QString());
        paragraphs << (startsBlock(line) ? line : stripped(line));
        gap = 0;
        open = true;
        isExact = false;
    }
    return paragraphs.join(u'\n');
}

} // namespace vd
