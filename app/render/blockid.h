#pragma once

#include "noun.h"

#include <QString>
#include <optional>

namespace vd {

/// The ids of a page's blocks: unique in the page and stable, so that readers can link to a block and the desk can jump
/// from a click to the field behind it. Parts are joined by two hyphens, which no slug holds.
///
///     masthead kicker headline dek byline contents tools
///     verdict pick summary best-for pros-cons
///     pricing pricing-read plans facts split community scorecard newsletter footer panel method
///     tool-SLUG                        the tool's name at the top
///     tool-SLUG--FIELD                 logo, category, tagline, description, best-for, not-for, pros, cons, plans,
///     facts, votes;
///                                      and its three figures panel-ship, community, entry
///     tool-SLUG--FIELD--N              one row of a list field, e.g. its third plan: tool-tern--plans--2
///     lens-KEY                         a row of the scorecard
///     quote--KEY--SLUG                 what a lens says about a tool
///     quote--KEY--SLUG--REVIEWER       the same, where several reviewers write through one lens
///     reviewer-SLUG                    a member of the panel in the footer
///
/// A block is left out of the page when there is nothing in it, and so is its id.
struct Block
{
    Noun noun = Noun::Comparison; ///< whose record it shows
    QString field = {};    ///< the record's field, named as in the record's fields(); empty where a block shows many
    QString tool = {};     ///< slug, for a tool and a review
    QString lens = {};     ///< key, for a lens and a review
    QString reviewer = {}; ///< slug, for a reviewer, and for a review where the id names one
    int row = -1;          ///< in a list field, -1 for the whole
    bool operator==(const Block &) const = default;
};

/// What the block with this id shows; none for an id that is no block's.
[[nodiscard]] std::optional<Block> parseBlockId(const QString &id);

[[nodiscard]] QString toolBlockId(const QString &toolSlug);
/// part is a FIELD of the scheme above.
[[nodiscard]] QString toolBlockId(const QString &toolSlug, const QString &part, int row = -1);
[[nodiscard]] QString lensBlockId(const QString &lensKey);
/// Without a reviewer: the only one who writes through this lens about this tool.
[[nodiscard]] QString quoteBlockId(const QString &lensKey, const QString &toolSlug, const QString &reviewerSlug = {});
[[nodiscard]] QString reviewerBlockId(const QString &reviewerSlug);

} // namespace vd
