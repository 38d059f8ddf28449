#include "pagecontext.h"

#include "text.h"

#include <algorithm>

namespace vd {

namespace {

QStringList namesOf(const ShownTools &tools)
{
    QStringList names;
    names.reserve(tools.size());
    for (const auto &shown : tools)
        names << shown->tool.name;
    return names;
}

QList<const Reviewer *> panelOf(const ShownTools &tools, const Edition &edition)
{
    QList<const Reviewer *> members;
    for (const Lens &lens : edition.lenses)
        for (const auto &tool : tools)
            for (const Review &review : tool->current)
                if (review.lens == lens.id)
                    if (const Reviewer *reviewer = edition.reviewer(review.reviewer);
                        reviewer && !members.contains(reviewer))
                        members << reviewer;
    return members;
}

} // namespace

PageContext::PageContext(const Edition &pageEdition, const Comparison &pageComparison, const ShownTools &pageTools)
    : edition(pageEdition),
      labels(pageEdition.labels),
      comparison(pageComparison),
      tools(pageTools),
      names(namesOf(tools)),
      headline(headlineOf(comparison, names)),
      panel(panelOf(tools, edition))
{
}

QString headlineOf(const Comparison &comparison, const QStringList &toolNames)
{
    const QString own = comparison.headline.trimmed();
    return own.isEmpty() ? versus(toolNames) : own;
}

bool PageContext::anyReview() const
{
    return std::any_of(tools.begin(), tools.end(), [](const auto &tool) { return !tool->current.isEmpty(); });
}

bool PageContext::anyTool(Name name) const
{
    return std::any_of(tools.begin(), tools.end(), [name](const auto &tool) { return tool->data->isTrue(name); });
}

QList<LensId> lensesApart(const ShownTools &tools, const Edition &edition)
{
    QList<QList<Review>> ofTools;
    ofTools.reserve(tools.size());
    for (const auto &tool : tools)
        ofTools << tool->current;
    return lensesDividedAcross(ofTools, edition.lensIds());
}

} // namespace vd
