#include "logoimage.h"

#include <QBuffer>
#include <QImageReader>

namespace vd {

namespace {

QString dataUrl(const QByteArray &format, const QByteArray &bytes)
{
    return QStringLiteral("data:image/%1;base64,%2")
        .arg(QString::fromLatin1(format), QString::fromLatin1(bytes.toBase64()));
}

} // namespace

Result<QString> LogoImage::fromFile(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format() == "jpg" ? QByteArray("jpeg") : reader.format();
    // Qt may have no WebP reader; the page's browser has one.
    if (format.isEmpty() && bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") {
        if (bytes.size() <= keptBytes)
            return dataUrl("webp", bytes);
        return refused(tr("this WebP picture is too large to be taken as it is; save it as PNG and try again"),
                       QStringLiteral("logo"));
    }
    static const QList<QByteArray> formats = {"png", "jpeg", "webp", "gif"};
    if (!formats.contains(format))
        return refused(tr("this is no PNG, JPEG, WebP or GIF picture; convert it to one of these"),
                       QStringLiteral("logo"));
    const QSize size = reader.size();
    const bool small = size.isValid() && qMax(size.width(), size.height()) <= largest;
    if (small && bytes.size() <= keptBytes && reader.canRead())
        return dataUrl(format, bytes);
    const QImage image = reader.read();
    if (image.isNull())
        return refused(tr("the picture cannot be read (%1); save it anew and try again").arg(reader.errorString()),
                       QStringLiteral("logo"));
    return fromImage(image);
}

Result<QString> LogoImage::fromImage(const QImage &image)
{
    if (image.isNull())
        return refused(tr("there is no picture to paste"), QStringLiteral("logo"));
    QImage scaled = image;
    if (qMax(image.width(), image.height()) > largest)
        scaled = image.scaled(largest, largest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!scaled.save(&buffer, "PNG"))
        return refused(tr("the picture cannot be stored as PNG"), QStringLiteral("logo"));
    return dataUrl("png", bytes);
}

QImage LogoImage::toImage(const QString &dataUrl)
{
    const qsizetype comma = dataUrl.indexOf(u',');
    return comma < 0 ? QImage() : QImage::fromData(QByteArray::fromBase64(dataUrl.mid(comma + 1).toLatin1()));
}

} // namespace vd
