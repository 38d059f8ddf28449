#include "htmltext.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

bool isForbidden(QChar c)
{
    const char16_t unit = c.unicode();
    const bool control =
        (unit < 0x20 && unit != u'\t' && unit != u'\n' && unit != u'\r') || (unit >= 0x7f && unit < 0xa0);
    return control || (unit >= 0xfdd0 && unit <= 0xfdef) || unit >= 0xfffe;
}

bool needsCare(QChar c)
{
    const bool plain = c.unicode() >= 0x20 && c.unicode() < 0x7f;
    return !plain && (c.isSurrogate() || isForbidden(c));
}

/// Copies what HTML allows; the slow path that hardly any text needs.
QString cleaned(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const bool nonCharacter = (QChar::surrogateToUcs4(c, text.at(i + 1)) & 0xfffe) == 0xfffe;
            if (!nonCharacter)
                clean.append(c).append(text.at(i + 1));
            ++i;
        } else if (!needsCare(c)) {
            clean.append(c);
        }
    }
    return clean;
}

} // namespace

std::string pageText(const QString &text)
{
    const bool clean = std::none_of(text.begin(), text.end(), needsCare);
    const QByteArray utf8 = clean ? text.toUtf8() : cleaned(text).toUtf8();
    return {utf8.constData(), std::size_t(utf8.size())};
}

std::string escaped(const std::string &text)
{
    std::string safe;
    safe.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

QString isolated(const QString &name)
{
    const auto steers = [](QChar c) {
        switch (c.direction()) {
        case QChar::DirL:
        case QChar::DirEN:
        case QChar::DirES:
        case QChar::DirET:
        case QChar::DirCS:
        case QChar::DirWS:
        case QChar::DirON:
        case QChar::DirB:
        case QChar::DirS:
        case QChar::DirBN:
        case QChar::DirNSM:
            return false;
        default:
            return true;
        }
    };
    constexpr QChar firstStrongIsolate(u'\u2068');
    constexpr QChar popIsolate(u'\u2069');
    return std::any_of(name.begin(), name.end(), steers) ? firstStrongIsolate + name + popIsolate : name;
}

bool isPictureUrl(const QString &text)
{
    static const QRegularExpression pattern(u"\\Adata:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}\\z"_s);
    return pattern.match(text).hasMatch();
}

QString siteOf(const QString &address)
{
    constexpr qsizetype readable = 40;
    const QUrl url(address);
    QString host = url.host();
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    QString path = url.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/'))
        path.chop(1);
    return host.size() + path.size() <= readable ? host + path : host;
}

} // namespace vd
