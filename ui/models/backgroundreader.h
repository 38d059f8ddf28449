#pragma once

#include "connection.h"

#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>

namespace vd {

/// Reads a library file on a thread of its own through a read-only connection of its own, both made when first asked.
/// Only the newest question is answered: one that waits is replaced, and the answer to an older one is dropped.
class BackgroundReader : public QObject
{
    Q_OBJECT

public:
    /// Whether a newer question came in, so that a long one can stop early.
    using Stale = std::function<bool()>;

    explicit BackgroundReader(const QString &path, QObject *parent = nullptr);
    /// Waits until the question being read is through.
    ~BackgroundReader() override;

    /// Calls `question` on the reader's thread, then `answer` on this object's. Errors of opening the file are answered
    /// too.
    template <class Value>
    void ask(std::function<Result<Value>(Connection &, const Stale &)> question,
             std::function<void(const Result<Value> &)> answer)
    {
        run([question = std::move(question), answer = std::move(answer)](Result<Connection *> connection,
                                                                         const Stale &stale) -> Answer {
            auto result = connection ? question(**connection, stale) : Result<Value>(connection.error());
            return [answer, result = std::move(result)] { answer(result); };
        });
    }
    /// What was asked so far is not answered any more.
    void forget() { ++m_newest; }

private:
    class Worker;
    using Answer = std::function<void()>;
    using Question = std::function<Answer(Result<Connection *>, const Stale &)>;
    void run(Question question);

    QString m_path;
    QThread m_thread;
    Worker *m_worker = nullptr;
    std::atomic<quint64> m_newest = 0;
};

} // namespace vd
