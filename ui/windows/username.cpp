#include "username.h"

#include <pwd.h>
#include <unistd.h>

namespace vd {

QString systemUserName()
{
    const passwd *entry = getpwuid(getuid());
    if (!entry)
        return {};
    const QString fullName = QString::fromLocal8Bit(entry->pw_gecos).section(u',', 0, 0).trimmed();
    return fullName.isEmpty() ? QString::fromLocal8Bit(entry->pw_name) : fullName;
}

} // namespace vd
