#include "spelling.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStringConverter>
#include <algorithm>
#include <hunspell/hunspell.hxx>

namespace vd {

namespace {

/// The region that a language's name alone stands for, where it is not the language's own code.
QString usualRegion(const QString &language)
{
    static const QHash<QString, QString> regions{
        {QStringLiteral("en"), QStringLiteral("US")}, {QStringLiteral("cs"), QStringLiteral("CZ")},
        {QStringLiteral("da"), QStringLiteral("DK")}, {QStringLiteral("el"), QStringLiteral("GR")},
        {QStringLiteral("sv"), QStringLiteral("SE")}, {QStringLiteral("uk"), QStringLiteral("UA")},
        {QStringLiteral("sl"), QStringLiteral("SI")}, {QStringLiteral("et"), QStringLiteral("EE")},
        {QStringLiteral("he"), QStringLiteral("IL")}, {QStringLiteral("ca"), QStringLiteral("ES")},
        {QStringLiteral("nb"), QStringLiteral("NO")}, {QStringLiteral("nn"), QStringLiteral("NO")},
    };
    return regions.value(language, language.toUpper());
}

/// The path without its ending; empty when there is none.
QString baseOf(const QString &language, const QStringList &folders)
{
    const QStringList parts = language.split(u'-');
    const QString primary = parts.first().toLower();
    const QString region = parts.size() > 1 ? parts.last().toUpper() : QString();
    QStringList patterns{primary + u'_' + (region.isEmpty() ? usualRegion(primary) : region) + QStringLiteral(".dic")};
    if (region.isEmpty())
        patterns << primary + QStringLiteral(".dic") << primary + QStringLiteral("_*.dic");
    for (const QString &pattern : patterns)
        for (const QString &folder : folders)
            for (const QString &name : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name)) {
                QString base = folder + u'/' + name.chopped(4);
                if (QFile::exists(base + QStringLiteral(".aff")))
                    return base;
            }
    return {};
}

/// As ICU and Qt call what Hunspell's dictionaries name their own way.
QByteArray encodingName(const std::string &hunspells)
{
    QByteArray name = QByteArray::fromStdString(hunspells);
    if (name.startsWith("ISO8859"))
        name.insert(3, '-');
    if (name.startsWith("microsoft-cp"))
        name.replace("microsoft-cp", "windows-");
    return name;
}

bool isAcronym(QStringView word)
{
    if (word.size() > 2 && word.back() == u's')
        word.chop(1);
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isUpper(); });
}

bool hasDigit(QStringView word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isNumber(); });
}

bool isLetterAt(const QString &text, qsizetype position)
{
    return position >= 0 && position < text.size() && text.at(position).isLetterOrNumber();
}

/// Between a word and what goes on beyond it stands a character.
bool continuesOver(const QString &text, const TextRange &word, QChar character)
{
    return (isLetterAt(text, word.start - 2) && text.at(word.start - 1) == character) ||
           (isLetterAt(text, word.end() + 1) && text.at(word.end()) == character);
}

/// A part of snake_case, the e of e-mail, a single letter: not a word that a dictionary can judge.
bool isFragment(const QString &text, const TextRange &word)
{
    return word.length == 1 || continuesOver(text, word, u'_') || (word.length == 2 && continuesOver(text, word, u'-'));
}

} // namespace

QStringList SpellingDictionary::usualFolders()
{
    return QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, QStringLiteral("hunspell"),
                                     QStandardPaths::LocateDirectory);
}

SpellingDictionary::SpellingDictionary(const QString &path)
    : m_path(path + QStringLiteral(".dic")),
      m_hunspell(std::make_unique<Hunspell>(QFile::encodeName(path + QStringLiteral(".aff")).constData(),
                                            QFile::encodeName(m_path).constData())),
      m_encoding(encodingName(m_hunspell->get_dict_encoding())),
      m_readable(QStringEncoder(m_encoding.constData()).isValid())
{
}

SpellingDictionary::~SpellingDictionary() = default;

