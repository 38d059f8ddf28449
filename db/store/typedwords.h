#pragma once

#include <QString>
#include <QStringList>

namespace vd {

/// What was typed into a search field, read as words the way the search index cuts texts into words.
class TypedWords
{
public:
    explicit TypedWords(const QString &typed);

    /// The typed text without surrounding space, at most 200 characters of it.
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Nothing in it that the index could know, e.g. only symbols.
    [[nodiscard]] bool isEmpty() const { return m_phrases.isEmpty(); }
    /// A single letter: too many words begin with it for a search in texts.
    [[nodiscard]] bool isOneLetter() const
    {
        return m_unfinished && m_phrases.size() == 1 && m_phrases.first().size() == 1;
    }
    /// The text holds symbols, which the index ignores ("C++", an emoji), or a script without spaces between words.
    [[nodiscard]] bool hasMoreThanWords() const { return m_moreThanWords || (isEmpty() && !m_text.isEmpty()); }

    /// The start of the word being typed, folded as in the index, when it is better completed from the index's word
    /// list before matching: longer than the index's prefixes and in Latin letters. Empty when it can be matched as it
    /// is.
    [[nodiscard]] QString completable() const;

    /// The words before the one being typed that the index's word list can be asked for, folded as there.
    [[nodiscard]] QStringList finishedWords() const;

    /// An FTS5 expression: every word must occur, the last one may be unfinished. No text becomes syntax.
    /// With `columns`, e.g. "name slug", only there. With `completion`, the last word is that one.
    [[nodiscard]] QString match(const QString &columns = {}, const QString &completion = {}) const;

private:
    QString m_text;
    QStringList m_phrases; ///< per typed word its index words, joined by one space
    bool m_unfinished = false;
    bool m_moreThanWords = false;
};

} // namespace vd
