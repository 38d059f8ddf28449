// Exports a site in a process of its own, so that its time and memory are the export's alone:
// verdict_exportpages LIBRARY FOLDER [whole]. Without "whole", the pages of comparisons only.

#include "library.h"
#include "pagetheme.h"
#include "siteexport.h"
#include "sitepages.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv); // share cards take fonts
    const QStringList arguments = QCoreApplication::arguments();
    auto opened = vd::Library::open(arguments.value(1), {});
    if (!opened.library)
        qFatal("%s", qPrintable(opened.message));
    vd::SiteOptions options;
    options.folder = arguments.value(2);
    options.theme = vd::PageTheme::standard();
    if (arguments.size() < 4)
        options.wanted = [](vd::SiteFile kind) { return kind == vd::SiteFile::Comparison; };
    const auto report = vd::exportSite(*opened.library, options);
    if (!report)
        qFatal("%s", qPrintable(report.error().text()));
    return 0;
}
