// What the panel says of one tool: its marks, its cells of the reviewer split, its quotes.
#include "blockid.h"
#include "edition.h"
#include "markdown.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QList<Review> reviewsOf(const ShownTool &shown, LensId lens)
{
    QList<Review> reviews;
    std::copy_if(shown.current.begin(), shown.current.end(), std::back_inserter(reviews),
                 [lens](const Review &review) { return review.lens == lens; });
    return reviews;
}

/// A mark per review, the ships first.
PageData::List marks(const Split &split)
{
    PageData::List list;
    for (int i = 0; i < split.total(); ++i) {
        PageData mark;
        mark.flag("ship", i < split.ship);
        list.push_back(mark.take());
    }
    return list;
}

/// Where a quote stands; it names the reviewer where several write through one lens.
QString quoteId(const QList<Review> &reviews, const Review &review, const Lens &lens, const Tool &tool,
                const Edition &edition)
{
    const Reviewer *several = reviews.size() > 1 ? edition.reviewer(review.reviewer) : nullptr;
    return quoteBlockId(lens.key, tool.slug, several ? several->slug : QString());
}

TemplateValue cellData(const ShownTool &shown, const Lens &lens, const QList<Review> &reviews, const Edition &edition)
{
    const LensVerdict verdict = lensVerdict(reviews, shown.tool.id, lens.id);
    PageData cell;
    cell.text("name", shown.tool.name);
    cell.flag("ship", verdict == LensVerdict::Ship);
    cell.flag("skip", verdict == LensVerdict::Skip);
    cell.flag("divided", verdict == LensVerdict::Divided);
    cell.flag("unknown", verdict == LensVerdict::None);
    cell.text("split", splitOf(reviews, shown.tool.id).text());
    cell.text("quote_id", reviews.isEmpty() ? QString() : quoteId(reviews, reviews.first(), lens, shown.tool, edition));
    return cell.take();
}

TemplateValue::Object quoteData(const Review &review, const QString &id, const ShownTool &shown, const Edition &edition)
{
    std::string open, close;
    appendEscaped(open, pageText(edition.labels.text("quote.open"_L1)));
    appendEscaped(close, pageText(edition.labels.text("quote.close"_L1)));
    const Reviewer *reviewer = edition.reviewer(review.reviewer);
    PageData quote;
    quote.text("id", id);
    quote.text("name", shown.tool.name);
    quote.html("html", quoteHtml(review.quote, open, close));
    quote.text("reviewer", reviewer ? reviewer->name : QString());
    quote.text("persona", reviewer ? reviewer->persona : QString());
    quote.flag("ship", review.verdict == Verdict::Ship);
    quote.text("sure",
               review.confidence
                   ? edition.labels.text("quote.sure"_L1, {{"percent"_L1, edition.labels.percent(*review.confidence)}})
                   : QString());
    return quote.share();
}

ShownQuote shownQuote(TemplateValue::Object data)
{
    ShownQuote quote{std::move(data), {}};
    for (std::size_t column = 0; column < quote.inColumn.size(); ++column)
        quote.inColumn[column] = quoteInColumn(quote.data, qsizetype(column));
    return quote;
}

} // namespace

TemplateValue quoteInColumn(const TemplateValue::Object &quote, qsizetype column)
{
    PageData data(quote, 1);
    data.number("n", column + 1);
    return data.take();
}

void addToolPanel(PageData &data, ShownTool &shown, const Edition &edition)
{
    data.text("split", shown.split.total() > 0 ? shown.split.text() : QString());
    data.list("marks", marks(shown.split));
    for (const Lens &lens : edition.lenses) {
        const QList<Review> reviews = reviewsOf(shown, lens.id);
        ShownLens said{cellData(shown, lens, reviews, edition), {}};
        for (const Review &review : reviews)
            said.quotes << shownQuote(
                quoteData(review, quoteId(reviews, review, lens, shown.tool, edition), shown, edition));
        shown.lenses << said;
    }
}

} // namespace vd