Result<std::shared_ptr<SpellingDictionary>> SpellingDictionary::open(const QString &language,
                                                                     const QStringList &folders)
{
    const QString base = baseOf(language, folders);
    if (base.isEmpty())
        return Error{
            ErrorKind::File,
            tr("Spelling is not checked: there is no dictionary for \"%1\" here. Install Hunspell's (on Debian "
               "the package hunspell-%2).")
                .arg(language, QString(language).toLower()),
            {}};
    std::shared_ptr<SpellingDictionary> opened(new SpellingDictionary(base));
    if (!opened->isReadable())
        return Error{ErrorKind::File,
                     tr("Spelling is not checked: %1 is written in %2, which cannot be read here.")
                         .arg(opened->path(), QString::fromLatin1(opened->m_encoding)),
                     {}};
    return opened;
}

std::string SpellingDictionary::encoded(const QString &word) const
{
    QStringEncoder encoder(m_encoding.constData());
    QString plain = word.normalized(QString::NormalizationForm_C);
    const QByteArray bytes = encoder.encode(plain.replace(u'\u2019', u'\''));
    return encoder.hasError() ? std::string() : bytes.toStdString();
}

bool SpellingDictionary::knows(const QString &word) const
{
    const std::string bytes = encoded(word);
    return !bytes.empty() && m_hunspell->spell(bytes);
}

QStringList SpellingDictionary::suggestions(const QString &word, qsizetype most) const
{
    const std::string bytes = encoded(word);
    if (bytes.empty())
        return {};
    QStringDecoder decoder(m_encoding.constData());
    const bool printed = word.contains(u'\u2019');
    QStringList texts;
    for (const std::string &suggestion : m_hunspell->suggest(bytes)) {
        QString text = decoder.decode(QByteArrayView(suggestion.data(), qsizetype(suggestion.size())));
        if (printed)
            text.replace(u'\'', u'\u2019');
        if (texts.size() < most && !texts.contains(text))
            texts << text;
    }
    return texts;
}

void Spelling::setDictionary(std::shared_ptr<SpellingDictionary> dictionary)
{
    m_dictionary = std::move(dictionary);
    m_judged.clear();
}

void Spelling::setKnown(const QStringList &names)
{
    m_known.clear();
    addKnown(names);
}

void Spelling::addKnown(const QStringList &names)
{
    for (const QString &name : names)
        for (const TextRange &word : wordsOf(name))
            m_known.insert(foldedWord(QStringView(name).mid(word.start, word.length)));
}

bool Spelling::isKnown(const QString &folded) const
{
    return m_known.contains(folded) || (folded.endsWith(QLatin1String("'s")) && m_known.contains(folded.chopped(2)));
}

bool Spelling::isRight(const QString &word) const
{
    if (!m_dictionary || hasDigit(word) || isAcronym(word) || isKnown(foldedWord(word)))
        return true;
    auto judged = m_judged.constFind(word);
    if (judged == m_judged.constEnd()) {
        const bool possessive = word.endsWith(QLatin1String("'s")) || word.endsWith(QStringLiteral("\u2019s"));
        const bool right = m_dictionary->knows(word) || (possessive && m_dictionary->knows(word.chopped(2)));
        judged = m_judged.insert(word, right);
    }
    return *judged;
}

QList<TextRange> Spelling::misspelt(const QString &text) const
{
    QList<TextRange> ranges;
    if (!m_dictionary)
        return ranges;
    const QList<TextRange> skipped = notProseIn(text);
    auto skip = skipped.begin();
    for (const TextRange &word : wordsOf(text)) {
        while (skip != skipped.end() && skip->end() <= word.start)
            ++skip;
        const bool isSkipped = (skip != skipped.end() && skip->overlaps(word)) || isFragment(text, word);
        if (!isSkipped && !isRight(text.mid(word.start, word.length)))
            ranges.append(word);
    }
    return ranges;
}

QStringList Spelling::suggestions(const QString &word) const
{
    return m_dictionary ? m_dictionary->suggestions(word, mostSuggestions) : QStringList();
}

} // namespace vd
