#pragma once

#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <functional>

class QIODevice;

namespace vd {

/// A file that is whole or as it was before: written beside the target, synced, renamed over it, and the folder synced.
/// QSaveFile is not used because its commit() says yes although the data did not reach the disk.
class AtomicWrite
{
    Q_DECLARE_TR_FUNCTIONS(vd::AtomicWrite)

public:
    /// Fails with ErrorKind::File and the path when the target is a folder or a library, its folder is missing or
    /// closed to us, or the disk is full or reports that data is not safe; then the old file is untouched. Fails, too,
    /// when only the folder's sync does: then the new file is in place.
    static Result<void> write(const QString &path, const QByteArray &bytes);

    /// The same for content that is made piece by piece. The device need not be asked for errors: what it cannot take
    /// is reported here. An error of `produce` gives up the file.
    static Result<void> write(const QString &path, const std::function<Result<void>(QIODevice &)> &produce);

    /// What an error number of the system means for people who write files.
    [[nodiscard]] static Error fileFailure(int code, const QString &path);
};

} // namespace vd
