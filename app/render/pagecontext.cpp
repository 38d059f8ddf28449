#include "pagecontext.h"

#include <algorithm>

namespace vd {

PageContext::PageContext(const Edition &pageEdition, const Comparison &pageComparison, const ShownTools &pageTools)
    : edition(pageEdition), labels(pageEdition.labels), comparison(pageComparison), tools(pageTools)
{
    qsizetype count = 0;
    for (const auto &tool : tools)
        count += tool->current.size();
    current.reserve(count);
    for (const auto &tool : tools)
        current << tool->current;
}

QList<ToolId> PageContext::toolIds() const
{
    QList<ToolId> ids;
    for (const auto &tool : tools)
        ids << tool->tool.id;
    return ids;
}

QList<const Reviewer *> PageContext::panel() const
{
    QList<const Reviewer *> members;
    for (const Lens &lens : edition.lenses)
        for (const Review &review : current)
            if (review.lens == lens.id)
                if (const Reviewer *reviewer = edition.reviewer(review.reviewer);
                    reviewer && !members.contains(reviewer))
                    members << reviewer;
    return members;
}

bool PageContext::anyTool(Name name) const
{
    return std::any_of(tools.begin(), tools.end(), [name](const auto &tool) { return tool->data->isTrue(name); });
}

} // namespace vd
