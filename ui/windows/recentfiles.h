#pragma once

#include <QSettings>
#include <QStringList>

namespace vd {

/// The libraries opened last, the newest first.
class RecentFiles
{
public:
    static constexpr int most = 10;

    explicit RecentFiles(QSettings &settings) : m_settings(settings) {}

    [[nodiscard]] QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);
    void clear();

private:
    QSettings &m_settings;
};

} // namespace vd
