#include "sitefolder.h"

#include "atomicwrite.h"
#include "descriptors.h"
#include "sitepaths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

const auto stateName = ".verdict-site"_L1;
constexpr const char *newName = "new"; ///< in it, what new folders are made in

qint64 nanoseconds(const timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// The fingerprint of a file's bytes; none where it cannot be read.
std::optional<quint64> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    BytesFingerprint content;
    QByteArray block(1 << 16, Qt::Uninitialized);
    qint64 size = 0;
    while ((size = file.read(block.data(), block.size())) > 0)
        content.add(QByteArrayView(block).first(size));
    return size == 0 ? std::optional(content.value()) : std::nullopt;
}

bool isEmptyFolder(const QString &path)
{
    return QDir(path).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
}

} // namespace

void SiteFolder::Draft::add(QByteArrayView bytes)
{
    m_content.add(bytes);
    m_size += bytes.size();
    if (m_bytes.size() + bytes.size() <= m_held) {
        m_bytes.append(bytes);
        return;
    }
    write(m_bytes);
    m_bytes.resize(0); // and keeps its room
    write(bytes);
}

void SiteFolder::Draft::write(QByteArrayView bytes)
{
    if (m_file < 0 && m_failure == 0) {
        m_file = ::openat(m_folder, m_name.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        m_failure = m_file < 0 ? errno : 0;
    }
    if (m_failure == 0 && !writeAll(m_file, bytes))
        m_failure = errno;
}

int SiteFolder::Draft::putInPlace(int folder, const QByteArray &name, bool synced)
{
    write(m_bytes);
    struct stat made = {};
    if (m_failure == 0 && ((synced && ::fsync(m_file) != 0) || ::fstat(m_file, &made) != 0))
        m_failure = errno;
    if (m_failure != 0)
        return m_failure;
    m_changed = nanoseconds(made.st_mtim);
    const bool isThere = folder == m_folder && name == m_name;
    if (::close(std::exchange(m_file, -1)) != 0 ||
        (!isThere && ::renameat(m_folder, m_name.constData(), folder, name.constData()) != 0)) {
        m_failure = errno;
        ::unlinkat(m_folder, m_name.constData(), 0);
    }
    return m_failure;
}

void SiteFolder::Draft::drop()
{
    if (m_file < 0)
        return;
    ::close(std::exchange(m_file, -1));
    ::unlinkat(m_folder, m_name.constData(), 0);
}

bool SiteFolder::isForeign(const QString &path)
{
    return QFileInfo(path).isDir() && !QFileInfo::exists(path + u'/' + stateName) && !isEmptyFolder(path);
}

Result<std::unique_ptr<SiteFolder>> SiteFolder::open(const QString &path, bool adopt)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return Error{ErrorKind::File, tr("this is a file; a site needs a folder of its own"), {}, path};
    const QString state = path + u'/' + stateName;
    if (!adopt && isForeign(path))
        return Error{ErrorKind::File,
                     tr("this folder holds files that the desk did not write; choose an empty one, or insist that the "
                        "site goes beside them"),
                     u"adopt"_s, path};
    std::unique_ptr<SiteFolder> folder(new SiteFolder(path));
    if (!info.exists()) {
        if (::mkdir(QFile::encodeName(path).constData(), 0777) != 0)
            return AtomicWrite::fileFailure(errno, path);
        folder->m_madeRoot = true;
    }
    folder->m_root = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->m_root < 0)
        return AtomicWrite::fileFailure(errno, path);
    folder->m_madeState = ::mkdirat(folder->m_root, stateName.data(), 0777) == 0;
    if (!folder->m_madeState && errno != EEXIST)
        return AtomicWrite::fileFailure(errno, path);
    folder->m_state = ::openat(folder->m_root, stateName.data(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder->m_state < 0)
        return AtomicWrite::fileFailure(errno, state);
    if (auto locked = folder->lock(); !locked)
        return locked.error();
    folder->readState();
    folder->m_announcement.emplace(folder->m_state, "draft-announced");
    folder->m_manifest.emplace(folder->m_state, "draft-manifest");
    return folder;
}

SiteFolder::~SiteFolder()
{
    m_announcement.reset();
    m_manifest.reset();
    // Nothing was written: leave the folder as it was found, or none.
    if (m_madeState && !m_isAnnounced) {
        ::unlinkat(m_state, "lock", 0);
        ::unlinkat(m_root, stateName.data(), AT_REMOVEDIR);
        if (m_madeRoot)
            ::rmdir(QFile::encodeName(m_path).constData());
    }
    for (const int descriptor : {m_lock, m_new, m_state, m_root})
        if (descriptor >= 0)
            ::close(descriptor);
}

Result<void> SiteFolder::lock()
{
    m_lock = ::openat(m_state, "lock", O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_lock < 0)
        return AtomicWrite::fileFailure(errno, m_path);
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0)
        return Error{ErrorKind::File, tr("another export is writing this site; wait until it is done"), {}, m_path};
    return {};
}

