#pragma once

#include "comparison.h"
#include "digest.h"
#include "lens.h"
#include "publication.h"
#include "result.h"
#include "review.h"
#include "reviewer.h"
#include "tool.h"

#include <QCoreApplication>
#include <QList>

namespace vd {

/// What makes a record valid by itself: the first broken rule as an Error with the field's name, e.g. "website" or
/// "plans[0].source". Uniqueness and references are Library's business. Forms, imports and Library all ask here.
class Rules
{
    Q_DECLARE_TR_FUNCTIONS(vd::Rules)

public:
    static Result<void> check(const Publication &publication);
    static Result<void> check(const Lens &lens);
    static Result<void> check(const Reviewer &reviewer);
    static Result<void> check(const Tool &tool);
    static Result<void> check(const Plan &plan);
    static Result<void> check(const Fact &fact);
    static Result<void> check(const VoteTally &tally);
    static Result<void> check(const Review &review);
    static Result<void> check(const Comparison &comparison);
    static Result<void> check(const Digest &digest);

    /// "" or an absolute http(s) address.
    static Result<void> checkAddress(const QString &text, const QString &field);
    /// "" or a data: URL of a PNG, JPEG, WebP or GIF image up to 1 MB.
    static Result<void> checkLogo(const QString &dataUrl);
};

} // namespace vd
