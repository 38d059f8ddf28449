// The pick, the summary, and what each tool is good and bad for.
#include "markdown.h"
#include "pagecontext.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

QString pickText(const PageContext &context)
{
    const Comparison &comparison = context.comparison;
    const auto picked = std::find_if(context.tools.begin(), context.tools.end(),
                                     [&](const auto &shown) { return shown->tool.id == comparison.pickTool; });
    switch (comparison.pick) {
    case PickKind::Tool:
        return picked == context.tools.end()
                   ? QString()
                   : context.labels.text("pick.tool"_L1, {{"tool"_L1, isolated((*picked)->tool.name)}});
    case PickKind::Depends:
        return context.labels.text("pick.depends"_L1);
    case PickKind::Neither:
        return context.labels.text(context.tools.size() > 2 ? "pick.none"_L1 : "pick.neither"_L1);
    case PickKind::None:
        break;
    }
    return {};
}

void addVerdict(PageData &page, const PageContext &context)
{
    page.text("pick", pickText(context));
    page.html("summary", markdownHtml(context.comparison.summary));
    page.flag("has_verdict", page.isTrue("pick") || page.isTrue("summary"));
    page.flag("any_best_for", context.anyTool("best_for"));
    page.flag("any_not_for", context.anyTool("not_for"));
    page.flag("has_fit", page.isTrue("any_best_for") || page.isTrue("any_not_for"));
    page.flag("any_pros", context.anyTool("pros"));
    page.flag("any_cons", context.anyTool("cons"));
    page.flag("has_points", page.isTrue("any_pros") || page.isTrue("any_cons"));
}

} // namespace vd
