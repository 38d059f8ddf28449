// From starting the process to the first painted window: the desk on the big library against a bare Qt 6 window.

#include "measuring.h"
#include "scenarios.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFile>
#include <QLabel>
#include <QMainWindow>
#include <QProcess>
#include <cstdlib>

namespace vd::bench {

namespace {

/// A window that says when it has been painted.
class BareWindow : public QMainWindow
{
public:
    BareWindow() { setCentralWidget(new QLabel(QStringLiteral("A bare window"))); }

protected:
    bool event(QEvent *event) override
    {
        const bool handled = QMainWindow::event(event);
        if (event->type() == QEvent::Paint)
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("painted");
                    std::fflush(stdout);
                    std::_Exit(0);
                },
                Qt::QueuedConnection);
        return handled;
    }
};

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

int showBareWindow(int argc, char **argv)
{
    const QApplication application(argc, argv);
    BareWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}

void measureStart(const QString &library)
{
    const QString self = QCoreApplication::applicationFilePath();
    const QString desk = QStringLiteral(VERDICT_BIN_DIR "/verdictdesk");
    Times ours;
    Times bare;
    for (int round = 0; round < 15; ++round) {
        bare.add(millisecondsToEnd(self, {QStringLiteral("--bare-window")}));
        ours.add(millisecondsToEnd(desk, {QStringLiteral("--time-start"), library}));
    }
    report("start to first painted window, 100,000 tools", ours.median(), bare.median(), "a bare Qt 6 window",
           "<= 1.5x");
}

} // namespace vd::bench
