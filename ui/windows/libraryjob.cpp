#include "libraryjob.h"

#include "messagebar.h"

#include <QThread>
#include <atomic>
#include <optional>

namespace vd {

/// What both threads see.
struct LibraryJob::Shared
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
    std::atomic<bool> cancelled = false;
    std::optional<Result<QString>> result; ///< read after the thread ended
};

LibraryJob::LibraryJob(MessageBar &bar, Clock clock, QObject *parent)
    : QObject(parent), m_bar(bar), m_clock(std::move(clock))
{
    constexpr int glance = 100; // ms
    m_poll.setInterval(glance);
    connect(&m_poll, &QTimer::timeout, this, [this] { m_bar.setProgress(m_shared->done, m_shared->total); });
}

LibraryJob::~LibraryJob()
{
    abandon();
}

bool LibraryJob::isFree()
{
    if (isRunning())
        m_bar.show({Message::Kind::Notice, tr("Other work is still going on. Try again when it is done.")});
    return !isRunning();
}

bool LibraryJob::start(const QString &title, Kind kind, const Library &library, const Work &work, const Done &done)
{
    if (!isFree())
        return false;
    m_stoppable = true;
    begin(title, kind, library, work, done);
    return true;
}

bool LibraryJob::start(const QString &title, Kind kind, const Library &library, const Unstoppable &work,
                       const Done &done)
{
    if (!isFree())
        return false;
    m_stoppable = false;
    begin(
        title, kind, library, [work](Library &library, const Progress &) { return work(library); }, done);
    return true;
}

void LibraryJob::begin(const QString &title, Kind kind, const Library &library, const Work &work, const Done &done)
{
    m_shared = std::make_shared<Shared>();
    m_done = done;
    m_kind = kind;
    Library::Options options;
    options.user = library.user();
    options.clock = m_clock;
    options.readOnly = kind == Kind::Reads;
    m_thread = QThread::create([shared = m_shared, path = library.path(), options, work] {
        const auto opened = Library::open(path, options);
        if (!opened.library) {
            shared->result.emplace(Error{ErrorKind::Library, opened.message, {}, path});
            return;
        }
        shared->result.emplace(work(*opened.library, [shared](qint64 done, qint64 total) {
            shared->done = done;
            shared->total = total;
            return !shared->cancelled;
        }));
    });
    connect(m_thread, &QThread::finished, this, &LibraryJob::finish);
    const std::function<void()> cancel = [shared = m_shared] { shared->cancelled = true; };
    m_bar.showProgress(title, m_stoppable ? cancel : nullptr);
    m_poll.start();
    m_thread->start();
    announce(true, kind);
}

void LibraryJob::announce(bool running, Kind kind)
{
    if (kind == Kind::Writes)
        emit writingChanged(running);
    emit runningChanged(running);
}

void LibraryJob::abandon()
{
    if (!isRunning())
        return;
    m_done = {};
    m_shared->cancelled = true;
    m_thread->wait();
    finish();
}

void LibraryJob::finish()
{
    if (!isRunning()) // abandoned; the thread's last signal was still on its way
        return;
    m_poll.stop();
    m_thread->wait();
    m_thread->deleteLater();
    m_thread = nullptr;
    m_bar.endProgress();
    announce(false, m_kind);
    const auto shared = std::move(m_shared);
    if (const Done done = std::exchange(m_done, {}))
        done(*shared->result);
}

} // namespace vd
