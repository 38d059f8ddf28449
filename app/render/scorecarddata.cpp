// The scorecard: a row per lens, a quote per tool.
#include "pagecontext.h"

#include "blockid.h"
#include "markdown.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

struct Marks
{
    std::string open, close;
};

TemplateData::Node quoteData(const Review &review, const ToolFigures &figures, const QString &id,
                             const PageContext &context, const Marks &marks)
{
    const Reviewer *reviewer = context.reviewers.value(review.reviewer);
    TemplateData quote;
    quote.text("id", id);
    quote.text("n", QString::number(figures.column));
    quote.text("name", figures.tool->name);
    quote.html("html", quoteHtml(review.quote, marks.open, marks.close));
    quote.text("reviewer", reviewer ? reviewer->name : QString());
    quote.text("persona", reviewer ? reviewer->persona : QString());
    quote.flag("ship", review.verdict == Verdict::Ship);
    quote.text("sure",
               review.confidence
                   ? context.labels.text("quote.sure"_L1, {{"percent"_L1, context.labels.percent(*review.confidence)}})
                   : QString());
    return quote.take();
}

/// Rows of quotes to read across: the first reviewers of each tool, the second ones …
TemplateData::List quoteRows(const Lens &lens, const PageContext &context, const Marks &marks)
{
    QList<QList<Review>> byTool;
    qsizetype deepest = 0;
    for (const ToolFigures &figures : context.tools) {
        byTool << context.reviewsOf(figures.tool->id, lens.id);
        deepest = std::max(deepest, byTool.last().size());
    }
    TemplateData::List rows;
    for (qsizetype at = 0; at < deepest; ++at) {
        TemplateData::List quotes;
        for (const ToolFigures &figures : context.tools) {
            const QList<Review> &reviews = byTool.at(figures.column - 1);
            if (at >= reviews.size())
                continue;
            const Reviewer *reviewer = context.reviewers.value(reviews.at(at).reviewer);
            const QString slug = reviews.size() > 1 && reviewer ? reviewer->slug : QString();
            quotes.push_back(
                quoteData(reviews.at(at), figures, quoteBlockId(lens.key, figures.tool->slug, slug), context, marks));
        }
        TemplateData row;
        row.list("quotes", std::move(quotes));
        rows.push_back(row.take());
    }
    return rows;
}

} // namespace

void addScorecard(TemplateData &page, const PageContext &context)
{
    const Marks marks{escaped(pageText(context.labels.text("quote.open"_L1))),
                      escaped(pageText(context.labels.text("quote.close"_L1)))};
    TemplateData::List lenses;
    for (const Lens &lens : context.input.lenses) {
        TemplateData::List rows = quoteRows(lens, context, marks);
        if (rows.empty())
            continue;
        TemplateData data;
        data.text("id", lensBlockId(lens.key));
        data.text("title", lens.title);
        data.text("question", lens.question);
        data.list("rows", std::move(rows));
        lenses.push_back(data.take());
    }
    page.flag("has_scorecard", !lenses.empty());
    page.list("lenses", std::move(lenses));
}

} // namespace vd
