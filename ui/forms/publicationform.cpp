#include "publicationform.h"

#include "codes.h"
#include "colorfield.h"
#include "logofield.h"
#include "textfields.h"
#include "valuefields.h"

#include <limits>

namespace vd {

PublicationForm::PublicationForm(Library &library, QWidget *parent) : FormOf(library, parent)
{
    page()->section(tr("Masthead"));
    add(&Publication::name, new LineField(tr("The Example Review")), tr("Name"), tr("Signs every page."));
    add(&Publication::kicker, new LineField(tr("AI tool comparison")), tr("Kicker"),
        tr("The small line above every headline."));
    add(&Publication::dek, new TextField(2), tr("Default dek"),
        tr("Stands under the headline of comparisons that have none of their own."));
    add(&Publication::baseUrl, new LineField(QStringLiteral("https://example.org/verdicts")), tr("Web address"),
        tr("Where the pages will be published. The desk itself never goes there."));
    add(&Publication::logo, new LogoField, tr("Logo"),
        tr("PNG, JPEG, WebP or GIF. Larger pictures are scaled down to 256 pixels."));

    page()->section(tr("Looks and figures"));
    add(&Publication::accent, new ColorField, tr("Accent colour"));
    add(&Publication::language, new CodeField(UsualCodes::languages()), tr("Language"), tr("Of the pages."));
    add(&Publication::dictionary, new LinesField(2), tr("Dictionary"),
        tr("Words that the spelling check of quotes knows besides the language's own, one per line."));
    add(&Publication::currency, new CodeField(UsualCodes::currencies()), tr("Currency"),
        tr("Of plans that name no other."));
    add(&Publication::minimumVotes, new NumberField(1, std::numeric_limits<int>::max()), tr("Minimum votes"),
        tr("With fewer, pages show — instead of the community's share."));

    page()->section(tr("Panel"));
    add(&Publication::anonymous, new BoolField(tr("Pages and forms name reviewers by persona only")),
        tr("Anonymous panel"), tr("What would give somebody away is shown before anything is written."));

    page()->section(tr("Newsletter"), tr("The block stays off the pages until it has an address to post to."));
    add(&Publication::newsletter, &Newsletter::kicker, new LineField, tr("Newsletter kicker"));
    add(&Publication::newsletter, &Newsletter::heading, new LineField, tr("Newsletter heading"));
    add(&Publication::newsletter, &Newsletter::text, new TextField(2), tr("Newsletter text"), tr("CommonMark."));
    add(&Publication::newsletter, &Newsletter::action, new LineField(QStringLiteral("https://example.org/subscribe")),
        tr("Form address"), tr("Where the reader's browser sends the form."));
    add(&Publication::newsletter, &Newsletter::emailField, new LineField(QStringLiteral("email")), tr("E-mail field"),
        tr("What the newsletter service calls the field with the e-mail address."));

    page()->section(tr("Footer"));
    add(&Publication::footer, new TextField(4), tr("Footer text"),
        tr("How the panel works, corrections, licence. CommonMark."));
    finish();
}

} // namespace vd
