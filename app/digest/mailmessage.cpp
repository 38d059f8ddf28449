#include "mailmessage.h"

#include <QCryptographicHash>
#include <QStringList>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 76;
constexpr qsizetype longestWord = 60;  // lines break between words only
constexpr qsizetype encodedBytes = 39; // in one encoded word: 52 characters of base64 within 75, and the header's name

/// Mail may not come from an address that somebody has; the program that sends the draft puts its user's in.
const QByteArray sender = "<digest@publication.invalid>";

bool isPlain(const QString &text)
{
    qsizetype word = 0;
    return !text.contains("=?"_L1) && std::all_of(text.begin(), text.end(), [&word](QChar c) {
        word = c == u' ' ? 0 : word + 1;
        return c.unicode() >= 0x20 && c.unicode() < 0x7f && word <= longestWord;
    });
}

/// One line without characters that steer: what is typed must not become another header.
QString oneLine(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return text.simplified();
}

/// Encoded words, each of whole characters.
QList<QByteArray> encodedWords(const QString &text)
{
    QList<QByteArray> words;
    QByteArray part;
    const auto finish = [&] {
        if (!part.isEmpty())
            words << "=?UTF-8?B?" + part.toBase64() + "?=";
        part.clear();
    };
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const QByteArray character = text.sliced(i, isPair ? 2 : 1).toUtf8();
        if (part.size() + character.size() > encodedBytes)
            finish();
        part += character;
        i += isPair ? 2 : 1;
    }
    finish();
    return words;
}

/// Words on lines, those after the first begun with a space.
QByteArray folded(const QByteArray &name, const QList<QByteArray> &words)
{
    QByteArray header = name + ':';
    qsizetype length = header.size();
    for (const QByteArray &word : words) {
        if (length + 1 + word.size() > longestLine && length > name.size() + 1) {
            header += "\r\n";
            length = 0;
        }
        header += ' ' + word;
        length += 1 + word.size();
    }
    return header + "\r\n";
}

QList<QByteArray> wordsOf(const QString &value)
{
    return isPlain(value) ? value.toLatin1().split(' ') : encodedWords(value);
}

/// A name before an address.
QList<QByteArray> phraseOf(const QString &name)
{
    if (name.isEmpty())
        return {};
    if (!isPlain(name) || name.contains(u'"') || name.contains(u'\\'))
        return encodedWords(name);
    return QByteArray('"' + name.toLatin1() + '"').split(' ');
}

QByteArray part(const QByteArray &boundary, const QByteArray &type, const QByteArray &content)
{
    return "--" + boundary + "\r\nContent-Type: " + type +
           "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedPrintable(content) + "\r\n";
}

} // namespace

QByteArray quotedPrintable(const QByteArray &text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    encoded.reserve(text.size() + text.size() / 8);
    QList<QByteArray> lines = text.split('\n');
    for (qsizetype number = 0; number < lines.size(); ++number) {
        QByteArray &line = lines[number];
        if (line.endsWith('\r'))
            line.chop(1);
        const bool needsCare = line.startsWith("From ") || line.startsWith('.'); // what servers stumble over
        qsizetype length = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const auto c = static_cast<unsigned char>(line.at(i));
            const bool isLast = i + 1 == line.size();
            const bool isSpace = c == ' ' || c == '\t';
            const bool asIs = ((c > 0x20 && c < 0x7f && c != '=') || (isSpace && !isLast)) && !(needsCare && i == 0);
            const qsizetype width = asIs ? 1 : 3;
            if (length + width > longestLine - (isLast ? 0 : 1)) {
                encoded += "=\r\n";
                length = 0;
            }
            if (asIs) {
                encoded += char(c);
            } else {
                encoded += '=';
                encoded += digits[c >> 4U];
                encoded += digits[c & 15U];
            }
            length += width;
        }
        if (number + 1 < lines.size())
            encoded += "\r\n";
    }
    return encoded;
}

QByteArray mailHeader(const QByteArray &name, const QString &value)
{
    return folded(name, wordsOf(oneLine(value)));
}

QByteArray MailMessage::toBytes() const
{
    const QByteArray plain = text.toUtf8();
    // Quoted-printable has no "=_", so no line of a part can look like the boundary.
    const QByteArray boundary =
        "=_" + QCryptographicHash::hash(QByteArray(plain + html), QCryptographicHash::Sha256).toHex().first(24);
    QByteArray mail = folded("From", phraseOf(oneLine(from)) << sender);
    mail += "To: undisclosed-recipients:;\r\n";
    mail += mailHeader("Subject", subject);
    mail += folded("Date", {date.toUTC().toString(Qt::RFC2822Date).toLatin1()});
    mail += folded("Message-ID", {'<' + id.toLatin1() + "@publication.invalid>"});
    mail += "X-Unsent: 1\r\nMIME-Version: 1.0\r\n";
    mail += "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
    mail += part(boundary, "text/plain", plain);
    mail += part(boundary, "text/html", html);
    return mail + "--" + boundary + "--\r\n";
}

} // namespace vd
