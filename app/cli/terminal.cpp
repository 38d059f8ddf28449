#include "terminal.h"

#include <cstdio>
#include <unistd.h>

namespace vd::cli {

namespace {

constexpr qint64 quietMs = 1000;
constexpr qint64 stepMs = 100;

void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void print(const QString &line)
{
    write(stdout, line + u'\n');
}

void say(const QString &message)
{
    write(stderr, QStringLiteral("verdict: ") + message + u'\n');
}

void sayOf(const QString &file, const QString &message)
{
    say(message.startsWith(file + u':') ? message : QStringLiteral("%1: %2").arg(file, message));
}

int fail(const QString &message, ExitStatus status)
{
    say(message);
    return status;
}

int fail(const Error &error)
{
    return fail(error.text(), error.kind == ErrorKind::Library ? LibraryFailed : InputRefused);
}

ProgressLine::ProgressLine(const QString &task) : m_task(task), m_onTerminal(::isatty(STDERR_FILENO) != 0)
{
    m_clock.start();
}

ProgressLine::~ProgressLine()
{
    if (m_shownAt > 0)
        write(stderr, QStringLiteral("\r\033[K"));
}

Progress ProgressLine::progress()
{
    return [this](qint64 done, qint64 total) {
        show(done, total);
        return true;
    };
}

void ProgressLine::show(qint64 done, qint64 total)
{
    const qint64 now = m_clock.elapsed();
    if (!m_onTerminal || now < quietMs || now < m_shownAt + stepMs)
        return;
    m_shownAt = now;
    const qint64 percent = total > 0 ? done * 100 / total : 0;
    write(stderr, QStringLiteral("\r%1: %2 %\033[K").arg(m_task).arg(percent));
}

} // namespace vd::cli
