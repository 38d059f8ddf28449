// The readers' vote, with Wilson's interval drawn as a whisker.
#include "pagecontext.h"
#include "percent.h"

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
    const ShownTool *leader = nullptr;
    for (const auto &shown : context.tools) {
        const Community &votes = shown->community;
        if (!votes.isKnown())
            continue;
        known << votes;
        if (!leader || votes.ship * leader->community.total > leader->community.ship * votes.total)
            leader = shown.get();
    }
    if (!leader || known.size() < 2)
        return {};
    if (tooCloseToCall(known))
        return context.labels.text("community.close"_L1);
    return context.labels.text("community.clear"_L1, {{"tool"_L1, isolated(leader->tool.name)}});
}

PageData::List tallySources(const Tool &tool, const Labels &labels)
{
    PageData::List list;
    for (const VoteTally &tally : tool.votes) {
        if (tally.source.isEmpty() && !tally.asOf.isValid())
            continue;
        PageData data;
        data.source(tally.source);
        data.date("as_of", tally.asOf, labels);
        list.push_back(data.take());
    }
    return list;
}

} // namespace

void addToolVotes(PageData &data, const ShownTool &shown, const Edition &edition)
{
    const Community &votes = shown.community;
    data.flag("has_votes", votes.total > 0);
    data.text("votes_share", votes.isKnown() ? length(double(votes.ship) / double(votes.total)) : QString());
    data.text("votes_low", length(votes.interval.low));
    data.text("votes_high", length(votes.interval.high));
    data.text("votes_text", rowText(votes, edition.publication.minimumVotes, edition.labels));
    data.list("tallies", tallySources(shown.tool, edition.labels));
}

void addCommunity(PageData &page, const PageContext &context)
{
    page.flag("any_votes", context.anyTool("has_votes"));
    page.text("votes_call", callText(context));
}

} // namespace vd
