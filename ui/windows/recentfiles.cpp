#include "recentfiles.h"

#include <QFileInfo>

namespace vd {

namespace {
const QString key = QStringLiteral("recent/libraries");
}

QStringList RecentFiles::paths() const
{
    return m_settings.value(key).toStringList();
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList list = paths();
    if (list.value(0) == absolute)
        return; // writing the settings waits for the disk
    list.removeAll(absolute);
    list.prepend(absolute);
    m_settings.setValue(key, QStringList(list.mid(0, most)));
}

void RecentFiles::remove(const QString &path)
{
    QStringList list = paths();
    list.removeAll(QFileInfo(path).absoluteFilePath());
    m_settings.setValue(key, list);
}

void RecentFiles::clear()
{
    m_settings.remove(key);
}

} // namespace vd
