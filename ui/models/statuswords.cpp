#include "statuswords.h"

namespace vd {

QString StatusWords::of(ComparisonStatus status)
{
    switch (status) {
    case ComparisonStatus::Draft:
        return tr("Draft", "comparison");
    case ComparisonStatus::InReview:
        return tr("In review", "comparison");
    case ComparisonStatus::Ready:
        return tr("Ready", "comparison");
    case ComparisonStatus::Published:
        return tr("Published", "comparison");
    }
    return {};
}

QString StatusWords::of(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Draft:
        return tr("Draft", "review");
    case ReviewStatus::Submitted:
        return tr("Submitted", "review");
    case ReviewStatus::Returned:
        return tr("Returned", "review");
    case ReviewStatus::Approved:
        return tr("Approved", "review");
    }
    return {};
}

QString StatusWords::of(Verdict verdict)
{
    return verdict == Verdict::Ship ? tr("Ship") : tr("Skip");
}

QString StatusWords::plural(Noun noun)
{
    switch (noun) {
    case Noun::Publication:
        return tr("Publication");
    case Noun::Lens:
        return tr("Lenses");
    case Noun::Reviewer:
        return tr("Reviewers");
    case Noun::Tool:
        return tr("Tools");
    case Noun::Review:
        return tr("Reviews");
    case Noun::Comparison:
        return tr("Comparisons");
    case Noun::Digest:
        return tr("Digests");
    }
    return {};
}

} // namespace vd
