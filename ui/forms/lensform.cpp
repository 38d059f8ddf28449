#include "lensform.h"

#include "textfields.h"

namespace vd {

LensForm::LensForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    page()->section(tr("Lens"));
    add(&Lens::title, new LineField, tr("Title"));
    add(&Lens::question, new TextField(2), tr("Question"), tr("What a reviewer asks of every tool through this lens."));
    add(&Lens::key, new LineField, tr("Key"), tr("Files and forms know the lens by its key."));
    finish();
}

} // namespace vd
