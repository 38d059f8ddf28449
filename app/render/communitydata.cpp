// The readers' vote, with Wilson's interval drawn as a whisker.
#include "pagecontext.h"

#include "percent.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A share as a length in SVG.
QString length(double share)
{
    return QString::number(share * 100, 'f', 2) + u'%';
}

QString rowText(const Community &votes, int minimum, const Labels &labels)
{
    if (votes.total == 0)
        return labels.text("community.none"_L1);
    const QString counted = labels.counted("votes"_L1, votes.total);
    if (!votes.isKnown())
        return labels.text("community.few"_L1,
                           {{"votes"_L1, counted}, {"minimum"_L1, labels.locale().toString(minimum)}});
    return labels.text("community.interval"_L1, {{"votes"_L1, counted},
                                                 {"low"_L1, labels.locale().toString(wholePercent(votes.interval.low))},
                                                 {"high"_L1, labels.percent(wholePercent(votes.interval.high))}});
}

QString callText(const PageContext &context)
{
    QList<Community> known;
    const ToolFigures *leader = nullptr;
    for (const ToolFigures &figures : context.tools) {
        const Community &votes = figures.community;
        if (!votes.isKnown())
            continue;
        known << votes;
        if (!leader || votes.ship * leader->community.total > leader->community.ship * votes.total)
            leader = &figures;
    }
    if (!leader || known.size() < 2)
        return {};
    if (tooCloseToCall(known))
        return context.labels.text("community.close"_L1);
    return context.labels.text("community.clear"_L1, {{"tool"_L1, isolated(leader->tool->name)}});
}

TemplateData::List tallySources(const Tool &tool, const Labels &labels)
{
    TemplateData::List list;
    for (const VoteTally &tally : tool.votes) {
        if (tally.source.isEmpty() && !tally.asOf.isValid())
            continue;
        TemplateData data;
        setSource(data, tally.source);
        setDate(data, "as_of", tally.asOf, labels);
        list.push_back(data.take());
    }
    return list;
}

} // namespace

void addCommunity(TemplateData &page, const PageContext &context)
{
    const Labels &labels = context.labels;
    const bool any = std::any_of(context.tools.begin(), context.tools.end(),
                                 [](const ToolFigures &figures) { return figures.community.total > 0; });
    TemplateData::List rows;
    for (const ToolFigures &figures : context.tools) {
        const Community &votes = figures.community;
        TemplateData row;
        row.text("slug", figures.tool->slug);
        row.text("name", figures.tool->name);
        row.text("percent", votes.percent ? labels.percent(*votes.percent) : QString());
        row.text("share", votes.isKnown() ? length(double(votes.ship) / double(votes.total)) : QString());
        row.text("low", length(votes.interval.low));
        row.text("high", length(votes.interval.high));
        row.text("text", rowText(votes, context.input.publication.minimumVotes, labels));
        row.list("tallies", tallySources(*figures.tool, labels));
        rows.push_back(row.take());
    }
    page.flag("has_votes", any);
    page.list("votes", std::move(rows));
    page.text("votes_call", any ? callText(context) : QString());
}

} // namespace vd
