// From starting the process to the first painted window: the desk on the big library against a bare Qt 6 window.

#include "measuring.h"
#include "scenarios.h"

#include <QCoreApplication>
#include <QProcess>

namespace vd::bench {

namespace {

double millisecondsToEnd(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    return millisecondsOf([&] {
        process.start(program, arguments);
        process.waitForReadyRead(60000);
        process.waitForFinished(60000);
    });
}

} // namespace

void measureStart(const QString &library)
{
    const QString window = QCoreApplication::applicationDirPath() + QStringLiteral("/verdict_barewindow");
    const QString desk = QStringLiteral(VERDICT_BIN_DIR "/verdictdesk");
    Times ours;
    Times bare;
    for (int round = 0; round < 15; ++round) {
        bare.add(millisecondsToEnd(window, {}));
        ours.add(millisecondsToEnd(desk, {QStringLiteral("--time-start"), library}));
    }
    report("start to first painted window, 100,000 tools", ours.median(), bare.median(), "a bare Qt 6 window",
           "<= 1.5x");
}

} // namespace vd::bench
