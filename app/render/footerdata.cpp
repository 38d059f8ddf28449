// The panel, and how the figures are made.
#include "blockid.h"
#include "markdown.h"
#include "pagecontext.h"

namespace vd {

TemplateValue memberData(const Reviewer &reviewer)
{
    PageData member;
    member.text("id", reviewerBlockId(reviewer.slug));
    member.text("name", reviewer.name);
    member.text("persona", reviewer.persona);
    member.html("bio", markdownHtml(reviewer.bio));
    return member.take();
}

void addFooter(PageData &page, const PageContext &context)
{
    PageData::List members;
    for (const Reviewer *reviewer : context.panel)
        members.push_back(context.edition.member(reviewer->id));
    page.flag("has_panel", !members.empty());
    page.list("panel", std::move(members));
    page.flag("has_figures", context.anyReview());
}

} // namespace vd
