#pragma once

#include "result.h"

#include <QCoreApplication>
#include <QString>

namespace vd {

/// The picture that a table or a content folder names as a logo.
class LogoFile
{
    Q_DECLARE_TR_FUNCTIONS(vd::LogoFile)

public:
    /// The picture's file: beside `file` or below `root`, the folder that is imported; of a path that begins with "/",
    /// also in the folders "static", "public" and "assets" next to or above it, where site generators look. Nothing
    /// else on the disk is read, and nothing from the web.
    static Result<QString> find(const QString &name, const QString &file, const QString &root);
    /// The picture as a data: address, scaled down if it is large. A data: address comes back as it is.
    static Result<QString> read(const QString &name, const QString &file, const QString &root);

    static constexpr qint64 mostBytes = 8LL * 1024 * 1024;
};

} // namespace vd
