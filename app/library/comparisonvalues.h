#pragma once

#include "comparison.h"
#include "lens.h"
#include "publication.h"
#include "result.h"
#include "review.h"
#include "reviewer.h"
#include "tool.h"

#include <QList>

namespace vd {

class Library;

/// A comparison and everything that its page and its checks look at.
struct ComparisonValues
{
    Publication publication;
    Comparison comparison;
    QList<Tool> tools;  ///< in the comparison's order
    QList<Lens> lenses; ///< in the order of pages
    QList<Reviewer> reviewers;
    QList<Review> reviews; ///< of these tools, every status and round

    /// Fails with NotFound when there is no such comparison, Library when the library cannot be read.
    static Result<ComparisonValues> load(Library &library, ComparisonId id);
};

} // namespace vd
