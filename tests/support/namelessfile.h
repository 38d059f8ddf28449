#pragma once

#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>

namespace vd {

/// The path to the only file without a name that this process has open in a folder; empty when there is none, or more.
inline QString namelessFileIn(const QString &folder)
{
    const QDir files(QStringLiteral("/proc/self/fd"));
    QStringList found;
    for (const QString &name : files.entryList(QDir::Files | QDir::System))
        if (QFile::symLinkTarget(files.filePath(name)).startsWith(folder + u'/'))
            found << files.filePath(name);
    return found.size() == 1 ? found.first() : QString();
}

} // namespace vd
