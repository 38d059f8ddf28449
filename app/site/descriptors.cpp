#include "descriptors.h"

#include <cerrno>
#include <unistd.h>

namespace vd {

bool writeAll(int descriptor, QByteArrayView bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t written = ::write(descriptor, bytes.data() + done, std::size_t(bytes.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += written < 0 ? 0 : written;
    }
    return true;
}

bool readAll(int descriptor, char *bytes, qsizetype size, qint64 from)
{
    for (qsizetype done = 0; done < size;) {
        const ssize_t read = ::pread(descriptor, bytes + done, std::size_t(size - done), from + done);
        if (read == 0 || (read < 0 && errno != EINTR))
            return false;
        done += read < 0 ? 0 : read;
    }
    return true;
}

} // namespace vd
