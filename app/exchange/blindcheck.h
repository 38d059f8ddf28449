#pragma once

#include "anonymity.h"
#include "importing.h"
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
    /// A digest as it is typed, which need not be stored.
    [[nodiscard]] static Result<QList<Finding>> ofDigest(Library &library, const Digest &digest);
    /// Everything that the site shows: what the check of a published comparison's page finds, each text once, and the
    /// digests that were sent. Not for the interface thread. Ends with cancelled() when progress says so.
    [[nodiscard]] static Result<QList<Finding>> ofSite(Library &library, const Progress &progress = {});
    /// The quotes in a reviewer's forms.
    [[nodiscard]] static Result<QList<Finding>> ofForms(Library &library, ReviewerId reviewer,
                                                        const ReviewForms &forms);
};

} // namespace vd
