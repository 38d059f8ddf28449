#include "filelock.h"

#include <QFile>
#include <QMutex>
#include <QMutexLocker>

#include <fcntl.h>
#include <list>
#include <sys/stat.h>

namespace vd {

// A descriptor is never closed again: closing it is what drops SQLite's locks. There is one per library that the
// process has opened.
struct FileLock::Holder
{
    dev_t device;
    ino_t inode;
    int descriptor;
    int users = 0;
};

namespace {

QMutex mutex;

#ifdef F_OFD_SETLK
/// The bytes of SQLite's shared lock (https://www.sqlite.org/src/file/src/os.h: SHARED_FIRST, SHARED_SIZE).
bool setLock(int descriptor, short kind)
{
    constexpr off_t sharedFirst = 0x40000000 + 2;
    constexpr off_t sharedSize = 510;
    struct flock lock = {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = sharedFirst;
    lock.l_len = sharedSize;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}
#else
bool setLock(int, short)
{
    return false;
}
#endif

} // namespace

FileLock::FileLock(const QString &path)
{
    static std::list<Holder> holders;
    const QMutexLocker locked(&mutex);
    const QByteArray name = QFile::encodeName(path);
    struct stat file = {};
    if (::stat(name.constData(), &file) != 0)
        return;
    Holder *found = nullptr;
    for (Holder &holder : holders)
        if (holder.device == file.st_dev && holder.inode == file.st_ino)
            found = &holder;
    if (!found) {
        const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return;
        found = &holders.emplace_back(Holder{file.st_dev, file.st_ino, descriptor});
    }
    if (found->users == 0 && !setLock(found->descriptor, F_RDLCK))
        return;
    ++found->users;
    m_holder = found;
}

FileLock::~FileLock()
{
    const QMutexLocker locked(&mutex);
    if (m_holder && --m_holder->users == 0)
        setLock(m_holder->descriptor, F_UNLCK);
}

} // namespace vd
