#include "desklock.h"

#include <QDir>
#include <QFileInfo>

namespace vd {

DeskLock::DeskLock(const QString &libraryPath) : m_file(pathFor(libraryPath))
{
    m_file.setStaleLockTime(0); // only a dead process makes it stale: a desk may stay open for weeks
}

DeskLock::Answer DeskLock::take()
{
    if (m_file.tryLock())
        return Answer::Mine;
    if (m_file.error() == QLockFile::PermissionError)
        return Answer::NoPermission;
    QString application;
    m_file.getLockInfo(&m_process, &m_host, &application);
    return Answer::HeldByAnother;
}

QString DeskLock::pathFor(const QString &libraryPath)
{
    const QFileInfo given(libraryPath);
    const QFileInfo file(given.exists() ? given.canonicalFilePath() : given.absoluteFilePath());
    return file.absoluteDir().filePath(u'.' + file.fileName() + QStringLiteral(".desk-lock"));
}

} // namespace vd
