// From starting the process to the first painted window: the desk on the big library against a bare Qt 6 window; the
// memory it has then.

#include "measuring.h"
#include "scenarios.h"

#include <QCoreApplication>
#include <QProcess>

namespace vd::bench {

namespace {

struct Started
{
    double milliseconds;
    QByteArray said;
};

/// Both programs say on standard output that they are painted.
Started timeToPaint(const QString &program, const QStringList &arguments, const QString &settings)
{
    constexpr int patience = 60000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings); // the user's own stay as they are
    process.setProcessEnvironment(environment);
    Started started;
    started.milliseconds = millisecondsOf([&] {
        process.start(program, arguments);
        process.waitForReadyRead(patience);
    });
    process.waitForFinished(patience);
    started.said = process.readAllStandardOutput();
    return started;
}

} // namespace

void measureStart(const QString &library)
{
    const QString window = QCoreApplication::applicationDirPath() + QStringLiteral("/verdict_barewindow");
    const QString desk = QStringLiteral(VERDICT_BIN_DIR "/verdictdesk");
    const QString settings = library + QStringLiteral(".settings");
    Times ours;
    Times bare;
    Times memory; // megabytes
    for (int round = 0; round < 15; ++round) {
        bare.add(timeToPaint(window, {}, settings).milliseconds);
        const Started started = timeToPaint(desk, {QStringLiteral("--time-start"), library}, settings);
        ours.add(started.milliseconds);
        memory.add(started.said.split(' ').value(1).toDouble());
    }
    report("start to first painted window, 100,000 tools", ours.median(), bare.median(), "a bare Qt 6 window",
           "<= 1.5x");
    std::printf("%-46s %9.0f MB   aim <= 150 MB\n", "memory then, before the preview is made", memory.median());
}

} // namespace vd::bench
