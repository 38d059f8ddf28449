#pragma once

#include "anonymity.h"
#include "library.h"
#include "reviewforms.h"

namespace vd {

/// What would give a reviewer of an anonymous publication away, asked before anything is written; nothing for any other
/// publication. Fails as the library's reading functions do.
class BlindCheck
{
    Q_DECLARE_TR_FUNCTIONS(vd::BlindCheck)

public:
    [[nodiscard]] static Result<QList<Finding>> ofPage(Library &library, ComparisonId comparison);
    /// Every page of the published comparisons; each sentence once. Not for the interface thread.
    [[nodiscard]] static Result<QList<Finding>> ofSite(Library &library);
    /// The quotes in a reviewer's forms.
    [[nodiscard]] static Result<QList<Finding>> ofForms(Library &library, ReviewerId reviewer,
                                                        const ReviewForms &forms);
};

} // namespace vd
