#include "lensform.h"

#include "rowsfield.h"
#include "textfields.h"

namespace vd {

LensForm::LensForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    page()->section(tr("Lens"));
    add(&Lens::title, new LineField, tr("Title"));
    add(&Lens::question, new TextField(2), tr("Question"), tr("What a reviewer asks of every tool through this lens."));
    add(&Lens::key, new LineField, tr("Key"),
        tr("Files know the lens by it: small letters, digits and hyphens. Changing it leaves the reviews as they "
           "are."));

    page()->section(tr("Quote"));
    const QList<PartColumn<Prompt>> columns = {
        textColumn(&Prompt::label, {.title = tr("Beat"), .width = 26, .stretch = 3}),
        textColumn(&Prompt::help, {.title = tr("Help"), .width = 60, .stretch = 4, .rank = 2}),
        textColumn(&Prompt::key, {.title = tr("Key"), .width = 14, .stretch = 1, .rank = 1}),
    };
    auto *prompts = new RowsField<Prompt>(columns, tr("Add a beat…"));
    addWide(&Lens::prompts, prompts, tr("Beats"),
            tr("What a quote through this lens covers, in order. A reviewer answers each beat; together the answers "
               "make the quote. They are filed under the beat's key: with "
               "another key they no longer show."));
    finish();
}

} // namespace vd
