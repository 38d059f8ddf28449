#include "pagecontext.h"

#include "signedpanel.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

PageContext::PageContext(const PageInput &pageInput, const Labels &pageLabels)
    : input(pageInput),
      labels(pageLabels),
      shownPanel(signedPanel(input.publication, input.reviewers, labels.text("panel.numbered"_L1, {{"n"_L1, u"%1"_s}})))
{
    QList<Review> ofTheseTools;
    const QList<ToolId> ids = [this] {
        QList<ToolId> all;
        for (const Tool &tool : input.tools)
            all << tool.id;
        return all;
    }();
    for (const Review &review : input.reviews)
        if (ids.contains(review.tool))
            ofTheseTools << review;
    current = currentReviews(ofTheseTools);
    for (const Reviewer &reviewer : shownPanel)
        reviewers.insert(reviewer.id, &reviewer);
    for (const Tool &tool : input.tools)
        tools << ToolFigures{&tool, int(tools.size()) + 1, splitOf(current, tool.id),
                             community(tool.votes, input.publication.minimumVotes),
                             entryPrice(tool.plans, input.publication.currency)};
}

QList<ToolId> PageContext::toolIds() const
{
    QList<ToolId> ids;
    for (const ToolFigures &figures : tools)
        ids << figures.tool->id;
    return ids;
}

QList<LensId> PageContext::lensIds() const
{
    QList<LensId> ids;
    for (const Lens &lens : input.lenses)
        ids << lens.id;
    return ids;
}

QList<Review> PageContext::reviewsOf(ToolId tool, LensId lens) const
{
    QList<Review> reviews;
    std::copy_if(current.begin(), current.end(), std::back_inserter(reviews),
                 [&](const Review &review) { return review.tool == tool && review.lens == lens; });
    return reviews;
}

QList<const Reviewer *> PageContext::panel() const
{
    QList<const Reviewer *> members;
    for (const Lens &lens : input.lenses)
        for (const Review &review : current)
            if (const Reviewer *reviewer = reviewers.value(review.reviewer);
                review.lens == lens.id && reviewer && !members.contains(reviewer))
                members << reviewer;
    return members;
}

void setDate(TemplateData &data, const std::string &name, QDate date, const Labels &labels)
{
    data.text((name + "_iso").c_str(), date.toString(Qt::ISODate));
    data.text((name + "_text").c_str(), labels.date(date));
}

void setSource(TemplateData &data, const QString &address)
{
    const bool isLink = isWebAddress(address);
    data.text("source", isLink ? address : QString());
    data.text("source_text", isLink ? QString() : address);
}

} // namespace vd
