#include "words.h"

#include <QRegularExpression>
#include <algorithm>

namespace vd {

namespace {

struct Character
{
    char32_t code = 0;
    qsizetype units = 0;
};

Character characterAt(const QString &text, qsizetype position)
{
    const QChar first = text.at(position);
    if (first.isHighSurrogate() && position + 1 < text.size() && text.at(position + 1).isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text.at(position + 1)), 2};
    return {first.unicode(), 1};
}

bool isOfWord(char32_t code)
{
    return QChar::isLetterOrNumber(code) || QChar::isMark(code);
}

bool isApostrophe(char32_t code)
{
    return code == U'\'' || code == U'\u2019';
}

/// Whether letters stand on both sides.
bool joins(const QString &text, qsizetype position)
{
    return position > 0 && position + 1 < text.size() && isOfWord(text.at(position - 1).unicode()) &&
           isOfWord(characterAt(text, position + 1).code);
}

const QRegularExpression &notProse()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<fence>^ {0,3}(```+|~~~+)[^\\n]*\\n(?s:.*?)(^ {0,3}\\g{2}[`~]*[ \\t]*$|\\z))"
                       "|(?<code>(?<!`)(`+)(?!`)(?s:.+?)(?<!`)\\g{5}(?!`))"
                       "|(?<destination>(?<=\\])\\([^()\\s]*(\\([^()\\s]*\\)[^()\\s]*)*)"
                       "|(?<auto><[A-Za-z][A-Za-z0-9+.-]*:[^<>\\s]*>)"
                       "|(?<address>\\b([A-Za-z][A-Za-z0-9+.-]*://|www\\.|mailto:)[^\\s<>()\"“”]*)"
                       "|(?<mail>[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+)"
                       "|(?<host>\\b[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.(com|org|net|io|dev|ai|app|example|de)\\b"
                       "(/[^\\s<>()\"“”]*)?)"
                       "|(?<entity>&(#\\d+|#x[0-9a-fA-F]+|\\w+);)"),
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

} // namespace

QList<TextRange> wordsOf(const QString &text)
{
    QList<TextRange> words;
    qsizetype start = -1;
    qsizetype position = 0;
    while (position < text.size()) {
        const auto [code, units] = characterAt(text, position);
        const bool inWord = isOfWord(code) || (start >= 0 && isApostrophe(code) && joins(text, position));
        if (inWord && start < 0)
            start = position;
        if (!inWord && start >= 0)
            words.append({start, position - std::exchange(start, -1)});
        position += units;
    }
    if (start >= 0)
        words.append({start, text.size() - start});
    return words;
}

QList<TextRange> notProseIn(const QString &text)
{
    QList<TextRange> ranges;
    for (auto match = notProse().globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        ranges.append({found.capturedStart(), found.capturedLength()});
    }
    return ranges;
}

QString foldedWord(QStringView word)
{
    QString folded = word.toString().normalized(QString::NormalizationForm_C).toCaseFolded();
    return folded.replace(u'\u2019', u'\'');
}

} // namespace vd
