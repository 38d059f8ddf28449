// The scorecard: a row per lens, a quote per tool.
#include "pagecontext.h"

#include <algorithm>

namespace vd {

namespace {

TemplateValue inColumn(const ShownQuote &quote, qsizetype column)
{
    return std::size_t(column) < quote.inColumn.size() ? quote.inColumn[std::size_t(column)]
                                                       : quoteInColumn(quote.data, column);
}

/// Rows of quotes to read across: the first reviewers of each tool, the second ones …
PageData::List quoteRows(qsizetype lens, const PageContext &context)
{
    qsizetype deepest = 0;
    for (const auto &shown : context.tools)
        deepest = std::max(deepest, shown->lenses.at(lens).quotes.size());
    PageData::List rows;
    rows.reserve(std::size_t(deepest));
    for (qsizetype at = 0; at < deepest; ++at) {
        PageData::List quotes;
        quotes.reserve(std::size_t(context.tools.size()));
        for (qsizetype column = 0; column < context.tools.size(); ++column) {
            const auto &ofTool = context.tools.at(column)->lenses.at(lens).quotes;
            if (at >= ofTool.size())
                continue;
            quotes.push_back(inColumn(ofTool.at(at), column));
        }
        PageData row;
        row.list("quotes", std::move(quotes));
        rows.push_back(row.take());
    }
    return rows;
}

} // namespace

void addScorecard(PageData &page, const PageContext &context)
{
    PageData::List lenses;
    lenses.reserve(std::size_t(context.edition.lenses.size()));
    for (qsizetype lens = 0; lens < context.edition.lenses.size(); ++lens) {
        PageData::List rows = quoteRows(lens, context);
        if (rows.empty())
            continue;
        PageData data(context.edition.lensData().at(lens), 1);
        data.list("rows", std::move(rows));
        lenses.push_back(data.take());
    }
    page.flag("has_scorecard", !lenses.empty());
    page.list("lenses", std::move(lenses));
}

} // namespace vd
