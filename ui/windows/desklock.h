#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

namespace vd {

/// One desk writes to a library at a time: `.NAME.desk-lock` beside it says which. A lock whose process is dead is
/// taken over. The command line does not ask: its imports are single transactions that the desk shows.
class DeskLock
{
public:
    enum class Answer {
        Mine,
        HeldByAnother, ///< see holder*()
        NoPermission   ///< the folder cannot be written, so no other desk can hold it either
    };

    explicit DeskLock(const QString &libraryPath);

    [[nodiscard]] Answer take();
    [[nodiscard]] qint64 holderProcess() const { return m_process; }
    [[nodiscard]] QString holderHost() const { return m_host; }
    /// Where the lock of a library is; links are followed.
    [[nodiscard]] static QString pathFor(const QString &libraryPath);

private:
    QLockFile m_file;
    qint64 m_process = 0;
    QString m_host;
};

} // namespace vd
