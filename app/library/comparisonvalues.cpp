#include "comparisonvalues.h"

#include "library.h"

namespace vd {

Result<ComparisonValues> ComparisonValues::load(Library &library, ComparisonId id)
{
    auto comparison = library.get(id);
    if (!comparison)
        return comparison.error();
    auto publication = library.publication();
    if (!publication)
        return publication.error();
    auto lenses = library.lenses();
    if (!lenses)
        return lenses.error();
    auto reviewers = library.reviewers();
    if (!reviewers)
        return reviewers.error();
    ComparisonValues values{*publication, *comparison, {}, *lenses, *reviewers, {}};
    for (const ToolId tool : comparison->tools) {
        const auto record = library.get(tool);
        if (!record)
            return record.error();
        const auto reviews = library.reviewsOf(tool);
        if (!reviews)
            return reviews.error();
        values.tools << *record;
        values.reviews << *reviews;
    }
    return values;
}

} // namespace vd
