#pragma once

#include "reviewforms.h"

namespace vd {

/// A file of forms for Ilka Brandvold with a lens of two beats, "sentence" and "bet", and no form yet.
inline ReviewForms sampleForms()
{
    ReviewForms forms{QUuid::createUuid(), QStringLiteral("The Ballast Review"), QStringLiteral("ilka"), {}, {}};
    Lens lens;
    lens.key = QStringLiteral("primitive");
    lens.title = QStringLiteral("Primitive");
    lens.question = QStringLiteral("What is this, taken apart?");
    lens.prompts = {{QStringLiteral("sentence"), QStringLiteral("In one sentence"), QStringLiteral("Plain words.")},
                    {QStringLiteral("bet"), QStringLiteral("The bet"), {}}};
    forms.lenses = {lens};
    forms.reviewerName = QStringLiteral("Ilka Brandvold");
    forms.language = QStringLiteral("en");
    return forms;
}

} // namespace vd
