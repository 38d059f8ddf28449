#include "siteexport.h"

#include "library.h"
#include "pagetheme.h"
#include "sitefolder.h"
#include "sitepaths.h"
#include "siterecords.h"
#include "standings.h"

#include <QSemaphore>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <mutex>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressStep = 16;

/// Reads in one state of the library, whatever others write meanwhile.
class Snapshot
{
public:
    explicit Snapshot(Connection &connection) : m_connection(connection) { m_open = connection.run(u"BEGIN"_s).ok(); }
    ~Snapshot()
    {
        if (m_open)
            static_cast<void>(m_connection.run(u"ROLLBACK"_s));
    }
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Connection &m_connection;
    bool m_open = false;
};

/// One run of the export.
class Run
{
public:
    Run(Library &library, const SiteOptions &options) : m_library(library), m_options(options) {}

    Result<SiteReport> run()
    {
        // Most is read once: what SQLite would keep of it is better spent on tools that are shown again.
        if (auto small = m_library.connection().run(u"PRAGMA cache_size = -8192"_s); !small)
            return small.error();
        const Snapshot snapshot(m_library.connection());
        auto folder = SiteFolder::open(m_options.folder, m_options.adopt);
        if (!folder)
            return folder.error();
        m_folder = std::move(*folder);
        std::optional<StandingsAhead> ahead; // what no manifest knows is read while the index is
        if (m_folder->manifest().tools.isEmpty())
            ahead.emplace(m_library.connection());
        auto index = SiteIndex::load(m_library);
        if (!index)
            return index.error();
        m_index = std::move(*index);
        if (auto known = know(ahead); !known)
            return known.error();
        if (m_cancelled) {
            m_report.cancelled = true;
            return m_report;
        }
        const PageRenderer renderer(m_options.theme);
        const SitePages pages(m_index, renderer, Fingerprint::of(m_options.theme->fingerprint()));
        m_pages = &pages;
        m_files = planned();
        m_report.leftOut = pages.leftOut();
        if (auto done = writeAll(); !done)
            return done.error();
        return m_report;
    }

private:
    [[nodiscard]] std::vector<PlannedFile> planned() const
    {
        std::vector<PlannedFile> files = m_pages->plan(m_next.comparisons);
        if (m_options.wanted)
            std::erase_if(files, [this](const PlannedFile &file) { return !m_options.wanted(file.kind); });
        return files;
    }

    /// Standings of every tool and stamps of the comparisons, from the manifest where nothing touched them since.
    Result<void> know(std::optional<StandingsAhead> &ahead)
    {
        const Manifest &last = m_folder->manifest();
        const auto mark = historyMark(m_library.connection());
        if (!mark)
            return mark.error();
        m_next.library = m_index.publication.uid;
        m_next.mark = *mark;
        if (last.library == m_next.library) {
            const auto touched = touchedSince(m_library.connection(), last.mark);
            if (!touched)
                return touched.error();
            if (*touched)
                if (auto kept = keep(last, **touched); !kept)
                    return kept;
        }
        // What was never read is read with its pages, once: for lists and links its verdicts will do.
        QList<ToolId> touched, unread;
        for (const PublishedTool &tool : std::as_const(m_index.tools))
            if (!m_index.standings.contains(tool.id))
                (last.tools.contains(tool.id) ? touched : unread) << tool.id;
        if (auto done = stand(touched, true); !done)
            return done;
        m_next.tools = m_index.standings;
        if (ahead)
            m_index.standings.insert(ahead->take(*mark));
        unread.removeIf([this](ToolId tool) { return m_index.standings.contains(tool); });
        return stand(unread, false);
    }

    /// Reads standings, of tools as a whole or without a stamp.
    Result<void> stand(const QList<ToolId> &tools, bool whole)
    {
        const auto standings = readStandings(m_library.connection(), tools, whole, [this] {
            m_cancelled = m_options.progress && !m_options.progress(0, 0);
            return !m_cancelled;
        });
        if (!standings)
            return standings.error();
        m_index.standings.insert(*standings);
        return {};
    }

