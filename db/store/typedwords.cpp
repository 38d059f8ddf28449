#include "typedwords.h"

#include <QList>
#include <algorithm>

namespace vd {

namespace {

constexpr qsizetype maximumLength = 200;
constexpr qsizetype maximumWords = 16;
constexpr QChar latinEnd(0x180);       // up to here, Unicode's decomposition and FTS5's remove_diacritics 2 agree
constexpr qsizetype indexedPrefix = 3; // prefix = '2 3' in db/sql/schema

/// As FTS5's unicode61 tokenizer tells words from what is between them.
bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::category(c) == QChar::Other_PrivateUse;
}

bool isSymbol(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category >= QChar::Symbol_Math && category <= QChar::Symbol_Other;
}

bool isWrittenWithoutSpaces(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana ||
           script == QChar::Script_Hangul || script == QChar::Script_Thai || script == QChar::Script_Lao ||
           script == QChar::Script_Khmer || script == QChar::Script_Myanmar;
}

/// As the index folds a word of Latin letters; empty for another one.
QString foldedLatin(const QString &word)
{
    if (!std::all_of(word.begin(), word.end(), [](QChar c) { return c < latinEnd; }))
        return {};
    QString folded;
    for (const QChar c : word.normalized(QString::NormalizationForm_D).toLower())
        if (!c.isMark())
            folded += c;
    const bool ascii = std::all_of(folded.begin(), folded.end(), [](QChar c) { return c.unicode() < 0x80; });
    return ascii ? folded : QString();
}

QString lastWord(const QString &phrase)
{
    return phrase.mid(phrase.lastIndexOf(u' ') + 1);
}

} // namespace

TypedWords::TypedWords(const QString &typed)
    : m_text(typed.left(4 * maximumLength).normalized(QString::NormalizationForm_C).simplified().left(maximumLength))
{
    if (!m_text.isEmpty() && m_text.back().isHighSurrogate())
        m_text.chop(1);
    for (const QString &word : m_text.split(u' ', Qt::SkipEmptyParts)) {
        QString phrase;
        for (const char32_t c : word.toUcs4()) {
            m_unfinished = isWordCharacter(c);
            if (m_unfinished)
                phrase += QString::fromUcs4(&c, 1);
            else
                phrase += u' ';
            m_moreThanWords = m_moreThanWords || isSymbol(c) || isWrittenWithoutSpaces(c);
        }
        phrase = phrase.simplified();
        if (!phrase.isEmpty() && m_phrases.size() < maximumWords)
            m_phrases << phrase;
    }
    // "Larkspur 4" on the way to "Larkspur 4B": a letter that ends the text narrows nothing yet.
    const bool several = m_phrases.size() > 1 || (!m_phrases.isEmpty() && m_phrases.first().contains(u' '));
    if (m_unfinished && several && lastWord(m_phrases.last()).size() == 1) {
        m_phrases.last().chop(1);
        m_phrases.last() = m_phrases.last().trimmed();
        if (m_phrases.last().isEmpty())
            m_phrases.removeLast();
        m_unfinished = false;
    }
}

QString TypedWords::completable() const
{
    if (!m_unfinished || m_phrases.isEmpty())
        return {};
    const QString word = lastWord(m_phrases.last());
    return word.size() > indexedPrefix ? foldedLatin(word) : QString();
}

QStringList TypedWords::finishedWords() const
{
    QStringList words = m_phrases.join(u' ').split(u' ', Qt::SkipEmptyParts);
    if (m_unfinished && !words.isEmpty())
        words.removeLast();
    QStringList folded;
    for (const QString &word : words)
        if (const QString latin = foldedLatin(word); !latin.isEmpty())
            folded << latin;
    return folded;
}

QString TypedWords::match(const QString &columns, const QString &completion) const
{
    QStringList terms;
    for (const QString &phrase : m_phrases)
        terms << u'"' + phrase + u'"';
    if (!completion.isEmpty())
        terms.last() = u'"' + m_phrases.last().chopped(lastWord(m_phrases.last()).size()) + completion + u'"';
    else if (m_unfinished && !terms.isEmpty())
        terms.last() += u'*';
    const QString all = terms.join(u' ');
    return columns.isEmpty() ? all : u'{' + columns + QStringLiteral("} : (") + all + u')';
}

} // namespace vd
