#pragma once

#include "comparison.h"
#include "edition.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <memory>
#include <string>

namespace vd {

/// A page on the way from the front page to this one.
struct Crumb
{
    QString name;
    QString address; ///< absolute
};

/// What structured data says of the page it stands on. Addresses are absolute; without a base URL there are none, and
/// what needs one is left out.
struct StructuredPage
{
    QString address;
    QString title;
    QString image;       ///< a comparison's share card, a tool's logo as a file
    QList<Crumb> crumbs; ///< from the front page to above this one
    QDate published;
    QDate updated; ///< when what the page shows changed last
};

/// schema.org data in JSON-LD, for <script type="application/ld+json">: nothing in it ends the script. It says what the
/// page shows and nothing else; reviewers are called as the edition signs. Empty where there is nothing to say.
///
/// A tool is a Product with its current reviews (ship is 1 of 1, skip 0 of 1), the publication's own review with the
/// panel's share as its rating and the pros and cons, its prices, and the community's share once it is known.
[[nodiscard]] std::string toolStructuredData(const Edition &edition, const ShownTool &shown,
                                             const StructuredPage &page);
/// A comparison is an Article and a list that links to the tools' pages; the ratings stand there only.
[[nodiscard]] std::string comparisonStructuredData(const Edition &edition, const Comparison &comparison,
                                                   const QList<std::shared_ptr<const ShownTool>> &tools,
                                                   const QStringList &toolAddresses, const StructuredPage &page);
/// Any other page: the way to it.
[[nodiscard]] std::string crumbStructuredData(const StructuredPage &page);

} // namespace vd
