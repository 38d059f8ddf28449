// The reviewer split: how the panel parts on each tool, and through which lenses.
#include "pagecontext.h"

#include "blockid.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QStringList titlesOf(const QList<LensId> &ids, const PageContext &context)
{
    QStringList titles;
    for (const Lens &lens : context.input.lenses)
        if (ids.contains(lens.id))
            titles << isolated(lens.title);
    return titles;
}

/// The drawing in words.
QString sentences(const PageContext &context, const QList<LensId> &across)
{
    const Labels &labels = context.labels;
    QStringList standings;
    for (const ToolFigures &figures : context.tools)
        if (figures.split.total() > 0)
            standings << labels.text("split.standing"_L1,
                                     {{"split"_L1, figures.split.text()}, {"tool"_L1, isolated(figures.tool->name)}});
    QStringList text{labels.text("split.lead"_L1, {{"standings"_L1, labels.listed(standings)}})};
    if (!across.isEmpty())
        text << labels.text("split.across"_L1, {{"lenses"_L1, labels.listed(titlesOf(across, context))}});
    else if (standings.size() > 1)
        text << labels.text("split.agreed"_L1);
    for (const ToolFigures &figures : context.tools)
        if (const auto within = lensesDividedWithin(context.current, figures.tool->id, context.lensIds());
            !within.isEmpty())
            text << labels.text("split.within"_L1, {{"tool"_L1, isolated(figures.tool->name)},
                                                    {"lenses"_L1, labels.listed(titlesOf(within, context))}});
    return text.join(u' ');
}

/// A mark per review, the ships first.
TemplateData::List marks(const Split &split)
{
    TemplateData::List list;
    for (int i = 0; i < split.total(); ++i) {
        TemplateData mark;
        mark.flag("ship", i < split.ship);
        list.push_back(mark.take());
    }
    return list;
}

TemplateData::Node cellData(const ToolFigures &figures, const Lens &lens, const PageContext &context)
{
    const QList<Review> reviews = context.reviewsOf(figures.tool->id, lens.id);
    const LensVerdict verdict = lensVerdict(context.current, figures.tool->id, lens.id);
    TemplateData cell;
    cell.text("name", figures.tool->name);
    cell.flag("ship", verdict == LensVerdict::Ship);
    cell.flag("skip", verdict == LensVerdict::Skip);
    cell.flag("divided", verdict == LensVerdict::Divided);
    cell.flag("unknown", verdict == LensVerdict::None);
    cell.text("split", splitOf(context.current, figures.tool->id, lens.id).text());
    const Reviewer *several = reviews.size() > 1 ? context.reviewers.value(reviews.first().reviewer) : nullptr;
    cell.text("quote_id", reviews.isEmpty()
                              ? QString()
                              : quoteBlockId(lens.key, figures.tool->slug, several ? several->slug : QString()));
    return cell.take();
}

} // namespace

void addSplit(TemplateData &page, const PageContext &context)
{
    const QList<LensId> across = lensesDividedAcross(context.current, context.toolIds(), context.lensIds());
    TemplateData::List columns, rows;
    for (const ToolFigures &figures : context.tools) {
        TemplateData column;
        column.text("name", figures.tool->name);
        column.text("split", figures.split.total() > 0 ? figures.split.text() : QString());
        column.list("marks", marks(figures.split));
        columns.push_back(column.take());
    }
    for (const Lens &lens : context.input.lenses) {
        const bool written = std::any_of(context.current.begin(), context.current.end(),
                                         [&](const Review &review) { return review.lens == lens.id; });
        if (!written)
            continue;
        TemplateData::List cells;
        for (const ToolFigures &figures : context.tools)
            cells.push_back(cellData(figures, lens, context));
        TemplateData row;
        row.text("lens", lens.title);
        row.flag("apart", across.contains(lens.id));
        row.list("cells", std::move(cells));
        rows.push_back(row.take());
    }
    page.flag("has_split", !rows.empty());
    page.text("split_text", rows.empty() ? QString() : sentences(context, across));
    page.list("split_columns", std::move(columns));
    page.list("split_rows", std::move(rows));
}

} // namespace vd
