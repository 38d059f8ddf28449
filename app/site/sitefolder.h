#pragma once

#include "manifest.h"
#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

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

    /// What the last export that came to its end knew of the library; empty the first time.
    [[nodiscard]] const Manifest &last() const { return m_last; }
    /// Lets go of what last() says of tools and comparisons.
    void forgetRecords();

    /// Says that the site has a file. Answers whether it is there as it would be made from these inputs; 0 stands for
    /// inputs that nobody knows yet. Fails when no file of a site can have this path, or one is there that is not the
    /// desk's.
    Result<bool> expect(const QString &path, quint64 inputs);
    /// What the desk wrote, and nobody expected this time.
    [[nodiscard]] QStringList gone() const;
    /// Files of a site that nobody expected, and nobody knows any more whether the desk wrote: its manifest is damaged,
    /// or of a desk that kept other notes. Of the folders that a site has, not those that are its owner's.
    [[nodiscard]] QStringList strays() const;

    /// Announces the files that will be written, so that an export that is killed leaves none that nobody owns.
    Result<void> announce();
    /// Makes a file, piece by piece.
    using Make = std::function<Result<void>(const TakeBytes &)>;
    /// Writes what `make` makes of a file that was expected, and answers whether it did: the same bytes may be there.
    /// An error of `make` gives up the file. Several threads may. A file of a new folder is there after finish().
    Result<bool> write(const QString &path, const Make &make, quint64 inputs);
    /// Removes a file that the desk wrote, and the folders that it leaves empty. One that somebody changed since it was
    /// written stays: then the answer is false.
    Result<bool> remove(const QString &path);
    /// Puts new folders in their place and remembers what was written, for this state of the library and with what
    /// `addRecords` adds of its records. `whole` says that nothing was left out: what was not written stays the desk's
    /// otherwise. The export is complete.
    Result<void> finish(QUuid library, const HistoryMark &mark, bool whole,
                        const std::function<void(ManifestWriter &)> &addRecords);

private:
    /// A file that is being made, and takes its place when it is whole.
    class Draft
    {
    public:
        static constexpr qsizetype mostHeld = 1 << 18;
        /// As long as it is no longer than `held`, nothing is on the disk. The folder's descriptor must outlive it.
        Draft(int folder, QByteArray name, qsizetype held = mostHeld)
            : m_folder(folder), m_name(std::move(name)), m_held(held)
        {
        }
        ~Draft() { drop(); }
        Q_DISABLE_COPY_MOVE(Draft)

        /// Failures are told by putInPlace().
        void add(QByteArrayView bytes);
        /// Nothing may be added any more. Answers errno, or 0.
        int putInPlace(int folder, const QByteArray &name, bool synced = false);
        /// What was added; its time once it is in place.
        [[nodiscard]] WrittenFile file() const { return {0, m_content.value(), m_size, m_changed}; }

    private:
        void write(QByteArrayView bytes);
        void drop();

        int m_folder;
        QByteArray m_name;
        qsizetype m_held;
        int m_file = -1; ///< a descriptor
        int m_failure = 0;
        QByteArray m_bytes; ///< not written yet
        BytesFingerprint m_content;
        qint64 m_size = 0, m_changed = 0;
    };

    explicit SiteFolder(const QString &path) : m_path(path) {}
    Result<void> lock();
    void readState();
    void findStrays();
    /// Whether a file still has the bytes that were written. Takes note of its time: a copy of a site has others.
    bool isThere(const QString &path, WrittenFile &file);
    [[nodiscard]] Result<void> check(const QString &path) const;
    /// Puts a file of the state folder in its place, on the disk, too.
    Result<void> keep(Draft &draft, const char *name);
    /// Adds to the next manifest, which is begun with its first file.
    void note(const QString &path, const WrittenFile &file);
    void beginNext();
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
    Manifest m_last;
    enum class Fate : quint8 { Unexpected, Expected, Kept, Dropped };
    std::vector<Fate> m_fates;                    ///< of the files in m_last
    std::atomic<bool> m_isNews = false;           ///< the next manifest has something else to say
    bool m_madeRoot = false, m_madeState = false; ///< which folders are new
    bool m_isAnnounced = false;                   ///< from here on there may be files
    bool m_isUnknown = false;      ///< the site is ours, but its manifest is damaged: any file in it may be
    QSet<QString> m_announced;     ///< what an export that was killed may have written
    QSet<QString> m_unexpected;    ///< of these, and of what may be ours
    std::mutex m_mutex;            ///< of what follows, and of m_new
    QHash<QString, int> m_folders; ///< that are there, and the descriptor that they are below
    std::optional<Draft> m_announcement, m_manifest; ///< once m_state is open
    std::optional<ManifestWriter> m_next;            ///< into m_manifest
};

} // namespace vd
