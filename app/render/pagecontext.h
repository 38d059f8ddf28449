#pragma once

#include "community.h"
#include "labels.h"
#include "pagerenderer.h"
#include "panel.h"
#include "price.h"
#include "templatedata.h"

#include <QHash>
#include <algorithm>
#include <optional>

namespace vd {

/// A tool with the figures that several sections show.
struct ToolFigures
{
    const Tool *tool;
    int column; ///< from 1
    Split split;
    Community community;
    std::optional<MonthlyPrice> entry;
};

/// What every section of one page is made from.
struct PageContext
{
    PageContext(const PageInput &pageInput, const Labels &pageLabels);

    const PageInput &input;
    const Labels &labels;
    const QList<Reviewer> shownPanel; ///< as the publication signs: see signedPanel()
    QList<Review> current;            ///< of this page's tools
    QList<ToolFigures> tools;
    QHash<ReviewerId, const Reviewer *> reviewers; ///< of shownPanel

    [[nodiscard]] QList<ToolId> toolIds() const;
    [[nodiscard]] QList<LensId> lensIds() const;
    /// The reviews of one lens on one tool, in the order given.
    [[nodiscard]] QList<Review> reviewsOf(ToolId tool, LensId lens) const;
    /// Those who wrote a current review, each once, in the order of lenses.
    [[nodiscard]] QList<const Reviewer *> panel() const;
};

/// Sets NAME_iso and NAME_text.
void setDate(TemplateData &data, const std::string &name, QDate date, const Labels &labels);
/// Sets source, a link, where address is one; otherwise source_text.
void setSource(TemplateData &data, const QString &address);

/// The date that all of a tool's plans or facts carry; none when they differ, so that each must say its own.
template <class Items>
[[nodiscard]] QDate sharedDate(const Items &items)
{
    const auto differs = [&items](const auto &item) { return item.asOf != items.first().asOf; };
    return items.isEmpty() || std::any_of(items.begin(), items.end(), differs) ? QDate() : items.first().asOf;
}

/// The sections of a page, in its order. Each fills in its part of the data that resources/pages/README.md describes.
void addHead(TemplateData &page, const PageContext &context);
void addOpening(TemplateData &page, const PageContext &context);
void addTools(TemplateData &page, const PageContext &context);
void addVerdict(TemplateData &page, const PageContext &context);
void addPlans(TemplateData &page, const PageContext &context);
void addFacts(TemplateData &page, const PageContext &context);
void addSplit(TemplateData &page, const PageContext &context);
void addCommunity(TemplateData &page, const PageContext &context);
void addScorecard(TemplateData &page, const PageContext &context);
void addNewsletter(TemplateData &page, const PageContext &context);
void addFooter(TemplateData &page, const PageContext &context);

} // namespace vd