    Result<void> keep(const Manifest &last, const QList<TouchedRecord> &touched)
    {
        QSet<ToolId> tools;
        QSet<ComparisonId> comparisons;
        QList<ReviewId> reviews;
        for (const TouchedRecord &one : touched) {
            if (const auto tool = one.record.as<Tool>(); tool.isValid())
                tools << tool;
            if (const auto comparison = one.record.as<Comparison>(); comparison.isValid())
                comparisons << comparison;
            if (const auto review = one.record.as<Review>(); review.isValid())
                reviews << review;
            if (one.tool)
                tools << ToolId{one.tool};
        }
        const auto reviewed = toolsOfReviews(m_library.connection(), reviews);
        if (!reviewed)
            return reviewed.error();
        for (const ToolId tool : *reviewed)
            tools << tool;
        for (const PublishedTool &tool : std::as_const(m_index.tools))
            if (const auto known = last.tools.constFind(tool.id);
                known != last.tools.constEnd() && !tools.contains(tool.id))
                m_index.standings.insert(tool.id, *known);
        QList<ComparisonId> again;
        for (const PublishedComparison &comparison : std::as_const(m_index.comparisons)) {
            const auto known = last.comparisons.constFind(comparison.id);
            if (known == last.comparisons.constEnd())
                continue;
            if (comparisons.contains(comparison.id))
                again << comparison.id;
            else
                m_next.comparisons.insert(comparison.id, *known);
        }
        for (qsizetype from = 0; from < again.size(); from += recordsPerQuery) {
            const auto records = comparisonsOf(m_library.connection(), again.mid(from, recordsPerQuery));
            if (!records)
                return records.error();
            for (const Comparison &comparison : *records)
                m_next.comparisons.insert(comparison.id, stampOf(comparison));
        }
        return {};
    }

    /// The files that are not there as their inputs say.
    std::vector<FileToMake> toWrite()
    {
        std::vector<FileToMake> files;
        for (const PlannedFile &file : m_files)
            if (const QString path = m_pages->pathOf(file); file.inputs == 0 || !isKept(path, file.inputs))
                files.push_back({file, path});
        return files;
    }

    /// Whether a file is there as it would be made from these inputs; then it goes on to the next manifest.
    bool isKept(const QString &path, quint64 inputs)
    {
        const auto last = m_folder->manifest().files.constFind(path);
        if (last == m_folder->manifest().files.constEnd() || last->inputs != inputs)
            return false;
        const auto found = m_folder->found(path, *last);
        if (!found)
            return false;
        m_noted = m_noted || found->changed != last->changed;
        m_next.files.insert(last.key(), *found);
        return true;
    }

    Result<void> writeAll()
    {
        m_report.files = int(m_files.size());
        std::vector<FileToMake> files = toWrite();
        QStringList paths;
        for (const FileToMake &file : files)
            paths << file.path;
        const QStringList sitemaps = sitemapsToWrite();
        paths += sitemaps;
        const QStringList gone = goneBesides(paths);
        if (auto allowed = m_folder->check(paths); !allowed)
            return allowed;
        if (m_options.dryRun) {
            m_report.written = paths;
            m_report.removed = gone;
            return {};
        }
        if (auto announced = m_folder->announce(paths); !announced)
            return announced;
        m_all = int(files.size());
        Result<void> done = makeAll(std::move(files));
        if (done && !m_cancelled)
            done = writeSitemaps(sitemaps);
        if (done && !m_cancelled)
            done = removeAll(gone);
        const bool whole = done && !m_cancelled;
        if (!whole)
            keepTheRest();
        m_report.cancelled = m_cancelled;
        m_report.written.sort();
        const bool changed = !whole || !m_report.written.isEmpty() || !m_report.removed.isEmpty() || m_noted ||
                             m_next.mark != m_folder->manifest().mark;
        const Result<void> finished = changed ? m_folder->finish(m_next) : Result<void>();
        return done ? finished : done;
    }

    /// Sitemaps are large and soon made: they are not kept until they are written.
    QStringList sitemapsToWrite()
    {
        QStringList paths;
        for (const SitemapFile &sitemap : m_pages->sitemaps(m_files)) {
            ++m_report.files;
            if (!isKept(sitemap.path, Fingerprint::of(sitemap.bytes)))
                paths << sitemap.path;
        }
        return paths;
    }

    Result<void> writeSitemaps(const QStringList &paths)
    {
        if (paths.isEmpty())
            return {};
        for (const SitemapFile &sitemap : m_pages->sitemaps(m_files))
            if (paths.contains(sitemap.path))
                writeOne(sitemap.path, sitemap.bytes, Fingerprint::of(sitemap.bytes));
        return m_failure ? Result<void>(*m_failure) : Result<void>();
    }

    /// What the desk wrote and the site no longer has.
    [[nodiscard]] QStringList goneBesides(const QStringList &paths)
    {
        const QSet<QString> written(paths.begin(), paths.end());
        const auto isGone = [&](const QString &path) {
            return !written.contains(path) && !m_next.files.contains(path);
        };
        QStringList gone;
        const QHash<QString, WrittenFile> &last = m_folder->manifest().files;
        for (auto file = last.begin(); file != last.end(); ++file)
            if (isGone(file.key()))
                gone << file.key();
        for (const QString &path : m_folder->unfinished())
            if (isGone(path) && !last.contains(path))
                gone << path;
        for (const QString &path : m_folder->strays())
            if (isGone(path))
                m_report.strays << path;
        gone.sort();
        m_report.strays.sort();
        return gone;
    }

