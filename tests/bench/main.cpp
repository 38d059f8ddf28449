// ./dev bench: speed as ratios against baselines of the same run. Prints figures, asserts nothing.

#include "biglibrary.h"
#include "previewengine.h"
#include "scenarios.h"

#include <QApplication>
#include <QDir>
#include <cstdio>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    vd::preparePreview();
    const QApplication application(argc, argv);
    const QString folder = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/../../bench")).absolutePath();
    QDir().mkpath(folder);
    const QString only = QCoreApplication::arguments().value(1);
    const auto wanted = [&](const char *name) { return only.isEmpty() || only == QLatin1String(name); };
    const QString big = folder + QStringLiteral("/big.verdict");
    if (wanted("start") || wanted("search")) {
        std::printf("Making a library of 100,000 tools and 400,000 reviews (kept for the next run)\n");
        std::fflush(stdout);
        if (auto made = vd::bench::makeBigLibrary(big, 100000); !made)
            qFatal("%s", qPrintable(made.error().text()));
    }
    if (wanted("start"))
        vd::bench::measureStart(big);
    if (wanted("search"))
        vd::bench::measureSearch(big);
    if (wanted("import"))
        vd::bench::measureImport(folder);
    if (wanted("typing"))
        vd::bench::measureTyping(folder);
    if (wanted("merge"))
        vd::bench::measureMerge(folder);
    if (wanted("site"))
        vd::bench::measureSite(folder);
    if (wanted("formulas"))
        vd::bench::measureFormulas();
    return 0;
}
