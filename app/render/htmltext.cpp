#include "htmltext.h"

#include <QRegularExpression>
#include <QUrl>
#include <QVarLengthArray>
#include <algorithm>
#include <array>
#include <nettle/sha2.h>

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

/// Writes a character, and returns the place behind it.
char *writeUtf8(char *out, char32_t c)
{
    const auto add = [&out](char32_t byte) { *out++ = char(byte); };
    if (c < 0x80) {
        add(c);
        return out;
    }
    if (c < 0x800) {
        add(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            add(0xe0 | c >> 12);
        } else {
            add(0xf0 | c >> 18);
            add(0x80 | (c >> 12 & 0x3f));
        }
        add(0x80 | (c >> 6 & 0x3f));
    }
    add(0x80 | (c & 0x3f));
    return out;
}

/// The same for the character at text[i], where it is one that HTML allows; moves i to its last unit.
char *writeCharacter(char *out, QStringView text, qsizetype &i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
        const char32_t whole = QChar::surrogateToUcs4(c, text[++i]);
        return (whole & 0xfffe) != 0xfffe ? writeUtf8(out, whole) : out;
    }
    return !c.isSurrogate() && !isForbidden(c) ? writeUtf8(out, c.unicode()) : out;
}

} // namespace

std::string pageText(const QString &text)
{
    const QStringView view(text);
    const auto isPlain = [](QChar c) { return char16_t(c.unicode() - 0x20) <= 0x7e - 0x20; };
    const auto narrow = [](QChar c) { return char(c.unicode()); };
    // Most texts are plain from end to end: without a way out of them the compiler makes these two loops of vectors.
    if (std::count_if(view.begin(), view.end(), isPlain) == view.size()) {
        std::string ascii(std::size_t(view.size()), '\0');
        std::transform(view.begin(), view.end(), ascii.begin(), narrow);
        return ascii;
    }
    QVarLengthArray<char, 1024> utf8(3 * view.size()); // no unit takes more
    char *out = utf8.data();
    for (qsizetype i = 0; i < view.size(); ++i)
        if (isPlain(view[i]))
            *out++ = narrow(view[i]);
        else
            out = writeCharacter(out, view, i);
    return {utf8.data(), out};
}

std::string isoDay(QDate date)
{
    int year = 0, month = 0, day = 0;
    date.getDate(&year, &month, &day);
    if (!date.isValid() || year < 0 || year > 9999)
        return {};
    const auto digit = [](int number) { return char('0' + number % 10); };
    return {
        digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(month / 10), digit(month), '-',
        digit(day / 10),    digit(day)};
}

std::string policyHash(const std::string &text)
{
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t *>(text.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    const QByteArrayView bytes(digest.data(), qsizetype(digest.size()));
    return "'sha256-" + bytes.toByteArray().toBase64().toStdString() + "'";
}

QString isolated(const QString &name)
{
    const auto steers = [](QChar c) {
        if (c.unicode() < 0x80)
            return false;
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
