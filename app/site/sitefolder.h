#pragma once

#include "manifest.h"
#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <memory>
#include <mutex>
#include <optional>

namespace vd {

/// The folder that a site is written into, with what the desk keeps of it in a folder named .verdict-site. A file is
/// whole or as it was before, whenever the program is killed; files that the desk did not write are never touched.
/// Folders that are new come to their place with all that is in them when the export ends. Only one export at a time
/// has it. Errors are of ErrorKind::File and name the file.
class SiteFolder
{
    Q_DECLARE_TR_FUNCTIONS(vd::SiteFolder)

public:
    /// Makes the folder where there is none. One that holds files and was not written by the desk is refused unless
    /// `adopt` says that the site may go beside them; that Error has the field "adopt". A folder in which nothing was
    /// announced is left as it was, or not made.
    [[nodiscard]] static Result<std::unique_ptr<SiteFolder>> open(const QString &path, bool adopt);
    /// Whether a folder is refused for that.
    [[nodiscard]] static bool isForeign(const QString &path);
    ~SiteFolder();
    Q_DISABLE_COPY_MOVE(SiteFolder)

    /// What the last export that came to its end wrote; empty the first time.
    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }
    /// What exports that were killed since may have written.
    [[nodiscard]] const QSet<QString> &unfinished() const { return m_announced; }
    /// Files of a site that nobody knows any more whether the desk wrote: its manifest is damaged, or of a desk that
    /// kept other notes. Of the folders that a site has, not those that are its owner's.
    [[nodiscard]] QStringList strays() const;
    /// A file as it is there now, if it still has the bytes that were written: a copy of a site has other times.
    [[nodiscard]] std::optional<WrittenFile> found(const QString &path, const WrittenFile &file) const;

    /// Whether these files may be written. Fails with the first that is there already and not the desk's, or that no
    /// file of a site can be.
    [[nodiscard]] Result<void> check(const QStringList &paths) const;
    /// Announces the files that will be written, so that an export that is killed leaves none that nobody owns.
    Result<void> announce(const QStringList &paths);
    /// Writes one file; several threads may. `inputs` goes into what is returned. A file of a new folder is there after
    /// finish().
    Result<WrittenFile> write(const QString &path, QByteArrayView bytes, quint64 inputs);
    /// Removes a file that the desk wrote, and the folders that it leaves empty. One that somebody changed since it was
    /// written stays, where that is known: then the answer is false.
    Result<bool> remove(const QString &path, const std::optional<WrittenFile> &file);
    /// Puts new folders in their place and remembers what was written; the export is complete.
    Result<void> finish(const Manifest &manifest);

private:
    explicit SiteFolder(const QString &path) : m_path(path) {}
    Result<void> lock();
    void readState();
    /// Makes the folders of a file, and says which descriptor its path goes from until finish().
    Result<int> makeFolders(const QString &path);
    Result<void> makeNew();
    Result<void> putNewFoldersInPlace();
    [[nodiscard]] QString full(const QString &path) const { return m_path + u'/' + path; }

    QString m_path;
    int m_root = -1; ///< descriptors
    int m_state = -1;
    int m_lock = -1;
    int m_new = -1; ///< of the folder that new ones are made in
    Manifest m_manifest;
    bool m_madeRoot = false, m_madeState = false; ///< which folders are new
    bool m_isAnnounced = false;                   ///< from here on there may be files
    bool m_isUnknown = false;      ///< the site is ours, but its manifest is damaged: any file in it may be
    QSet<QString> m_announced;     ///< what an export that was killed may have written
    std::mutex m_mutex;            ///< of m_new and m_folders
    QHash<QString, int> m_folders; ///< that are there, and the descriptor that they are below
};

} // namespace vd
