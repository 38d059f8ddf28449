#include "pagetheme.h"

#include "htmltext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

const auto folder = ":/verdict/pages/"_L1;
constexpr int deepestPartial = 8;

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

/// Indentation and comments are for people who write templates; the engine would copy them into every page.
QString dense(const QString &source)
{
    static const QRegularExpression comment(u"\\{\\{![^}]*\\}\\}\\n?"_s);
    QString text = source;
    text.remove(comment);
    QStringList lines;
    for (const QString &line : text.split(u'\n'))
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines << trimmed;
    return lines.join(u'\n') + u'\n';
}

std::string denseCss(const QString &source)
{
    static const QRegularExpression comment(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption);
    QString text = source;
    text.remove(comment);
    // Without the last line's end: the W3C checker leaves that out when it compares the policy's hash.
    return dense(text).chopped(1).toStdString();
}

} // namespace

std::string policyHash(const std::string &text)
{
    const QByteArray digest =
        QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())), QCryptographicHash::Sha256);
    return "'sha256-" + digest.toBase64().toStdString() + "'";
}

PageTheme::PageTheme() : m_source(withPartials(u"page"_s, 0)), m_css(denseCss(readText(u"page.css"_s)))
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
    auto page = std::make_unique<kainjow::mustache::mustache>(withLabels(m_source, labels).toStdString());
    if (!page->is_valid())
        m_faults << QString::fromStdString(page->error_message());
    m_languages.emplace(code, Language{code, std::move(labels), std::move(page)});
}

QString PageTheme::withPartials(const QString &name, int depth)
{
    QString source = dense(readText(name + u".mustache"_s));
    if (source.size() < 2)
        m_faults << u"%1.mustache is missing"_s.arg(name);
    if (depth > deepestPartial)
        return source;
    static const QRegularExpression partial(u"\\{\\{>\\s*([a-z-]+)\\s*\\}\\}\\n?"_s);
    QString whole;
    qsizetype at = 0;
    for (auto matches = partial.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        whole += QStringView(source).mid(at, match.capturedStart() - at);
        QString part = withPartials(match.captured(1), depth + 1);
        if (!match.captured().endsWith(u'\n')) // in the middle of a line, where a break would be a space
            part.chop(1);
        whole += part;
        at = match.capturedEnd();
    }
    return whole + QStringView(source).mid(at);
}

QString PageTheme::withLabels(const QString &source, const Labels &labels)
{
    static const QRegularExpression label(u"\\{\\{t\\.([a-z.-]+)\\}\\}"_s);
    QString whole;
    qsizetype at = 0;
    for (auto matches = label.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        const QString key = match.captured(1);
        if (!labels.texts().contains(key))
            m_faults << u"label %1 is missing"_s.arg(key);
        whole += QStringView(source).mid(at, match.capturedStart() - at);
        whole += QString::fromStdString(escaped(pageText(labels.texts().value(key))));
        at = match.capturedEnd();
    }
    return whole + QStringView(source).mid(at);
}

} // namespace vd
