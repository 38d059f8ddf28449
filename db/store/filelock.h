#pragma once

#include <QString>

namespace vd {

/// Tells other processes that a library is in use, as SQLite does with its shared lock on the file, but in a way that
/// survives: SQLite's POSIX locks are gone as soon as anything in the process closes a descriptor of the file — a file
/// dialog that looks what it is, say — and the next program to close the library would then remove its log under us
/// (https://www.sqlite.org/howtocorrupt.html, 2.2). This one belongs to an open file description (fcntl(2),
/// F_OFD_SETLK). Where the system has none, it does nothing.
///
/// Held while there is one in the process; take it after the connection is opened, and give it up before the connection
/// closes, which may then tidy the log away as the last one.
class FileLock
{
public:
    explicit FileLock(const QString &path);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

private:
    struct Holder;
    Holder *m_holder = nullptr; ///< none when the file could not be locked: SQLite's own lock is what there is then
};

} // namespace vd
