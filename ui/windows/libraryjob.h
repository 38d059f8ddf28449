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

/// Long work on a library, on a thread with a connection of its own; progress and Cancel are in the message bar. One
/// job at a time.
class LibraryJob : public QObject
{
    Q_OBJECT

public:
    /// Runs on the other thread. The text of its success is for people.
    using Work = std::function<Result<QString>(Library &library, const Progress &progress)>;
    /// Runs on this thread when the work is over; a cancelled one has the error cancelled().
    using Done = std::function<void(const Result<QString> &result)>;
    enum class Kind { Reads, Writes };

    LibraryJob(MessageBar &bar, QObject *parent);
    ~LibraryJob() override;

    /// Nothing happens while another job runs.
    void start(const QString &title, Kind kind, Library &library, const Work &work, const Done &done);
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    /// Asks the work to end, and waits until it did. `done` is not called any more.
    void abandon();

signals:
    void writingChanged(bool writing); ///< a job that writes began or ended: nobody else should write meanwhile

private:
    struct Shared;
    void finish();

    MessageBar &m_bar;
    QThread *m_thread = nullptr;
    std::shared_ptr<Shared> m_shared;
    Done m_done;
    QTimer m_poll;
    bool m_writing = false;
};

} // namespace vd
