#include "formlines.h"

#include "formtext.h"
#include "windows1252.h"

#include <QStringDecoder>

namespace vd {

namespace {

constexpr auto byteOrderMark = "\xEF\xBB\xBF";

/// Whatever Unicode a byte order mark announces, as UTF-8; what is no Unicode is taken for Windows-1252.
QByteArray asUtf8(const QByteArray &bytes, bool &guessed)
{
    const auto announced = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(announced.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    guessed = decoder.hasError();
    if (guessed)
        return fromWindows1252(bytes).toUtf8();
    return announced.value_or(QStringConverter::Utf8) == QStringConverter::Utf8 ? bytes : text.toUtf8();
}

struct RawLine
{
    QByteArray bytes;
    int number;
};

QList<RawLine> rawLines(const QByteArray &bytes)
{
    QList<RawLine> lines;
    int number = 0;
    for (const QByteArray &line : bytes.split('\n'))
        lines.append({line, ++number});
    return lines;
}

/// What quoted-printable made of lines, taken back: "=E9" is a byte, "=" at the end goes on with the next line.
QList<RawLine> printed(const QList<RawLine> &lines)
{
    QList<RawLine> whole;
    bool goesOn = false;
    for (const RawLine &line : lines) {
        QByteArray bytes = line.bytes;
        while (bytes.endsWith(' ') || bytes.endsWith('\t'))
            bytes.chop(1);
        const bool isSoft = bytes.endsWith('=');
        if (isSoft)
            bytes.chop(1);
        if (goesOn)
            whole.last().bytes += bytes;
        else
            whole.append({bytes, line.number});
        goesOn = isSoft;
    }
    for (RawLine &line : whole)
        line.bytes = QByteArray::fromPercentEncoding(line.bytes, '=');
    return whole;
}

} // namespace

std::optional<int> FormLines::depthOfMark(const QString &line)
{
    const int depth = FormText::quotingOf(FormText::unquoted(line, 0));
    const QString content = FormText::unquoted(line, depth).simplified(); // HTML mails have spaces that do not break
    const bool isMark = content.startsWith(mark) && (content.size() == mark.size() || content.at(mark.size()) == u' ');
    return isMark ? std::optional(depth) : std::nullopt;
}

FormLines::FormLines(const QByteArray &file)
{
    QByteArray bytes = asUtf8(file, m_guessed);
    m_hasMark = file.startsWith(byteOrderMark);
    if (m_hasMark)
        bytes.remove(0, 3);
    if (bytes.contains("\r\n"))
        m_end = "\r\n";
    else if (bytes.contains('\r') && !bytes.contains('\n'))
        m_end = "\r";
    bytes.replace("\r\n", "\n").replace('\r', '\n');
    QList<RawLine> raw = rawLines(bytes);
    const QByteArray changed = QByteArray(encoding.data(), encoding.size()) + "3D";
    if (std::any_of(raw.begin(), raw.end(), [&](auto &line) { return line.bytes.trimmed().endsWith(changed); }))
        raw = printed(raw);
    bool breaksNowhere = false; // a mail program put no-break spaces in the place of all spaces
    for (const RawLine &line : std::as_const(raw)) {
        const QString text = QString::fromUtf8(line.bytes);
        if (!m_start) {
            if (const auto depth = depthOfMark(text)) {
                m_start = m_lines.size();
                m_depth = *depth;
                breaksNowhere = !text.contains(mark) && text.contains(QChar::Nbsp);
            }
        }
        QString content = text;
        if (breaksNowhere)
            content.replace(QChar::Nbsp, u' ');
        m_lines.append({text, FormText::unquoted(content, m_depth), line.number});
    }
}

QString FormLines::quoted(const QString &content) const
{
    if (m_depth == 0)
        return content;
    return QString(m_depth, u'>') + u' ' + content;
}

QByteArray FormLines::bytes(const QStringList &lines) const
{
    QByteArray bytes = m_hasMark ? QByteArray(byteOrderMark) : QByteArray();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            bytes += m_end;
        bytes += lines.at(i).toUtf8();
    }
    return bytes;
}

} // namespace vd
