#pragma once

#include "comparison.h"
#include "noun.h"
#include "review.h"

#include <QCoreApplication>

namespace vd {

/// What lists call states and kinds of record.
class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(vd::StatusWords)

public:
    [[nodiscard]] static QString of(ComparisonStatus status);
    [[nodiscard]] static QString of(ReviewStatus status);
    [[nodiscard]] static QString of(Verdict verdict);
    /// "Tools", "Comparisons" …; "Publication" for the one there is.
    [[nodiscard]] static QString plural(Noun noun);
};

} // namespace vd
