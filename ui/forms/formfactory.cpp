#include "formfactory.h"

#include "comparisonform.h"
#include "lensform.h"
#include "publicationform.h"
#include "reviewerform.h"
#include "scorecardform.h"
#include "toolform.h"

namespace vd {

RecordForm *makeForm(Noun noun, Library &library, QWidget *parent)
{
    switch (noun) {
    case Noun::Publication:
        return new PublicationForm(library, parent);
    case Noun::Lens:
        return new LensForm(library, parent);
    case Noun::Reviewer:
        return new ReviewerForm(library, parent);
    case Noun::Tool:
        return new ToolForm(library, parent);
    case Noun::Review:
        return new ScorecardForm(library, parent);
    case Noun::Comparison:
        return new ComparisonForm(library, parent);
    case Noun::Digest:
        break; // edited in a window of its own
    }
    return nullptr;
}

} // namespace vd
