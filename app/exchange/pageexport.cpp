#include "pageexport.h"

#include "atomicwrite.h"
#include "comparisonvalues.h"
#include "embedcard.h"
#include "markdownpage.h"

#include <QFileInfo>

namespace vd {

PageFormat pageFormatOf(const QString &path)
{
    const QFileInfo file(path);
    const QString suffix = file.suffix().toLower();
    if (suffix == QLatin1String("md") || suffix == QLatin1String("markdown"))
        return PageFormat::Markdown;
    if (suffix == QLatin1String("pdf"))
        return PageFormat::Pdf;
    return file.completeBaseName().endsWith(QLatin1String(".embed"), Qt::CaseInsensitive) ? PageFormat::Embed
                                                                                          : PageFormat::Html;
}

Result<PageInput> pageInputOf(Library &library, ComparisonId comparison)
{
    const auto values = ComparisonValues::load(library, comparison);
    if (!values)
        return values.error();
    return PageInput{values->publication, values->comparison, values->tools,
                     values->lenses,      values->reviewers,  values->reviews};
}

Result<std::shared_ptr<const PageTheme>> themeOf(const Library &library, const Publication &publication)
{
    return PageTheme::load(PageTheme::folderOf(publication.theme, QFileInfo(library.path()).absolutePath()));
}

Result<void> exportComparison(Library &library, ComparisonId comparison, const QString &path,
                              std::shared_ptr<const PageTheme> theme)
{
    const PageFormat format = pageFormatOf(path);
    if (format == PageFormat::Pdf)
        return refused(QCoreApplication::translate(
                           "vd::PageExport", "PDF takes the desk: File, Save page as PDF. Name a file that ends with "
                                             ".html or .md, or print the page from a browser"))
            .in(path);
    const auto input = pageInputOf(library, comparison);
    if (!input)
        return input.error();
    if (!theme) {
        auto own = themeOf(library, input->publication);
        if (!own)
            return own.error();
        theme = *std::move(own);
    }
    const PageRenderer renderer(std::move(theme));
    if (format == PageFormat::Markdown)
        return AtomicWrite::write(path, comparisonMarkdown(*input, renderer.labels(input->publication.language)));
    return AtomicWrite::write(path, format == PageFormat::Embed ? embedCard(*input, renderer)
                                                                : renderer.comparisonPage(*input));
}

} // namespace vd
