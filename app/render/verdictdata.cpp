// The pick, the summary, and what each tool is good and bad for.
#include "pagecontext.h"

#include "markdown.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QString pickText(const PageContext &context)
{
    const Comparison &comparison = context.input.comparison;
    const auto picked = std::find_if(context.tools.begin(), context.tools.end(), [&](const ToolFigures &figures) {
        return figures.tool->id == comparison.pickTool;
    });
    switch (comparison.pick) {
    case PickKind::Tool:
        return picked == context.tools.end()
                   ? QString()
                   : context.labels.text("pick.tool"_L1, {{"tool"_L1, isolated(picked->tool->name)}});
    case PickKind::Depends:
        return context.labels.text("pick.depends"_L1);
    case PickKind::Neither:
        return context.labels.text(context.tools.size() > 2 ? "pick.none"_L1 : "pick.neither"_L1);
    case PickKind::None:
        break;
    }
    return {};
}

TemplateData cellOf(const ToolFigures &figures)
{
    TemplateData cell;
    cell.text("n", QString::number(figures.column));
    cell.text("slug", figures.tool->slug);
    cell.text("name", figures.tool->name);
    return cell;
}

/// A cell per tool that has this text.
TemplateData::List textCells(const PageContext &context, QString Tool::*field)
{
    TemplateData::List cells;
    for (const ToolFigures &figures : context.tools) {
        const std::string html = markdownHtml(figures.tool->*field);
        if (html.empty())
            continue;
        TemplateData cell = cellOf(figures);
        cell.html("html", html);
        cells.push_back(cell.take());
    }
    return cells;
}

/// A cell per tool that has such a list.
TemplateData::List listCells(const PageContext &context, QStringList Tool::*field)
{
    TemplateData::List cells;
    for (const ToolFigures &figures : context.tools) {
        TemplateData::List points;
        for (const QString &point : figures.tool->*field) {
            if (point.trimmed().isEmpty())
                continue;
            TemplateData data;
            data.text("point", point);
            points.push_back(data.take());
        }
        if (points.empty())
            continue;
        TemplateData cell = cellOf(figures);
        cell.list("points", std::move(points));
        cells.push_back(cell.take());
    }
    return cells;
}

/// Sets NAME, a list, and has_NAME, because a section over a list repeats.
bool addCells(TemplateData &page, const std::string &name, TemplateData::List cells)
{
    const bool any = !cells.empty();
    page.flag(("has_" + name).c_str(), any);
    page.list(name.c_str(), std::move(cells));
    return any;
}

} // namespace

void addVerdict(TemplateData &page, const PageContext &context)
{
    const QString pick = pickText(context);
    const std::string summary = markdownHtml(context.input.comparison.summary);
    page.text("pick", pick);
    page.html("summary", summary);
    page.flag("has_verdict", !pick.isEmpty() || !summary.empty());
    const bool best = addCells(page, "best_for", textCells(context, &Tool::bestFor));
    const bool worst = addCells(page, "not_for", textCells(context, &Tool::notFor));
    page.flag("has_fit", best || worst);
    const bool pros = addCells(page, "pros", listCells(context, &Tool::pros));
    const bool cons = addCells(page, "cons", listCells(context, &Tool::cons));
    page.flag("has_points", pros || cons);
}

} // namespace vd
