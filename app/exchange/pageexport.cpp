#include "pageexport.h"

#include "atomicwrite.h"
#include "comparisonvalues.h"

#include <QFileInfo>

namespace vd {

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
    const auto input = pageInputOf(library, comparison);
    if (!input)
        return input.error();
    if (!theme) {
        auto own = themeOf(library, input->publication);
        if (!own)
            return own.error();
        theme = *std::move(own);
    }
    return AtomicWrite::write(path, PageRenderer(std::move(theme)).comparisonPage(*input));
}

} // namespace vd
