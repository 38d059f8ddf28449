#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace vd {

/// What a run of the built `verdict` came to.
struct Run
{
    int status = -1; ///< the exit status; -1 when it crashed or did not end in two minutes
    QString out;
    QString err;
};

inline Run verdict(const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
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
