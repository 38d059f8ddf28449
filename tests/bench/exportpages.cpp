// Exports a site in a process of its own, so that its time and memory are the export's alone:
// verdict_exportpages LIBRARY FOLDER [whole]. Without "whole", the pages of comparisons only.

#include "library.h"
#include "pagetheme.h"
#include "siteexport.h"
#include "sitepages.h"

#include <QGuiApplication>
#include <memory>

int main(int argc, char **argv)
{
    const bool whole = argc > 3;
    std::unique_ptr<QCoreApplication> application; // as the program itself has it: share cards take fonts
    if (whole)
        application = std::make_unique<QGuiApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    auto opened = vd::Library::open(arguments.value(1), {});
    if (!opened.library)
        qFatal("%s", qPrintable(opened.message));
    vd::SiteOptions options;
    options.folder = arguments.value(2);
    options.theme = vd::PageTheme::standard();
    if (!whole)
        options.wanted = [](vd::SiteFile kind) { return kind == vd::SiteFile::Comparison; };
    const auto report = vd::exportSite(*opened.library, options);
    if (!report)
        qFatal("%s", qPrintable(report.error().text()));
    return 0;
}
