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
        if (m_folder->last().tools.isEmpty())
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
        m_files = PlannedFiles(m_options.wanted);
        pages.plan(m_files, m_stamps);
        m_report.leftOut = pages.leftOut();
        if (auto done = writeAll(); !done)
            return done.error();
        return m_report;
    }

private:
    /// Standings of every tool and stamps of the comparisons, from the manifest where nothing touched them since.
    Result<void> know(std::optional<StandingsAhead> &ahead)
    {
        const Manifest &last = m_folder->last();
        const auto mark = historyMark(m_library.connection());
        if (!mark)
            return mark.error();
        m_mark = *mark;
        std::vector<bool> known(std::size_t(m_index.tools.size()));
        if (last.library == m_index.publication.uid) {
            const auto touched = touchedSince(m_library.connection(), last.mark);
            if (!touched)
                return touched.error();
            if (*touched)
                if (auto kept = keep(last, **touched, known); !kept)
                    return kept;
        }
        // What was never read is read with its pages, once: for lists and links its verdicts will do.
        const auto early = ahead ? ahead->take(*mark) : StandingsAhead::Standings();
        QList<ToolId> touched, unread;
        for (int place = 0; place < m_index.tools.size(); ++place) {
            const ToolId tool = m_index.tools.id(place);
            if (known[std::size_t(place)])
                continue;
            if (last.tools.contains(tool))
                touched << tool;
            else if (const auto found = early.places.constFind(tool); found != early.places.constEnd())
                m_index.standings.set(place, early.all.at(*found));
            else
                unread << tool;
        }
        m_folder->forgetRecords();
        auto done = stand(touched, true);
        return done ? stand(unread, false) : done;
    }

    /// Reads standings, of tools as a whole or without a stamp.
    Result<void> stand(const QList<ToolId> &tools, bool whole)
    {
        const auto take = [this](ToolId tool, const ToolStanding &standing) {
            m_index.standings.set(m_index.placeOf(tool), standing);
        };
        const auto goOn = [this] {
            m_cancelled = m_options.progress && !m_options.progress(0, 0);
            return !m_cancelled;
        };
        return eachStanding(m_library.connection(), tools, whole, take, goOn);
    }

    /// Takes from the last manifest what nothing touched since, and says of which tools it did.
    Result<void> keep(const Manifest &last, const QList<TouchedRecord> &touched, std::vector<bool> &known)
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
        for (int place = 0; place < m_index.tools.size(); ++place) {
            const ToolId tool = m_index.tools.id(place);
            const auto standing = last.tools.constFind(tool);
            if (standing == last.tools.constEnd() || tools.contains(tool))
                continue;
            m_index.standings.set(place, *standing);
            known[std::size_t(place)] = true;
        }
        m_stamps.resize(std::size_t(m_index.comparisons.size()));
        QHash<ComparisonId, int> again;
        for (int place = 0; place < m_index.comparisons.size(); ++place) {
            const ComparisonId comparison = m_index.comparisons.id(place);
            if (comparisons.contains(comparison) && last.comparisons.contains(comparison))
                again.insert(comparison, place);
            else
                m_stamps[std::size_t(place)] = last.comparisons.value(comparison);
        }
        const QList<ComparisonId> ids = again.keys();
        for (qsizetype from = 0; from < ids.size(); from += recordsPerQuery) {
            const auto records = comparisonsOf(m_library.connection(), ids.mid(from, recordsPerQuery));
            if (!records)
                return records.error();
            for (const Comparison &comparison : *records)
                m_stamps[std::size_t(again.value(comparison.id))] = stampOf(comparison);
        }
        return {};
    }

    Result<void> writeAll()
    {
        m_report.files = int(m_files.size());
        std::vector<quint32> files;
        files.reserve(m_files.size());
        const auto isToWrite = [&](const QString &path, quint64 inputs) -> Result<bool> {
            const auto current = m_folder->expect(path, inputs);
            if (!current)
                return current.error();
            if (!*current && m_options.dryRun)
                m_report.toWrite << path;
            return !*current;
        };
        for (std::size_t file = 0; file < m_files.size(); ++file) {
            const PlannedFile planned = m_files[file];
            const auto wanted = isToWrite(m_pages->pathOf(planned), planned.inputs);
            if (!wanted)
                return wanted.error();
            if (*wanted)
                files.push_back(quint32(file));
        }
        const std::optional<Sitemap> sitemap = m_pages->sitemap(m_files);
        QList<qsizetype> sitemaps; // to write
        for (qsizetype file = 0; sitemap && file < sitemap->files().size(); ++file) {
            const auto &[path, content] = sitemap->files().at(file);
            ++m_report.files;
            const auto wanted = isToWrite(path, content);
            if (!wanted)
                return wanted.error();
            if (*wanted)
                sitemaps << file;
        }
        if (auto read = m_index.wasRead(); !read)
            return read;
        const QStringList gone = m_folder->gone();
        m_report.strays = m_folder->strays();
        if (m_options.dryRun) {
            m_report.removed = gone;
            return {};
        }
        if (auto announced = m_folder->announce(); !announced)
            return announced;
        m_all = int(files.size());
        SiteRecords records(m_library.connection(), m_index, m_pages->edition(), m_files, std::move(files),
                            std::move(m_stamps));
        Result<void> done = makeAll(records);
        if (done && !m_cancelled)
            for (const qsizetype file : std::as_const(sitemaps))
                writeOne(sitemap->files().at(file).path, sitemap->files().at(file).content,
                         [&](const TakeBytes &take) { sitemap->make(file, take); });
        if (done && m_failure)
            done = *m_failure;
        if (done && !m_cancelled)
            done = removeAll(gone);
        m_report.cancelled = m_cancelled;
        const Result<void> finished =
            m_folder->finish(m_index.publication.uid, m_mark, done && !m_cancelled,
                             [&](ManifestWriter &manifest) { addRecords(manifest, records); });
        return done ? finished : done;
    }

    /// Adds what is known of tools and comparisons that were read whole, now or for an export before.
    void addRecords(ManifestWriter &manifest, const SiteRecords &read) const
    {
        for (int place = 0; place < m_index.tools.size(); ++place) {
            ToolStanding standing = m_index.standings.at(place);
            if (const quint64 stamp = read.toolStamp(place))
                standing.stamp = stamp;
            if (standing.stamp != 0)
                manifest.add(m_index.tools.id(place), standing);
        }
        read.eachComparison([&](int place, quint64 stamp) { manifest.add(m_index.comparisons.id(place), stamp); });
    }

    /// Fails with the first file that cannot be removed; the others are.
    Result<void> removeAll(const QStringList &gone)
    {
        Result<void> done;
        for (const QString &path : gone) {
            const auto removed = m_folder->remove(path);
            if (removed)
                (*removed ? m_report.removed : m_report.kept) << path;
            else if (done)
                done = removed.error();
        }
        return done;
    }

    /// Reading goes on while others render and write.
    Result<void> makeAll(SiteRecords &records)
    {
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
        if (!read)
            return read;
        return m_failure ? Result<void>(*m_failure) : Result<void>();
    }

    void make(const SiteRecords::Batch &batch, std::size_t from, std::size_t end)
    {
        for (std::size_t at = from; at < end; ++at) {
            const PlannedFile &file = batch.files[at];
            if (stopped())
                return;
            const PageRecords &records = batch.of(file);
            writeOne(m_pages->pathOf(file), m_pages->inputsOf(file, records),
                     [&](const TakeBytes &take) { m_pages->make(file, records, take); });
            const std::lock_guard guard(m_mutex);
            if (++m_done % progressStep == 0 && m_options.progress && !m_options.progress(m_done, m_all))
                m_cancelled = true;
        }
    }

    /// Writes what differs from what is there.
    void writeOne(const QString &path, quint64 inputs, const std::function<void(const TakeBytes &)> &make)
    {
        const auto makeAndCheck = [&](const TakeBytes &take) {
            make(take);
            return m_index.wasRead();
        };
        const auto written = m_folder->write(path, makeAndCheck, inputs);
        const std::lock_guard guard(m_mutex);
        if (written) {
            m_report.written += *written ? 1 : 0;
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
    HistoryMark m_mark;
    std::vector<quint64> m_stamps; ///< of the comparisons as the last export knew them, by place; 0 where it did not;
                                   ///< empty where it knew none
    PlannedFiles m_files;
    int m_all = 0;
    std::atomic<bool> m_failed = false, m_cancelled = false;

    std::mutex m_mutex; ///< of what follows, while files are made
    SiteReport m_report;
    std::optional<Error> m_failure;
    int m_done = 0;
};

} // namespace

Result<SiteReport> exportSite(Library &library, const SiteOptions &options)
{
    return Run(library, options).run();
}

} // namespace vd