    /// Fails with the first file that cannot be removed; the others are.
    Result<void> removeAll(const QStringList &gone)
    {
        Result<void> done;
        const QHash<QString, WrittenFile> &last = m_folder->manifest().files;
        for (const QString &path : gone) {
            const auto file = last.constFind(path);
            const auto known = file == last.constEnd() ? std::nullopt : std::optional(*file);
            const auto removed = m_folder->remove(path, known);
            if (removed && *removed) {
                m_report.removed << path;
                continue;
            }
            if (known)
                m_next.files.insert(path, *known); // it is still there, and the desk's
            if (removed)
                m_report.kept << path;
            else if (done)
                done = removed.error();
        }
        return done;
    }

    /// After an export that did not come to its end: what it did not come to stays the desk's, and the next goes on.
    void keepTheRest()
    {
        const QHash<QString, WrittenFile> &last = m_folder->manifest().files;
        for (auto file = last.begin(); file != last.end(); ++file)
            if (!m_next.files.contains(file.key()) && !m_report.removed.contains(file.key()))
                m_next.files.insert(file.key(), *file);
    }

    /// Reading goes on while others render and write.
    Result<void> makeAll(std::vector<FileToMake> files)
    {
        SiteRecords records(m_library.connection(), m_index, m_pages->edition(), std::move(files));
        QThreadPool pool;
        QSemaphore room(2 * pool.maxThreadCount() + 1);
        Result<void> read;
        while (!stopped()) {
            const auto batch = records.next();
            if (!batch)
                read = batch.error();
            if (!batch || !*batch)
                break;
            // In two halves, so that at the end no thread waits long for another's.
            const std::size_t size = (*batch)->files.size();
            for (const std::size_t half : {0U, 1U}) {
                room.acquire();
                pool.start([this, batch = *batch, from = half * size / 2, end = (half + 1) * size / 2, &room] {
                    make(*batch, from, end);
                    room.release();
                });
            }
        }
        pool.waitForDone();
        m_next.comparisons.insert(records.stamps());
        m_next.tools.insert(records.standings());
        if (!read)
            return read;
        return m_failure ? Result<void>(*m_failure) : Result<void>();
    }

    void make(const SiteRecords::Batch &batch, std::size_t from, std::size_t end)
    {
        for (std::size_t at = from; at < end; ++at) {
            const auto &[file, path] = batch.files[at];
            if (stopped())
                return;
            const PageRecords &records = batch.of(file);
            writeOne(path, m_pages->make(file, records), m_pages->inputsOf(file, records));
            const std::lock_guard guard(m_mutex);
            if (++m_done % progressStep == 0 && m_options.progress && !m_options.progress(m_done, m_all))
                m_cancelled = true;
        }
    }

    /// Writes what differs from what is there.
    void writeOne(const QString &path, QByteArrayView bytes, quint64 inputs)
    {
        const auto last = m_folder->manifest().files.constFind(path);
        const bool isSame = last != m_folder->manifest().files.constEnd() && last->content == Fingerprint::of(bytes);
        if (auto same = isSame ? m_folder->found(path, *last) : std::nullopt) {
            const std::lock_guard guard(m_mutex);
            m_noted = m_noted || same->inputs != inputs || same->changed != last->changed;
            same->inputs = inputs;
            m_next.files.insert(path, *same);
            return;
        }
        const auto written = m_folder->write(path, bytes, inputs);
        const std::lock_guard guard(m_mutex);
        if (written) {
            m_next.files.insert(path, *written);
            m_report.written << path;
        } else if (!m_failure) {
            m_failure = written.error();
            m_failed = true;
        }
    }

    bool stopped() const { return m_failed || m_cancelled; }

    Library &m_library;
    const SiteOptions &m_options;
    std::unique_ptr<SiteFolder> m_folder;
    SiteIndex m_index;
    const SitePages *m_pages = nullptr;
    std::vector<PlannedFile> m_files;
    int m_all = 0;
    std::atomic<bool> m_failed = false, m_cancelled = false;

    std::mutex m_mutex; ///< of what follows, while files are made
    Manifest m_next;
    SiteReport m_report;
    std::optional<Error> m_failure;
    int m_done = 0;
    bool m_noted = false; ///< the same bytes, but the manifest has something else to say of them
};

} // namespace

Result<SiteReport> exportSite(Library &library, const SiteOptions &options)
{
    return Run(library, options).run();
}

} // namespace vd
