// The columns at the top: a tool each, with its three figures.
#include "pagecontext.h"

#include "markdown.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

void addEntry(TemplateData &data, const std::optional<MonthlyPrice> &entry, const Labels &labels)
{
    const bool isFree = entry && entry->kind == PriceKind::Free;
    data.flag("entry_free", isFree);
    data.text("entry_amount",
              entry && !isFree ? moneyText(entry->amount, entry->currency, labels.locale()) : QString());
    data.flag("entry_unknown", !entry);
}

} // namespace

void addTools(TemplateData &page, const PageContext &context)
{
    const Labels &labels = context.labels;
    TemplateData::List tools;
    for (const ToolFigures &figures : context.tools) {
        const Tool &tool = *figures.tool;
        const auto panel = figures.split.shipPercent();
        TemplateData data;
        data.text("n", QString::number(figures.column));
        data.text("slug", tool.slug);
        data.text("name", tool.name);
        data.text("logo", isPictureUrl(tool.logo) ? tool.logo : QString());
        data.text("category", tool.category);
        data.text("tagline", tool.tagline);
        data.flag("picked",
                  context.input.comparison.pick == PickKind::Tool && context.input.comparison.pickTool == tool.id);
        data.text("panel", panel ? labels.percent(*panel) : QString());
        data.text("community", figures.community.percent ? labels.percent(*figures.community.percent) : QString());
        addEntry(data, figures.entry, labels);
        data.html("description", markdownHtml(tool.description));
        tools.push_back(data.take());
    }
    page.list("tools", std::move(tools));
}

} // namespace vd
