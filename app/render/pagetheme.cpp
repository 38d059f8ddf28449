#include "pagetheme.h"

#include "htmltext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

const auto labelFolder = ":/verdict/labels/"_L1;
const auto themeFolder = ":/verdict/themes/"_L1;
const auto standardKey = "broadsheet"_L1;

std::optional<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray text = file.readAll();
    if (text.startsWith("\xef\xbb\xbf")) // which some editors put at the beginning of UTF-8
        text.remove(0, 3);
    return text;
}

Error unreadable(const QString &what, const QString &path)
{
    return {ErrorKind::File, what, {}, path};
}

QHash<QString, QString> readLabels(const QString &language)
{
    QHash<QString, QString> texts;
    const QByteArray json = readFile(labelFolder + language + u".json"_s).value_or(QByteArray());
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        texts.insert(entry.key(), entry.value().toString());
    return texts;
}

/// Without what is there for those who write it.
std::string denseCss(const QString &source)
{
    static const QRegularExpression comment(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    QString text = source;
    text.remove(comment);
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines << trimmed;
    // Without the last line's end: the W3C checker leaves that out when it compares the policy's hash.
    return lines.join(u'\n').toStdString();
}

} // namespace

Result<ThemeFile> PageTheme::fileOf(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return unreadable(tr("there is no such theme: choose a folder, or one of %1").arg(builtIn().join(u", "_s)),
                          folder);
    const QString path = folder + u"/theme.json"_s;
    const auto json = readFile(path);
    if (!json)
        return unreadable(tr("a theme needs this file, and it cannot be read"), path);
    auto file = ThemeFile::parse(*json);
    if (!file)
        return file.error().in(path, file.error().line);
    return file;
}

Result<std::shared_ptr<const PageTheme>> PageTheme::load(const QString &folder)
{
    auto file = fileOf(folder);
    if (!file)
        return file.error();
    std::shared_ptr<PageTheme> theme(new PageTheme);
    theme->m_file = *std::move(file);
    const QString style = folder + u"/style.css"_s;
    const auto css = readFile(style);
    if (!css)
        return unreadable(tr("a theme needs this file, and it cannot be read"), style);
    theme->m_css = denseCss(QString::fromUtf8(*css));
    theme->m_cssHash = policyHash(theme->m_css);
    for (const QString &name : QDir(labelFolder).entryList())
        if (auto added = theme->addLanguage(folder, name.section(u'.', 0, 0)); !added)
            return added.error();
    QCryptographicHash print(QCryptographicHash::Sha1);
    for (const QString &read : {folder, QString(labelFolder)})
        for (const QFileInfo &info : QDir(read).entryInfoList(QDir::Files, QDir::Name)) {
            print.addData(info.fileName().toUtf8());
            print.addData(readFile(info.filePath()).value_or(QByteArray()));
        }
    theme->m_fingerprint = print.result();
    return std::shared_ptr<const PageTheme>(std::move(theme));
}

std::shared_ptr<const PageTheme> PageTheme::standard()
{
    return *load(folderOf({}, {})); // that it parses is tested
}

QStringList PageTheme::builtIn()
{
    QStringList keys = QDir(themeFolder).entryList(QDir::Dirs, QDir::Name);
    keys.removeOne(standardKey);
    keys.prepend(standardKey);
    return keys;
}

QString PageTheme::folderOf(const QString &theme, const QString &beside)
{
    if (theme.isEmpty() || builtIn().contains(theme))
        return themeFolder + (theme.isEmpty() ? QString(standardKey) : theme);
    return QDir::cleanPath(QDir(beside).absoluteFilePath(theme));
}

const PageTheme::Language &PageTheme::language(const QString &code) const
{
    auto found = m_languages.find(code);
    if (const qsizetype region = code.indexOf(u'-'); found == m_languages.end() && region > 0)
        found = m_languages.find(code.first(region));
    return found == m_languages.end() ? m_languages.at(u"en"_s) : found->second;
}

Result<void> PageTheme::addLanguage(const QString &folder, const QString &code)
{
    QHash<QString, QString> texts = readLabels(u"en"_s);
    texts.insert(readLabels(code));
    Language language{code, Labels(code, texts), {}};
    const auto source = [&folder](const std::string &name) -> std::optional<std::string> {
        const auto text = readFile(folder + u'/' + QString::fromStdString(name) + u".mustache"_s);
        return text ? std::optional(text->toStdString()) : std::nullopt;
    };
    const auto words = [&texts](const std::string &key) -> std::optional<std::string> {
        const auto text = texts.constFind(QString::fromStdString(key));
        if (text == texts.constEnd())
            return std::nullopt;
        std::string markup;
        appendEscaped(markup, pageText(*text));
        return markup;
    };
    for (std::size_t kind = 0; kind < pageKindNames.size(); ++kind) {
        auto page = PageTemplate::parse(pageKindNames.at(kind), source, words);
        if (!page) {
            const QString file = page.error().file;
            return page.error().in(file.isEmpty() ? folder : folder + u'/' + file, page.error().line);
        }
        language.pages.at(kind) = std::move(*page);
    }
    m_languages.emplace(code, std::move(language));
    return {};
}

} // namespace vd
