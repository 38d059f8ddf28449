#include "jsontext.h"

#include "jsonread.h"

#include <QJsonArray>
#include <QJsonParseError>
#include <QVarLengthArray>
#include <algorithm>
#include <cstring>

namespace vd {

namespace {

int lineAt(const QByteArray &text, qsizetype offset)
{
    return 1 + int(std::count(text.begin(), text.begin() + std::clamp<qsizetype>(offset, 0, text.size()), '\n'));
}

/// A byte order mark made spaces, which keeps offsets.
QByteArray withoutMark(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.replace(0, 3, "   ");
    return text;
}

/// Walks text that QJsonDocument has accepted, so it need not doubt the syntax, only the end.
class Walker
{
public:
    explicit Walker(const QByteArray &text) : m_text(text) {}

    /// The offset of a key that its object has twice, or -1.
    qsizetype findDuplicateKey()
    {
        m_duplicate = -1;
        skipValue();
        return m_duplicate;
    }

    /// The offset of the value at the path, or of the innermost one around it that is there.
    qsizetype find(const QString &path)
    {
        qsizetype best = -1;
        QString here;
        for (;;) {
            skipSpace();
            best = m_at;
            if (here == path)
                return best;
            const char c = current();
            if (c == '{' ? !enterObject(path, here) : c == '[' ? !enterArray(path, here) : true)
                return best;
        }
    }

    /// The offsets of what is directly inside of the outermost value, in order; by key, or as "[3]".
    QList<std::pair<QString, qsizetype>> inside()
    {
        QList<std::pair<QString, qsizetype>> members;
        skipSpace();
        const char opening = current();
        if (opening != '{' && opening != '[')
            return members;
        ++m_at;
        for (skipSpace(); m_at < m_text.size() && current() != '}' && current() != ']'; skipSpace()) {
            QString name = QStringLiteral("[%1]").arg(members.size());
            if (opening == '{') {
                name = decoded(takeString());
                skipSpace();
                ++m_at; // the colon
            }
            skipSpace();
            members.append({name, m_at});
            skipValue();
            skipSpace();
            if (current() == ',')
                ++m_at;
        }
        return members;
    }

private:
    using Keys = QVarLengthArray<QByteArrayView, 32>; ///< of one object, as they stand between the quotes

    [[nodiscard]] char current() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }
    void skipSpace()
    {
        while (m_at < m_text.size() && std::strchr(" \t\r\n", m_text.at(m_at)) != nullptr)
            ++m_at;
    }
    /// A string's bytes between the quotes, escapes as they stand.
    QByteArrayView takeString()
    {
        const qsizetype begin = ++m_at;
        while (m_at < m_text.size() && m_text.at(m_at) != '"')
            m_at += m_text.at(m_at) == '\\' ? 2 : 1;
        const qsizetype end = std::min(m_at, m_text.size());
        m_at = end + 1;
        return QByteArrayView(m_text).sliced(begin, end - begin);
    }
    static QString decoded(QByteArrayView raw)
    {
        if (!raw.contains('\\'))
            return QString::fromUtf8(raw);
        const QByteArray list = QByteArray("[\"").append(raw).append("\"]");
        return QJsonDocument::fromJson(list).array().first().toString();
    }
    void skipValue()
    {
        skipSpace();
        const char opening = current();
        if (opening == '"') {
            takeString();
            return;
        }
        if (opening != '{' && opening != '[') {
            while (m_at < m_text.size() && std::strchr(",]} \t\r\n", m_text.at(m_at)) == nullptr)
                ++m_at;
            return;
        }
        Keys keys;
        ++m_at;
        for (skipSpace(); m_at < m_text.size() && current() != '}' && current() != ']'; skipSpace()) {
            if (opening == '{')
                noteKey(keys);
            skipValue();
            skipSpace();
            if (current() == ',')
                ++m_at;
        }
        ++m_at;
        if (m_duplicate < 0)
            noteDuplicate(keys);
    }
    /// Takes a key with its colon and remembers it.
    void noteKey(Keys &keys)
    {
        keys.append(takeString());
        skipSpace();
        ++m_at; // the colon
    }
    void noteDuplicate(Keys &keys)
    {
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end())
            m_duplicate = std::max(twice->data(), (twice + 1)->data()) - m_text.constData();
    }
    static bool leadsTo(const QString &path, const QString &step)
    {
        return path.startsWith(step) &&
               (path.size() == step.size() || path.at(step.size()) == u'.' || path.at(step.size()) == u'[');
    }
    bool enterObject(const QString &path, QString &here)
    {
        ++m_at;
        for (skipSpace(); current() == '"'; skipSpace()) {
            const QString key = decoded(takeString());
            skipSpace();
            ++m_at; // the colon
            const QString step = here.isEmpty() ? key : here + u'.' + key;
            if (leadsTo(path, step)) {
                here = step;
                return true;
            }
            skipValue();
            skipSpace();
            if (current() == ',')
                ++m_at;
        }
        return false;
    }
    bool enterArray(const QString &path, QString &here)
    {
        ++m_at;
        skipSpace();
        for (int i = 0; m_at < m_text.size() && current() != ']'; ++i) {
            const QString step = QStringLiteral("%1[%2]").arg(here).arg(i);
            if (leadsTo(path, step)) {
                here = step;
                return true;
            }
            skipValue();
            skipSpace();
            if (current() == ',')
                ++m_at;
            skipSpace();
        }
        return false;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    qsizetype m_duplicate = -1;
};

} // namespace

Result<QJsonDocument> JsonText::parse(const QByteArray &text)
{
    const QByteArray json = withoutMark(text);
    QJsonParseError problem;
    const QJsonDocument document = readJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return refused(
                   tr("this is not valid JSON (%1); correct it or export the file again").arg(problem.errorString()))
            .in({}, lineAt(json, problem.offset));
    const qsizetype duplicate = Walker(json).findDuplicateKey();
    if (duplicate >= 0) {
        const QString key = QString::fromUtf8(json.mid(duplicate, json.indexOf('"', duplicate) - duplicate));
        return refused(tr("the key \"%1\" stands twice in one object; remove one of them").arg(key))
            .in({}, lineAt(json, duplicate));
    }
    return document;
}

int JsonText::lineOf(const QByteArray &text, const QString &path)
{
    const QByteArray json = withoutMark(text);
    const qsizetype offset = Walker(json).find(path);
    return offset < 0 ? 0 : lineAt(json, offset);
}

QHash<QString, int> JsonText::linesInside(const QByteArray &text)
{
    const QByteArray json = withoutMark(text);
    QHash<QString, int> lines;
    qsizetype counted = 0;
    int line = 1;
    for (const auto &[name, offset] : Walker(json).inside()) {
        line += int(std::count(json.begin() + counted, json.begin() + offset, '\n'));
        counted = offset;
        lines.insert(name, line);
    }
    return lines;
}

} // namespace vd