void SiteFolder::readState()
{
    const QString state = full(stateName);
    QFile manifest(state + u"/manifest"_s), announced(state + u"/announced"_s);
    if (manifest.open(QIODevice::ReadOnly)) {
        auto last = Manifest::read(manifest);
        m_isUnknown = !last;
        if (last)
            m_last = *std::move(last);
    }
    m_fates.resize(m_last.files.size());
    if (announced.open(QIODevice::ReadOnly))
        for (const QByteArray &line : announced.readAll().split('\n'))
            if (!line.isEmpty())
                m_announced << QString::fromUtf8(line);
    m_isNews = !m_announced.isEmpty(); // they are to be forgotten
    m_unexpected = m_announced;
    if (m_isUnknown)
        findStrays();
    for (const QString &draft : QDir(state).entryList({u"draft-*"_s}, QDir::Files))
        QFile::remove(state + u'/' + draft);
    QDir(state + u'/' + QLatin1String(newName)).removeRecursively();
}

void SiteFolder::findStrays()
{
    for (const QString &folder : sitepath::folders())
        for (QDirIterator it(full(folder), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            m_unexpected << it.next().sliced(m_path.size() + 1);
}

void SiteFolder::forgetRecords()
{
    m_last.tools.clear();
    m_last.comparisons.clear();
}

bool SiteFolder::isThere(const QString &path, WrittenFile &file)
{
    struct stat now = {};
    if (::fstatat(m_root, QFile::encodeName(path).constData(), &now, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(now.st_mode) || now.st_size != file.size)
        return false;
    if (nanoseconds(now.st_mtim) == file.changed)
        return true;
    if (contentOf(full(path)) != file.content)
        return false;
    file.changed = nanoseconds(now.st_mtim);
    m_isNews = true;
    return true;
}

Result<void> SiteFolder::check(const QString &path) const
{
    const QStringList parts = path.split(u'/');
    if (parts.contains(QString()) || parts.contains(u"."_s) || parts.contains(u".."_s))
        return Error{
            ErrorKind::File, tr("no page can have this address; change the slug that it is made from"), {}, path};
    if (!m_madeRoot && !m_isUnknown && !m_announced.contains(path) &&
        ::faccessat(m_root, QFile::encodeName(path).constData(), F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return Error{ErrorKind::File,
                     tr("this file is in the way, and the desk did not write it; move it elsewhere"),
                     {},
                     full(path)};
    return {};
}

Result<bool> SiteFolder::expect(const QString &path, quint64 inputs)
{
    m_unexpected.remove(path);
    const auto known = m_last.files.find(path);
    if (known) {
        WrittenFile &file = m_last.files[*known];
        const bool isCurrent = inputs != 0 && file.inputs == inputs && isThere(path, file);
        m_fates[*known] = isCurrent ? Fate::Kept : Fate::Expected;
        if (isCurrent)
            return true;
    } else if (auto allowed = check(path); !allowed) {
        return allowed.error();
    }
    m_announcement->add(QByteArray(path.toUtf8() + '\n'));
    return false;
}

QStringList SiteFolder::gone() const
{
    QStringList paths;
    for (std::size_t file = 0; file < m_fates.size(); ++file)
        if (m_fates[file] == Fate::Unexpected)
            paths << QString::fromUtf8(m_last.files.pathOf(file));
    for (const QString &path : m_unexpected)
        if (m_announced.contains(path) && !m_last.files.find(path))
            paths << path;
    paths.sort();
    return paths;
}

QStringList SiteFolder::strays() const
{
    QStringList paths;
    for (const QString &path : m_unexpected)
        if (!m_announced.contains(path))
            paths << path;
    paths.sort();
    return paths;
}

Result<void> SiteFolder::announce()
{
    for (const QString &path : std::as_const(m_announced))
        m_announcement->add(QByteArray(path.toUtf8() + '\n'));
    m_isAnnounced = true;
    return m_announcement->file().size > 0 ? keep(*m_announcement, "announced") : Result<void>();
}

Result<void> SiteFolder::keep(Draft &draft, const char *name)
{
    int code = draft.putInPlace(m_state, name, true);
    if (code == 0 && ::fsync(m_state) != 0)
        code = errno;
    return code == 0 ? Result<void>() : AtomicWrite::fileFailure(code, full(stateName) + u'/' + QLatin1String(name));
}

Result<int> SiteFolder::makeFolders(const QString &path)
{
    const std::lock_guard guard(m_mutex);
    int place = m_root;
    const qsizetype outermost = path.indexOf(u'/');
    for (qsizetype slash = outermost; slash > 0; slash = path.indexOf(u'/', slash + 1)) {
        const QString folder = path.first(slash);
        if (const auto known = m_folders.constFind(folder); known != m_folders.constEnd()) {
            place = *known;
            continue;
        }
        const QByteArray name = QFile::encodeName(folder);
        struct stat found = {};
        if (slash == outermost && ::fstatat(m_root, name.constData(), &found, AT_SYMLINK_NOFOLLOW) != 0) {
            if (auto made = makeNew(); !made)
                return made.error();
            place = m_new;
        }
        if (::mkdirat(place, name.constData(), 0777) != 0 && errno != EEXIST)
            return AtomicWrite::fileFailure(errno, full(folder));
        if (::fstatat(place, name.constData(), &found, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(found.st_mode))
            return Error{
                ErrorKind::File, tr("this is in the way of a folder of the site; move it elsewhere"), {}, full(folder)};
        m_folders.insert(folder, place);
    }
    return place;
}

Result<void> SiteFolder::makeNew()
{
    if (m_new < 0 && ::mkdirat(m_state, newName, 0777) == 0)
        m_new = ::openat(m_state, newName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return m_new < 0 ? AtomicWrite::fileFailure(errno, full(stateName)) : Result<void>();
}

Result<void> SiteFolder::putNewFoldersInPlace()
{
    for (auto folder = m_folders.begin(); folder != m_folders.end(); ++folder) {
        const QByteArray name = QFile::encodeName(folder.key());
        if (*folder == m_new && !name.contains('/') &&
            ::renameat(m_new, name.constData(), m_root, name.constData()) != 0)
            return AtomicWrite::fileFailure(errno, full(folder.key()));
    }
    m_folders.clear();
    ::unlinkat(m_state, newName, AT_REMOVEDIR);
    return {};
}

Result<bool> SiteFolder::write(const QString &path, const Make &make, quint64 inputs)
{
    const auto place = makeFolders(path);
    if (!place)
        return place.error();
    const bool seen = *place == m_root;
    const QByteArray name = QFile::encodeName(path);
    const auto known = m_last.files.find(path);
    // A name of its own for every thread; one name for each file would make the folder of drafts large. A folder that
    // nobody sees yet needs none.
    Draft draft(seen ? m_state : *place,
                seen ? "draft-" + QByteArray::number(quintptr(QThread::currentThreadId()), 16) : name,
                known ? Draft::mostHeld : 0); // the same may be there
    if (auto made = make([&draft](QByteArrayView bytes) { draft.add(bytes); }); !made)
        return made.error();
    if (known) {
        WrittenFile &file = m_last.files[*known];
        if (file.content == draft.file().content && isThere(path, file)) {
            if (std::exchange(file.inputs, inputs) != inputs)
                m_isNews = true;
            m_fates[*known] = Fate::Kept;
            return false;
        }
    }
    if (const int code = draft.putInPlace(*place, name))
        return AtomicWrite::fileFailure(code, full(path));
    WrittenFile written = draft.file();
    written.inputs = inputs;
    if (known)
        m_fates[*known] = Fate::Dropped;
    note(path, written);
    return true;
}

void SiteFolder::note(const QString &path, const WrittenFile &file)
{
    const std::lock_guard guard(m_mutex);
    m_isNews = true;
    beginNext();
    m_next->add(path.toUtf8(), file);
}

void SiteFolder::beginNext()
{
    if (m_next)
        return;
    m_next.emplace([this](QByteArrayView block) { m_manifest->add(block); });
}

Result<bool> SiteFolder::remove(const QString &path)
{
    const auto known = m_last.files.find(path);
    const QByteArray name = QFile::encodeName(path);
    if (known)
        m_fates[*known] = Fate::Kept; // as long as it is there, it is the desk's
    if (::faccessat(m_root, name.constData(), F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        if (known && !isThere(path, m_last.files[*known]))
            return false;
        if (::unlinkat(m_root, name.constData(), 0) != 0)
            return AtomicWrite::fileFailure(errno, full(path));
    }
    m_isNews = true;
    if (known)
        m_fates[*known] = Fate::Dropped;
    for (qsizetype slash = path.lastIndexOf(u'/'); slash > 0; slash = path.lastIndexOf(u'/', slash - 1))
        if (::unlinkat(m_root, QFile::encodeName(path.first(slash)).constData(), AT_REMOVEDIR) != 0)
            break; // others are still in it
    return true;
}

Result<void> SiteFolder::finish(QUuid library, const HistoryMark &mark, bool whole,
                                const std::function<void(ManifestWriter &)> &addRecords)
{
    if (whole && !m_isNews && mark == m_last.mark && library == m_last.library)
        return {};
    if (auto placed = putNewFoldersInPlace(); !placed)
        return placed;
    beginNext();
    m_next->add(library, mark);
    addRecords(*m_next);
    for (std::size_t file = 0; file < m_fates.size(); ++file)
        if (m_fates[file] == Fate::Kept || (!whole && m_fates[file] != Fate::Dropped))
            m_next->add(m_last.files.pathOf(file), m_last.files[file]);
    m_next->end();
    // The pages are not synced: one that a power failure cuts has another size than the manifest says.
    if (auto kept = keep(*m_manifest, "manifest"); !kept)
        return kept;
    ::unlinkat(m_state, "announced", 0);
    return {};
}

} // namespace vd
