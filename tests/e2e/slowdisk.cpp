// Loaded before the C library by tst_deskkill: a disk that takes SLOWDISK_MS for each confirmation that something is on
// it.
#include <cstdlib>
#include <dlfcn.h>
#include <unistd.h>

namespace {

int slowly(const char *name, int descriptor)
{
    using Sync = int (*)(int);
    constexpr useconds_t microseconds = 1000;
    if (const char *delay = std::getenv("SLOWDISK_MS"))
        usleep(useconds_t(std::atoi(delay)) * microseconds);
    return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name))(descriptor);
}

} // namespace

extern "C" int fsync(int descriptor)
{
    return slowly("fsync", descriptor);
}

extern "C" int fdatasync(int descriptor)
{
    return slowly("fdatasync", descriptor);
}
