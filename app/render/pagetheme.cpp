#include "pagetheme.h"

#include "htmltext.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

const auto folder = ":/verdict/pages/"_L1;

QString readText(const QString &name)
{
    QFile file(folder + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QHash<QString, QString> readLabels(const QString &language)
{
    QHash<QString, QString> texts;
    const QJsonObject object = QJsonDocument::fromJson(readText(u"labels.%1.json"_s.arg(language)).toUtf8()).object();
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

std::optional<std::string> readTemplate(const std::string &name)
{
    QFile file(folder + QString::fromStdString(name) + u".mustache"_s);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll().toStdString()) : std::nullopt;
}

} // namespace

PageTheme::PageTheme() : m_css(denseCss(readText(u"page.css"_s)))
{
    m_cssHash = policyHash(m_css);
    if (m_css.size() < 2)
        m_faults << u"page.css is missing"_s;
    const QHash<QString, QString> english = readLabels(u"en"_s);
    static const QRegularExpression pattern(u"\\Alabels\\.(.+)\\.json\\z"_s);
    for (const QString &name : QDir(folder).entryList())
        if (const auto match = pattern.match(name); match.hasMatch())
            addLanguage(match.captured(1), english);
    if (!m_languages.contains(u"en"_s))
        addLanguage(u"en"_s, english);
}

const PageTheme::Language &PageTheme::language(const QString &code) const
{
    for (const QString &tried : {code, code.section(u'-', 0, 0)})
        if (const auto found = m_languages.find(tried); found != m_languages.end())
            return found->second;
    return m_languages.at(u"en"_s);
}

void PageTheme::addLanguage(const QString &code, const QHash<QString, QString> &english)
{
    QHash<QString, QString> texts = english;
    texts.insert(readLabels(code));
    Labels labels(code, texts);
    const auto words = [&labels](const std::string &key) -> std::optional<std::string> {
        const auto text = labels.texts().find(QString::fromStdString(key));
        if (text == labels.texts().end())
            return std::nullopt;
        std::string markup;
        appendEscaped(markup, pageText(*text));
        return markup;
    };
    auto page = PageTemplate::parse("page", readTemplate, words);
    if (!page)
        m_faults << page.error().text();
    m_languages.emplace(code, Language{code, std::move(labels), page ? std::move(*page) : PageTemplate()});
}

} // namespace vd
