// A tool's own part of the data, and the columns at the top: a tool each, with its three figures.
#include "markdown.h"
#include "pagecontext.h"
#include "sitepaths.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

void addEntry(PageData &data, const std::optional<MonthlyPrice> &entry, const Labels &labels)
{
    const bool isFree = entry && entry->kind == PriceKind::Free;
    data.flag("entry_free", isFree);
    data.text("entry_amount",
              entry && !isFree ? moneyText(entry->amount, entry->currency, labels.locale()) : QString());
    data.flag("entry_unknown", !entry);
}

PageData::List points(const QStringList &texts)
{
    PageData::List items;
    for (const QString &text : texts)
        if (!text.trimmed().isEmpty())
            items.push_back(TemplateValue::text(pageText(text)));
    return items;
}

} // namespace

void addToolOpening(PageData &data, const ShownTool &shown, const Edition &edition)
{
    const Tool &tool = shown.tool;
    const auto panel = shown.split.shipPercent();
    data.text("slug", tool.slug);
    data.text("name", tool.name);
    const QString logoFile = edition.inSite ? sitepath::logo(tool.logo) : QString();
    data.text("logo", logoFile.isEmpty() && isPictureUrl(tool.logo) ? tool.logo : logoFile);
    data.text("category", tool.category);
    if (edition.inSite) {
        data.text("page", sitepath::tool(tool.slug));
        data.text("category_page", sitepath::category(tool.category));
        data.text("logo_file", logoFile);
    }
    data.text("tagline", tool.tagline);
    data.text("panel_ship", panel ? edition.labels.percent(*panel) : QString());
    data.text("community", shown.community.percent ? edition.labels.percent(*shown.community.percent) : QString());
    addEntry(data, shown.entry, edition.labels);
    data.html("description", markdownHtml(tool.description));
}

void addToolFit(PageData &data, const ShownTool &shown)
{
    data.html("best_for", markdownHtml(shown.tool.bestFor));
    data.html("not_for", markdownHtml(shown.tool.notFor));
    data.list("pros", points(shown.tool.pros));
    data.list("cons", points(shown.tool.cons));
    data.flag("has_pros", data.isTrue("pros"));
    data.flag("has_cons", data.isTrue("cons"));
}

void addTools(PageData &page, const PageContext &context)
{
    PageData::List tools;
    tools.reserve(std::size_t(context.tools.size()));
    for (const auto &shown : context.tools) {
        PageData column(shown->data);
        column.number("n", qsizetype(tools.size()) + 1);
        column.flag("picked",
                    context.comparison.pick == PickKind::Tool && context.comparison.pickTool == shown->tool.id);
        tools.push_back(column.take());
    }
    page.list("tools", std::move(tools));
}

} // namespace vd
