#pragma once

#include "importing.h"
#include "library.h"

#include <QElapsedTimer>
#include <QString>

namespace vd::cli {

/// What the program answers to the shell; part of the product's contract.
enum ExitStatus {
    Done = 0,
    ProblemsFound = 1, ///< a check found problems
    WrongUsage = 2,
    InputRefused = 3, ///< or an output file that cannot be written
    LibraryFailed = 4 ///< the library cannot be opened or written
};

/// Results go to standard output; everything said about the work goes to standard error.
void print(const QString &line);
void say(const QString &message); ///< "verdict: message"
/// "verdict: FILE: message", of a message that does not begin with the file already.
void sayOf(const QString &file, const QString &message);
/// Says what failed and answers the exit status for it.
int fail(const Error &error);
int fail(const QString &message, ExitStatus status);

/// A percentage on standard error for work of more than a second, when that is a terminal; wiped away when it ends.
class ProgressLine
{
public:
    explicit ProgressLine(const QString &task);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    /// For functions that take a Progress; never cancels. Valid while this lives.
    [[nodiscard]] Progress progress();

private:
    void show(qint64 done, qint64 total);

    QString m_task;
    QElapsedTimer m_clock;
    qint64 m_shownAt = 0;
    bool m_onTerminal;
};

} // namespace vd::cli
