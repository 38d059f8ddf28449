#pragma once

#include "community.h"
#include "labels.h"
#include "lens.h"
#include "pagedata.h"
#include "panel.h"
#include "price.h"
#include "publication.h"
#include "review.h"
#include "reviewer.h"
#include "sitelink.h"
#include "tool.h"

#include <QHash>
#include <QList>
#include <QStringList>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace vd {

/// A fact of a tool: its name, and the data of the value and of a cell that holds no other.
struct ShownFact
{
    TemplateValue name;
    QString key; ///< facts of one key share a row
    TemplateValue value;
    TemplateValue cell;
};

/// A quote's data, and the same with its column, for the columns that most pages have.
struct ShownQuote
{
    TemplateValue::Object data;
    std::array<TemplateValue, 2> inColumn;
};

/// What the panel says of a tool through one lens.
struct ShownLens
{
    TemplateValue cell;       ///< of the reviewer split
    QList<ShownQuote> quotes; ///< in the order of reviews
};

/// A tool as pages show it: its figures, and its part of the page data, which every page that shows it shares. Made by
/// Edition::shown(), immutable.
struct ShownTool
{
    Tool tool;
    TemplateValue name;    ///< the tool's, for tables
    QList<Review> current; ///< what the panel says now
    Split split;
    QString standing; ///< what the split's sentences say of it; empty where nobody wrote
    QString divided;  ///< the same of lenses through which its reviewers differ; empty where there are none
    Community community;
    std::optional<MonthlyPrice> entry;
    QDate oldestPrice;        ///< every price was seen then or later; none without a date
    QStringList currencies;   ///< of what its plans cost, each once
    qsizetype characters = 0; ///< of its running text and of its logo, which are most of it
    TemplateValue::Object data;
    QList<ShownFact> ownFacts; ///< vendor, website, licence and release
    QList<ShownFact> facts;
    TemplateValue noFact;    ///< a cell in which it has none
    QList<ShownLens> lenses; ///< all, in the order of pages
};

/// What all pages of a publication have in common, made once: its settings, lenses, panel and words. Outlives what it
/// makes; changes nothing and may be used by several threads at once.
class Edition
{
public:
    /// Labels must outlive it. `base` holds what the theme adds to every page, inSite whether they are a site's.
    Edition(const Publication &publication, const QList<Lens> &lenses, const QList<Reviewer> &panel,
            const Labels &labels, TemplateData base = {}, bool inSite = false);

    const Publication publication;
    const QList<Lens> lenses; ///< in the order of pages
    const Labels &labels;
    const bool inSite;

    /// The panel as the publication signs, see signedPanel().
    [[nodiscard]] const QList<Reviewer> &panel() const { return m_panel; }
    [[nodiscard]] const Reviewer *reviewer(ReviewerId id) const;
    /// What the footer says of a member of the panel.
    [[nodiscard]] TemplateValue member(ReviewerId id) const { return m_members.value(id); }
    [[nodiscard]] const std::shared_ptr<const TemplateData> &data() const { return m_data; }
    [[nodiscard]] const Lens *lens(LensId id) const;
    /// What siteAddress() says, for many paths.
    [[nodiscard]] QString address(const QString &path) const { return m_root.isEmpty() ? QString() : m_root + path; }
    [[nodiscard]] const QList<LensId> &lensIds() const { return m_lensIds; }
    /// What the scorecard says of each lens: id, title, question.
    [[nodiscard]] const QList<TemplateValue::Object> &lensData() const { return m_lensData; }
    /// What a row of the reviewer split says of each lens: its name.
    [[nodiscard]] const QList<TemplateValue> &lensNames() const { return m_lensNames; }

    /// Reviews of this tool in any status and round: the current ones are shown.
    [[nodiscard]] std::shared_ptr<const ShownTool> shown(const Tool &tool, const QList<Review> &reviews) const;

private:
    QString m_root; ///< the site's address; empty without a base URL
    QList<LensId> m_lensIds;
    QList<TemplateValue::Object> m_lensData;
    QList<TemplateValue> m_lensNames;
    QList<Reviewer> m_panel;
    QHash<ReviewerId, const Reviewer *> m_reviewers;
    QHash<ReviewerId, TemplateValue> m_members;
    std::shared_ptr<const TemplateData> m_data;
};

/// The date that all of a tool's plans or facts carry; none when they differ, so that each must say its own.
template <class Items>
[[nodiscard]] QDate sharedDate(const Items &items)
{
    const auto differs = [&items](const auto &item) { return item.asOf != items.first().asOf; };
    return items.isEmpty() || std::any_of(items.begin(), items.end(), differs) ? QDate() : items.first().asOf;
}

/// The parts of a tool's data. Each fills in what resources/themes/README.md describes.
void addToolOpening(PageData &data, const ShownTool &tool, const Edition &edition);
void addToolFit(PageData &data, const ShownTool &tool);
void addToolPlans(PageData &data, ShownTool &tool, const Edition &edition);
void addToolVotes(PageData &data, const ShownTool &tool, const Edition &edition);
void addToolFacts(PageData &data, ShownTool &tool, const Edition &edition);
/// Fills in the sentences of the split.
void addToolSplit(ShownTool &tool, const Edition &edition);
/// Fills in the lenses.
void addToolPanel(PageData &data, ShownTool &tool, const Edition &edition);
/// A quote's data with its column, which counts from 0 here and from 1 on pages.
[[nodiscard]] TemplateValue quoteInColumn(const TemplateValue::Object &quote, qsizetype column);
/// A member of the panel, as the footer shows it.
[[nodiscard]] TemplateValue memberData(const Reviewer &reviewer);

} // namespace vd
