#include "pageexport.h"

#include "atomicwrite.h"
#include "comparisonvalues.h"

namespace vd {

Result<PageInput> pageInputOf(Library &library, ComparisonId comparison)
{
    const auto values = ComparisonValues::load(library, comparison);
    if (!values)
        return values.error();
    return PageInput{values->publication, values->comparison, values->tools,
                     values->lenses,      values->reviewers,  values->reviews};
}

Result<void> exportComparison(Library &library, ComparisonId comparison, const QString &path)
{
    const auto input = pageInputOf(library, comparison);
    if (!input)
        return input.error();
    return AtomicWrite::write(path, PageRenderer().comparisonPage(*input));
}

} // namespace vd
