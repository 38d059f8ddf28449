#include "reviewerform.h"

#include "lensesfield.h"
#include "slugfollower.h"
#include "textfields.h"

namespace vd {

ReviewerForm::ReviewerForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    page()->section(tr("Reviewer"));
    auto *name = add(&Reviewer::name, new LineField, tr("Name"));
    auto *slug = add(&Reviewer::slug, new LineField, tr("Slug"),
                     tr("For addresses and files. Follows the name until it is edited or used."));
    new SlugFollower(library, buffer(), name, slug, this);
    add(&Reviewer::persona, new LineField(tr("The Builder")), tr("Persona"), tr("How pages sign their quotes."));
    add(&Reviewer::motto, new LineField, tr("Motto"));
    add(&Reviewer::bio, new TextField(3), tr("Bio"), tr("CommonMark."));

    page()->section(tr("Writing"));
    auto *lenses = add(&Reviewer::lenses, new LensesField, tr("Lenses"), tr("What this reviewer writes about."));
    const auto showLenses = [this, lenses] {
        if (const auto all = this->library().lenses())
            lenses->setLenses(*all);
    };
    showLenses();
    connect(&library, &Library::changed, lenses, [showLenses](const Changes &changes) {
        if (changes.touches(Noun::Lens))
            showLenses();
    });
    add(&Reviewer::bannedPhrases, new LinesField(3), tr("Banned phrases"),
        tr("What this reviewer never writes, one phrase per line. The scorecard points them out."));

    page()->section(tr("Fairness"));
    add(&Reviewer::conflicts, new LinesField(2), tr("Conflicts of interest"),
        tr("Vendors whose tools this reviewer must not review, one per line. Assigning heeds them."));
    add(&Reviewer::handles, new LinesField(2), tr("Handles"),
        tr("Addresses and user names that would give the reviewer away, one per line."));
    finish();
}

} // namespace vd
