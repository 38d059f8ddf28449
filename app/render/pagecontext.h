#pragma once

#include "comparison.h"
#include "edition.h"

#include <QList>
#include <memory>

namespace vd {

using ShownTools = QList<std::shared_ptr<const ShownTool>>; ///< in the comparison's order

/// The lenses that tell the tools apart.
[[nodiscard]] QList<LensId> lensesApart(const ShownTools &tools, const Edition &edition);

/// The comparison's own headline, or "A vs B".
[[nodiscard]] QString headlineOf(const Comparison &comparison, const QStringList &toolNames);

/// What every section of a comparison's page is made from.
struct PageContext
{
    PageContext(const Edition &pageEdition, const Comparison &pageComparison, const ShownTools &pageTools);

    const Edition &edition;
    const Labels &labels;
    const Comparison &comparison;
    const ShownTools &tools;

    const QStringList names;             ///< of the tools
    const QString headline;              ///< the comparison's own, or "A vs B"
    const QList<const Reviewer *> panel; ///< those who wrote a current review, each once, in the order of lenses

    [[nodiscard]] bool anyReview() const;
    /// Whether any tool's data says so.
    [[nodiscard]] bool anyTool(Name name) const;
};

/// The editor's answer in the page's words, "Ship A"; empty without one.
[[nodiscard]] QString pickText(const PageContext &context);

/// The sections of a page, in its order. Each fills in its part of the data that resources/themes/README.md describes.
void addHead(PageData &page, const PageContext &context);
void addOpening(PageData &page, const PageContext &context);
void addTools(PageData &page, const PageContext &context);
void addVerdict(PageData &page, const PageContext &context);
void addPlans(PageData &page, const PageContext &context);
void addFacts(PageData &page, const PageContext &context);
void addSplit(PageData &page, const PageContext &context);
void addCommunity(PageData &page, const PageContext &context);
void addScorecard(PageData &page, const PageContext &context);
void addFooter(PageData &page, const PageContext &context);

} // namespace vd
