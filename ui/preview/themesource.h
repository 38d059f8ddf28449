#pragma once

#include "pagetheme.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

namespace vd {

/// The theme of the pages that the desk shows. Its folder is watched: changed() follows what is edited there, once for
/// many changes.
class ThemeSource : public QObject
{
    Q_OBJECT

public:
    using Loaded = Result<std::shared_ptr<const PageTheme>>;

    explicit ThemeSource(QObject *parent);

    /// The theme in a folder, read again only after a change. Fails as PageTheme::load() does.
    [[nodiscard]] const Loaded &theme(const QString &folder);

    /// Watches nothing; the next theme is read anew.
    void forget();

signals:
    void changed();

private:
    void watch();

    QString m_folder;
    std::optional<Loaded> m_loaded;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
};

} // namespace vd
