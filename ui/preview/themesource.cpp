#include "themesource.h"

#include <QDir>
#include <QFileInfo>

namespace vd {

namespace {

constexpr int settleMs = 80; // editors write a file in several steps

} // namespace

ThemeSource::ThemeSource(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    const auto soon = [this] { m_soon.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_loaded.reset();
        emit changed();
    });
}

const ThemeSource::Loaded &ThemeSource::theme(const QString &folder)
{
    if (!m_loaded || folder != m_folder) {
        forget();
        m_folder = folder;
        watch(); // before reading: a change in between must not be lost
        m_loaded = PageTheme::load(folder);
    }
    return *m_loaded;
}

void ThemeSource::forget()
{
    m_loaded.reset();
    m_soon.stop();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
}

void ThemeSource::watch()
{
    if (m_folder.startsWith(u':'))
        return; // what comes with the program does not change
    // Files are watched one by one, and anew each time: many editors put a new file in the place of the old one.
    QStringList paths{QFileInfo(m_folder).isDir() ? m_folder : QFileInfo(m_folder).absolutePath()};
    if (const QDir folder(m_folder); folder.exists())
        for (const QString &name : folder.entryList(QDir::Files))
            paths << folder.filePath(name);
    m_watcher.addPaths(paths);
}

} // namespace vd
