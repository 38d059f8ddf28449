#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace vd {

/// A mail with the same content as plain text and as HTML, which mail programs open as a draft (X-Unsent): who it goes
/// to, and from which address, is theirs to say.
struct MailMessage
{
    QString from; ///< the name
    QString subject;
    QDateTime date;
    QString id; ///< what tells the message from others: ASCII without spaces
    QString text;
    QByteArray html; ///< UTF-8

    /// As RFC 5322 and MIME want it: lines of at most 78 characters that end in CR LF, and nothing but ASCII. The same
    /// message gives the same bytes.
    [[nodiscard]] QByteArray toBytes() const;
};

/// UTF-8 text as quoted-printable lines (RFC 2045), with CR LF.
[[nodiscard]] QByteArray quotedPrintable(const QByteArray &text);
/// A header's line or lines: what is not ASCII, or has a word longer than a line, is encoded
/// (RFC 2047); long ones are folded.
[[nodiscard]] QByteArray mailHeader(const QByteArray &name, const QString &value);

} // namespace vd
