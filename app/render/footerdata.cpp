// The newsletter, the panel, how the figures are made, and the publication's own words at the end.
#include "pagecontext.h"

#include "blockid.h"
#include "markdown.h"
#include "text.h"

namespace vd {

using namespace Qt::StringLiterals;

void addNewsletter(TemplateData &page, const PageContext &context)
{
    const Newsletter &newsletter = context.input.publication.newsletter;
    const bool works = isWebAddress(newsletter.action);
    page.text("letter_action", works ? newsletter.action : QString());
    page.text("letter_kicker", newsletter.kicker);
    page.text("letter_heading",
              newsletter.heading.isEmpty() ? context.labels.text("newsletter.heading"_L1) : newsletter.heading);
    page.html("letter_text", markdownHtml(newsletter.text));
    page.text("letter_field", newsletter.emailField.isEmpty() ? u"email"_s : newsletter.emailField);
}

void addFooter(TemplateData &page, const PageContext &context)
{
    TemplateData::List members;
    for (const Reviewer *reviewer : context.panel()) {
        TemplateData member;
        member.text("id", reviewerBlockId(reviewer->slug));
        member.text("name", reviewer->name);
        member.text("persona", reviewer->persona);
        member.html("bio", markdownHtml(reviewer->bio));
        members.push_back(member.take());
    }
    page.flag("has_panel", !members.empty());
    page.list("panel", std::move(members));
    page.text("method",
              context.current.isEmpty()
                  ? QString()
                  : context.labels.text(
                        "method.text"_L1,
                        {{"minimum"_L1, context.labels.locale().toString(context.input.publication.minimumVotes)}}));
    page.html("footer", markdownHtml(context.input.publication.footer));
}

} // namespace vd
