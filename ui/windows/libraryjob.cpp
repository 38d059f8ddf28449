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

LibraryJob::LibraryJob(MessageBar &bar, QObject *parent) : QObject(parent), m_bar(bar)
{
    constexpr int glance = 100; // ms
    m_poll.setInterval(glance);
    connect(&m_poll, &QTimer::timeout, this, [this] { m_bar.setProgress(m_shared->done, m_shared->total); });
}

LibraryJob::~LibraryJob()
{
    abandon();
}

void LibraryJob::start(const QString &title, Kind kind, Library &library, const Work &work, const Done &done)
{
    if (isRunning())
        return;
    m_shared = std::make_shared<Shared>();
    m_done = done;
    m_writing = kind == Kind::Writes;
    Library::Options options;
    options.user = library.user();
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
    m_bar.showProgress(title, [shared = m_shared] { shared->cancelled = true; });
    m_poll.start();
    m_thread->start();
    if (m_writing)
        emit writingChanged(true);
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
    m_bar.dismiss();
    if (std::exchange(m_writing, false))
        emit writingChanged(false);
    const auto shared = std::move(m_shared);
    if (const Done done = std::exchange(m_done, {}))
        done(*shared->result);
}

} // namespace vd
