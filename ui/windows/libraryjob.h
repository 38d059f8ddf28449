#pragma once

#include "importing.h"
#include "library.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

class QThread;

namespace vd {

class MessageBar;

/// Long work on a library, on a thread with a connection of its own; its progress and Cancel have a row of their own in
/// the message bar. One job at a time: another one is refused, and the bar says so.
class LibraryJob : public QObject
{
    Q_OBJECT

public:
    /// Runs on the other thread. The text of its success is for people.
    using Work = std::function<Result<QString>(Library &library, const Progress &progress)>;
    /// Work that nobody can stop half-way: there is no Cancel.
    using Unstoppable = std::function<Result<QString>(Library &library)>;
    /// Runs on this thread when the work is over; a cancelled one has the error cancelled().
    using Done = std::function<void(const Result<QString> &result)>;
    enum class Kind { Reads, Writes };

    /// The clock is read on the other thread.
    LibraryJob(MessageBar &bar, Clock clock, QObject *parent);
    ~LibraryJob() override;

    /// Whether a job can begin; says why not. To be asked before a person is asked anything for it.
    bool isFree();
    /// False when the job is refused, as isFree() says; `done` is not called then.
    bool start(const QString &title, Kind kind, const Library &library, const Work &work, const Done &done);
    bool start(const QString &title, Kind kind, const Library &library, const Unstoppable &work, const Done &done);
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    [[nodiscard]] bool isWriting() const { return isRunning() && m_kind == Kind::Writes; }
    [[nodiscard]] bool isStoppable() const { return m_stoppable; } ///< the one that runs
    /// Asks the work to end, and waits until it did. `done` is not called any more.
    void abandon();

signals:
    void runningChanged(bool running);
    void writingChanged(bool writing); ///< a job that writes began or ended: nobody else should write meanwhile

private:
    struct Shared;
    void begin(const QString &title, Kind kind, const Library &library, const Work &work, const Done &done);
    void announce(bool running, Kind kind);
    void finish();

    MessageBar &m_bar;
    Clock m_clock;
    QThread *m_thread = nullptr;
    std::shared_ptr<Shared> m_shared;
    Done m_done;
    QTimer m_poll;
    Kind m_kind = Kind::Reads;
    bool m_stoppable = true;
};

} // namespace vd
