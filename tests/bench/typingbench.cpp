// A keystroke in the comparison's dek to the repainted preview, against a whole reload of the same bytes; the share
// that rendering takes.

#include "deskcontext.h"
#include "editorpane.h"
#include "fileimport.h"
#include "library.h"
#include "mainwindow.h"
#include "measuring.h"
#include "pageexport.h"
#include "pagerenderer.h"
#include "previewpane.h"
#include "prompts.h"
#include "scenarios.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>
#include <QTimer>
#include <QWebEngineView>

namespace vd::bench {

namespace {

/// Runs the event loop until the signal, at most two seconds.
template <class Sender, class Signal>
bool waitFor(Sender *sender, Signal signal)
{
    QEventLoop loop;
    bool came = false;
    QObject::connect(sender, signal, &loop, [&] {
        came = true;
        loop.quit();
    });
    QTimer::singleShot(2000, &loop, &QEventLoop::quit);
    loop.exec();
    return came;
}

} // namespace

void measureTyping(const QString &folder)
{
    const QString path = folder + QStringLiteral("/typing.verdict");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    Library::Options options;
    options.user = QStringLiteral("Bench");
    {
        auto opened = Library::create(path, options);
        if (!opened.library)
            qFatal("%s", qPrintable(opened.message));
        if (const auto imported = importFile(*opened.library, QStringLiteral(":/verdict/sample.json")); !imported)
            qFatal("%s", qPrintable(imported.error().text()));
    }
    QSettings settings(folder + QStringLiteral("/bench.ini"), QSettings::IniFormat);
    settings.clear();
    settings.setValue(QStringLiteral("desk/user"), QStringLiteral("Bench"));
    DialogPrompts prompts;
    MainWindow window(DeskContext{prompts, settings});
    window.resize(1600, 1000);
    window.openLibrary(path);
    window.show();
    waitFor(&window, &MainWindow::firstPainted);
    const ComparisonId comparison = window.library()->comparisonIds()->first();
    window.openRecord(comparison, QStringLiteral("dek"));
    waitFor(window.preview(), &PreviewPane::painted);

    Times keystrokes;
    for (int i = 0; i < 100; ++i) {
        if (i % 10 == 0)
            window.openRecord(comparison, QStringLiteral("dek"));
        QWidget *field = window.focusWidget();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(field, Qt::Key(Qt::Key_A + i % 26));
        if (!waitFor(window.preview(), &PreviewPane::painted)) {
            std::printf("keystroke %d was not shown; the rest is left out\n", i);
            break;
        }
        keystrokes.add(double(timer.nsecsElapsed()) / 1e6);
    }

    QWebEngineView reloading;
    reloading.resize(800, 800);
    reloading.show();
    const QByteArray html = window.preview()->source();
    QFile page(folder + QStringLiteral("/page.html"));
    if (!page.open(QIODevice::WriteOnly))
        qFatal("no page");
    page.write(html);
    page.close();
    Times reloads;
    for (int i = 0; i < 30; ++i) {
        QElapsedTimer timer;
        timer.start();
        reloading.load(QUrl::fromLocalFile(page.fileName()));
        waitFor(reloading.page(), &QWebEnginePage::loadFinished);
        reloads.add(double(timer.nsecsElapsed()) / 1e6);
    }
    report("keystroke to repainted preview, median", keystrokes.median(), reloads.median(),
           "a whole reload of the page", "-");
    report("keystroke to repainted preview, 95th percentile", keystrokes.quantile(0.95), reloads.median(),
           "a whole reload of the page", "<= 50 ms");

    const auto input = pageInputOf(*window.library(), comparison);
    const PageRenderer renderer;
    Times renders;
    Times copies;
    qsizetype bytes = 0;
    for (int i = 0; i < 300; ++i) {
        renders.add(millisecondsOf([&] { bytes += renderer.comparisonPage(*input).size(); }));
        copies.add(millisecondsOf([&] {
            QByteArray copy(html);
            copy.detach();
            bytes += copy.size();
        }));
    }
    report("of which rendering", renders.median(), copies.median(), "copying the page's bytes", "<= 1 ms");
}

} // namespace vd::bench
