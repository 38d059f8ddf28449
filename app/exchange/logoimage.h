#pragma once

#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QImage>
#include <QString>

namespace vd {

/// Pictures as data: URLs that pages can carry.
class LogoImage
{
    Q_DECLARE_TR_FUNCTIONS(vd::LogoImage)

public:
    static constexpr int largest = 256;          ///< px on the longer side
    static constexpr int keptBytes = 128 * 1024; ///< a file up to this size is kept as it is

    /// A PNG, JPEG, WebP or GIF file as it is if it is small, else as a PNG scaled down. Anything else is refused.
    static Result<QString> fromFile(const QByteArray &bytes);
    /// The same of a picture from elsewhere, as a PNG. Refused when it is null.
    static Result<QString> fromImage(const QImage &image);
    /// A null image for an empty or unreadable one.
    static QImage toImage(const QString &dataUrl);
};

} // namespace vd
