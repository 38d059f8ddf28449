// The `verdictdesk` binary: puts the desk together and hands each part what it needs.
#include "appearance.h"
#include "libraryflow.h"
#include "mainwindow.h"
#include "previewengine.h"
#include "prompts.h"
#include "reviewerwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QFontDatabase>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QThreadPool>
#include <QTranslator>
#include <cstdio>
#include <cstdlib>

namespace {

enum ExitStatus { Done = 0, NoDisplay = 1, WrongUsage = 2 };

/// Qt ends the program by abort() when it finds no display; people get a sentence instead.
void explainMissingDisplay(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg) {
        std::fprintf(
            stderr,
            "verdictdesk: there is no display to open a window on. Start the desk in a graphical session, or use "
            "`verdict`, which needs none.\n");
        std::_Exit(NoDisplay);
    }
    if (type == QtCriticalMsg)
        std::fprintf(stderr, "%s\n", qUtf8Printable(message));
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "The desk: review tools, compare them, publish the page."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("library"),
        QCoreApplication::translate(
            "main", "The library to open, a .verdict file; the one that was open last when none is named. A file of "
                    "review forms opens in the reviewer's window."),
        QStringLiteral("[LIBRARY|FORMS.txt]"));
    parser.addOption(
        {QStringLiteral("read-only"), QCoreApplication::translate("main", "Open the library for reading only.")});
    parser.addOption(
        {QStringLiteral("time-start"),
         QCoreApplication::translate(
             "main",
             "Print the milliseconds to the first painted window and the megabytes in memory then, and quit.")});
}

bool asksForHelp(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i)
        for (const char *option : {"-h", "--help", "--help-all", "-v", "--version"})
            if (std::strcmp(argv[i], option) == 0)
                return true;
    return false;
}

double residentMegabytes()
{
    constexpr double kilo = 1024;
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(int(sizeof "VmRSS:")).trimmed().split(' ').first().toDouble() / kilo;
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setOrganizationName(QStringLiteral("verdictdesk"));
    QCoreApplication::setApplicationName(QStringLiteral("verdictdesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VERDICT_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Verdict Desk"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.verdictdesk.VerdictDesk"));

    QCommandLineParser parser;
    describe(parser);
    if (asksForHelp(argc, argv)) { // also without a display
        const QCoreApplication application(argc, argv);
        parser.process(application);
    }

    vd::preparePreview();
    const QtMessageHandler usual = qInstallMessageHandler(explainMissingDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(usual);

    QTranslator ofQt;
    if (ofQt.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&ofQt);
    if (!parser.parse(application.arguments()) || parser.positionalArguments().size() > 1) {
        const QString problem =
            parser.errorText().isEmpty()
                ? QCoreApplication::translate("main", "a desk opens one library; start another desk for another one")
                : parser.errorText();
        std::fprintf(stderr, "verdictdesk: %s\n", qUtf8Printable(problem));
        return WrongUsage;
    }

    // Reading the fonts takes as long as opening the library: both at once.
    QThreadPool::globalInstance()->start([] { (void)QFontDatabase::families(); });
    QSettings settings;
    vd::applyAppearance(settings.value(QStringLiteral("desk/appearance")).toString());

    vd::DialogPrompts prompts;
    const vd::DeskContext context{prompts, settings};
    const QString named = parser.positionalArguments().value(0);
    if (vd::ReviewerWindow::isFor(named)) {
        QApplication::setWindowIcon(vd::deskIcon());
        vd::ReviewerWindow window(context);
        window.openForms(named);
        window.show();
        return QApplication::exec();
    }
    const QString path = named.isEmpty() ? vd::MainWindow::lastLibrary(settings) : named;
    vd::Session::Opened opened;
    if (!path.isEmpty())
        opened = vd::Session::open(path, vd::libraryOptions(context, parser.isSet(QStringLiteral("read-only"))));
    vd::MainWindow window(context);
    if (parser.isSet(QStringLiteral("time-start")))
        QObject::connect(&window, &vd::MainWindow::firstPainted, &application, [&] {
            std::printf("%lld %.0f\n", static_cast<long long>(sinceStart.elapsed()), residentMegabytes());
            std::fflush(stdout);
            window.close();
        });
    if (!path.isEmpty())
        window.receiveLibrary(std::move(opened), path);
    window.show();
    return QApplication::exec();
}
