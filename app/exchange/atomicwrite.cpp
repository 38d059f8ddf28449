#include "atomicwrite.h"

#include "libraryfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vd {

namespace {

/// Writes to a file descriptor that it owns and keeps the first error number, which QFile would swallow.
class DescriptorDevice : public QIODevice
{
public:
    explicit DescriptorDevice(int descriptor) : m_descriptor(descriptor) { open(WriteOnly | Unbuffered); }
    ~DescriptorDevice() override { closeDescriptor(); }

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] int code() const { return m_code; } ///< errno of the first failure, 0 when there was none
    /// Runs a step that answers like a system call, unless an earlier one failed.
    template <class Call>
    bool attempt(Call &&call)
    {
        if (m_code == 0 && call() != 0)
            m_code = errno;
        return m_code == 0;
    }
    int closeDescriptor()
    {
        const int descriptor = std::exchange(m_descriptor, -1);
        return descriptor < 0 ? 0 : ::close(descriptor);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        for (qint64 done = 0; done < size && m_code == 0;) {
            const ssize_t written = ::write(m_descriptor, data + done, size_t(size - done));
            if (written >= 0)
                done += written;
            else if (errno != EINTR)
                m_code = errno;
        }
        return m_code == 0 ? size : -1;
    }

private:
    int m_descriptor;
    int m_code = 0;
};

/// The permissions of the file to be replaced, or those that a new file gets here.
mode_t permissionsFor(const QByteArray &target)
{
    struct stat old = {};
    if (::stat(target.constData(), &old) == 0)
        return old.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

} // namespace

Result<void> AtomicWrite::write(const QString &path, const QByteArray &bytes)
{
    return write(path, [&](QIODevice &device) -> Result<void> {
        device.write(bytes);
        return {};
    });
}

Error AtomicWrite::fileFailure(int code, const QString &path)
{
    switch (code) {
    case EACCES:
    case EPERM:
        return {ErrorKind::File, tr("there is no permission to write here; choose another folder"), {}, path};
    case EROFS:
        return {ErrorKind::File, tr("the disk can only be read; choose another folder"), {}, path};
    case ENOSPC:
    case EDQUOT:
        return {ErrorKind::File, tr("the disk is full; free some room and try again"), {}, path};
    case ENOENT:
    case ENOTDIR:
        return {ErrorKind::File, tr("there is no such folder; make it first"), {}, path};
    case ENAMETOOLONG:
        return {ErrorKind::File, tr("the name is too long; choose a shorter one"), {}, path};
    default:
        return {ErrorKind::File,
                tr("the file cannot be written: %1").arg(QString::fromLocal8Bit(std::strerror(code))),
                {},
                path};
    }
}

Result<void> AtomicWrite::write(const QString &path, const std::function<Result<void>(QIODevice &)> &produce)
{
    const auto failure = [&](int code) { return fileFailure(code, path); };

    if (path.isEmpty())
        return failure(ENOENT);
    QFileInfo target(path);
    if (target.isSymLink()) // replace what the link leads to, not the link
        target.setFile(target.symLinkTarget());
    if (target.isDir() || path.endsWith(u'/'))
        return Error{ErrorKind::File, tr("this is a folder; name a file"), {}, path};
    if (target.exists() && !target.isFile())
        return Error{ErrorKind::File, tr("this is not an ordinary file; name another one"), {}, path};
    if (target.exists() && LibraryFile::seemsToBe(target.filePath()))
        return Error{
            ErrorKind::File, tr("this is a library, which is never overwritten; choose another name"), {}, path};
    if (target.exists() && !target.isWritable())
        return failure(EACCES);

    const QByteArray finalName = QFile::encodeName(target.absoluteFilePath());
    const QByteArray folder = QFile::encodeName(target.absolutePath());
    const QByteArray draft =
        folder + "/.verdict-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + ".part";
    const int descriptor = ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return failure(errno);
    DescriptorDevice file(descriptor);

    const Result<void> produced = produce(file);
    const bool written = produced && file.attempt([&] { return ::fchmod(descriptor, permissionsFor(finalName)); }) &&
                         file.attempt([&] { return ::fsync(descriptor); }) &&
                         file.attempt([&] { return file.closeDescriptor(); }) &&
                         file.attempt([&] { return ::rename(draft.constData(), finalName.constData()); });
    if (!written) {
        ::unlink(draft.constData());
        return file.code() != 0 ? failure(file.code()) : produced.error();
    }
    const int directory = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    const int code = errno;
    if (directory >= 0)
        ::close(directory);
    if (!synced)
        return Error{ErrorKind::File,
                     tr("the file is written, but the disk does not confirm that it would survive a power failure: %1")
                         .arg(QString::fromLocal8Bit(std::strerror(code))),
                     {},
                     path};
    return {};
}

} // namespace vd
