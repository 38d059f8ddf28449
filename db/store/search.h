#pragma once

#include "connection.h"
#include "markedtext.h"
#include "noun.h"

#include <QList>
#include <QString>

namespace vd {

/// One record that holds what was searched for, and where.
struct SearchHit
{
    RecordRef record;   ///< a tool, comparison, reviewer or review
    ToolId tool;        ///< of a review: its tool
    LensId lens;        ///< of a review: its lens
    QString field;      ///< what matched, named as in the record: "name", "tagline", "facts", "quote" …
    MarkedText title;   ///< the record's name; a review's is its tool's
    QString subtitle;   ///< category, status or persona; a review's lens and reviewer
    MarkedText snippet; ///< one line around the match; empty when the name matched
};

/// Finds what was typed in everything written: tools, comparisons, reviewers and reviews, in this order, at most
/// `limitPerGroup` of each; names before texts, otherwise unranked, so that an answer takes milliseconds in a large
/// library. Every word must occur; the last one may be unfinished; case and diacritics do not matter. Nothing typed is
/// syntax. A single letter searches names only. Fails with an Error of kind Library.
[[nodiscard]] Result<QList<SearchHit>> search(Connection &connection, const QString &typed, int limitPerGroup);

} // namespace vd
