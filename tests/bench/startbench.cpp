// From starting the process to the first painted window: the desk on the big library against a bare Qt 6 window.

#include "measuring.h"
#include "scenarios.h"

#include <QCoreApplication>
#include <QProcess>

namespace vd::bench {

namespace {

/// Both programs say on standard output that they are painted.
double millisecondsToPaint(const QString &program, const QStringList &arguments, const QString &settings)
{
    constexpr int patience = 60000;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings); // the user's own stay as they are
    process.setProcessEnvironment(environment);
    const double time = millisecondsOf([&] {
        process.start(program, arguments);
        process.waitForReadyRead(patience);
    });
    process.waitForFinished(patience);
    return time;
}

} // namespace

void measureStart(const QString &library)
{
    const QString window = QCoreApplication::applicationDirPath() + QStringLiteral("/verdict_barewindow");
    const QString desk = QStringLiteral(VERDICT_BIN_DIR "/verdictdesk");
    const QString settings = library + QStringLiteral(".settings");
    Times ours;
    Times bare;
    for (int round = 0; round < 15; ++round) {
        bare.add(millisecondsToPaint(window, {}, settings));
        ours.add(millisecondsToPaint(desk, {QStringLiteral("--time-start"), library}, settings));
    }
    report("start to first painted window, 100,000 tools", ours.median(), bare.median(), "a bare Qt 6 window",
           "<= 1.5x");
}

} // namespace vd::bench
