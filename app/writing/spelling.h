#pragma once

#include "result.h"
#include "words.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <memory>

class Hunspell;

namespace vd {

/// A Hunspell dictionary. Made on any thread, then used by one at a time. Opening reads a megabyte: 50–100 ms.
class SpellingDictionary
{
    Q_DECLARE_TR_FUNCTIONS(vd::SpellingDictionary)

public:
    /// Where dictionaries are looked for: "hunspell" in the system's and the user's data folders.
    [[nodiscard]] static QStringList usualFolders();
    /// For a language, BCP 47: that region's, and where none is named the language's usual one, or its only one. The
    /// error says what to install.
    [[nodiscard]] static Result<std::shared_ptr<SpellingDictionary>> open(const QString &language,
                                                                          const QStringList &folders = usualFolders());
    ~SpellingDictionary();
    Q_DISABLE_COPY_MOVE(SpellingDictionary)

    [[nodiscard]] bool knows(const QString &word) const;
    /// The best first, at most `most`; up to a quarter of a second for long words.
    [[nodiscard]] QStringList suggestions(const QString &word, qsizetype most) const;
    [[nodiscard]] const QString &path() const { return m_path; } ///< of the .dic file

private:
    explicit SpellingDictionary(const QString &path);
    [[nodiscard]] bool isReadable() const { return m_readable; }
    [[nodiscard]] std::string encoded(const QString &word) const;

    QString m_path;
    std::unique_ptr<Hunspell> m_hunspell;
    QByteArray m_encoding;
    bool m_readable = false;
};

/// Which words of a text are misspelt. Numbers, words with digits, acronyms and what is not prose are not looked at;
/// known besides the dictionary's words are those given, whatever their case. Without a dictionary every word is right.
class Spelling
{
public:
    void setDictionary(std::shared_ptr<SpellingDictionary> dictionary);
    [[nodiscard]] bool isOn() const { return m_dictionary != nullptr; }
    /// Names or phrases: each word in them is known.
    void setKnown(const QStringList &names);
    void addKnown(const QStringList &names);

    [[nodiscard]] QList<TextRange> misspelt(const QString &text) const;
    [[nodiscard]] bool isRight(const QString &word) const;
    static constexpr int mostSuggestions = 5;
    [[nodiscard]] QStringList suggestions(const QString &word) const;

private:
    [[nodiscard]] bool isKnown(const QString &folded) const;

    std::shared_ptr<SpellingDictionary> m_dictionary;
    QSet<QString> m_known;                 ///< folded
    mutable QHash<QString, bool> m_judged; ///< by the dictionary
};

} // namespace vd
