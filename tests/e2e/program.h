#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <linux/securebits.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace vd {

/// What a run of the built `verdict` came to.
struct Run
{
    int status = -1; ///< the exit status; -1 when it crashed or did not end in two minutes
    QString out;
    QString err;
};

/// Whom the system lets a program write for. Root may write anywhere, also where permissions say no; tests run as root
/// on some machines.
enum class Rights { Ours, WithoutRoots };

inline Run verdict(const QStringList &arguments, const QString &folder = {}, Rights rights = Rights::Ours)
{
    QProcess process;
    if (rights == Rights::WithoutRoots)
        process.setChildProcessModifier([] {
            if (::geteuid() == 0 && ::prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED) != 0)
                ::_exit(127);
        });
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(VERDICT_BIN_DIR "/verdict"), arguments);
    constexpr int patienceMs = 120'000;
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished();
        return {-1, QString::fromUtf8(process.readAllStandardOutput()), process.errorString()};
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace vd
