// The pages of comparisons and tools, and what all pages of a site share.
#include "sitepages.h"

#include "sharecard.h"
#include "sitepaths.h"
#include "structureddata.h"
#include "text.h"

#include <QGuiApplication>
#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

bool SitePages::hasAddress() const
{
    return isWebAddress(m_index.publication.baseUrl);
}

bool SitePages::hasCards() const
{
    return hasAddress() && qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
}

SiteLink SitePages::frontLink() const
{
    const QString own = m_index.publication.name;
    return {sitepath::front, own.isEmpty() ? m_edition.labels.text("site.front"_L1) : own};
}

SiteLink SitePages::listLink(SiteFile kind) const
{
    const Labels &labels = m_edition.labels;
    switch (kind) {
    case SiteFile::AllTools:
        return {sitepath::all(u"tools"_s), labels.text("site.tools"_L1)};
    case SiteFile::Categories:
        return {sitepath::all(u"categories"_s), labels.text("site.categories"_L1)};
    case SiteFile::Panel:
        return {sitepath::all(u"panel"_s), labels.text("site.reviewers"_L1)};
    case SiteFile::Digests:
        return {sitepath::all(u"digests"_s), labels.text("site.digests"_L1)};
    case SiteFile::Changes:
        return {sitepath::changes, labels.text("site.changes"_L1)};
    default:
        return {sitepath::all(u"comparisons"_s), labels.text("site.comparisons"_L1)};
    }
}

Teaser SitePages::comparisonTeaser(int place) const
{
    const PublishedComparison &comparison = m_index.comparisons.at(place);
    Teaser teaser{sitepath::comparison(comparison.slug), m_index.headlineOf(comparison), comparison.dek,
                  comparison.publishedOn};
    for (const ToolId tool : comparison.tools) {
        const auto ship = m_index.standingOf(tool).split.shipPercent();
        teaser.figures.append(
            {m_index.tools.at(m_index.placeOf(tool)).name, ship ? m_edition.labels.percent(*ship) : QString()});
    }
    return teaser;
}

Teaser SitePages::toolTeaser(int place) const
{
    const PublishedTool &tool = m_index.tools.at(place);
    const auto ship = m_index.standingOf(tool.id).split.shipPercent();
    return {sitepath::tool(tool.slug),
            tool.name,
            tool.tagline,
            {},
            {{m_edition.labels.text("figure.panel"_L1), ship ? m_edition.labels.percent(*ship) : QString()}}};
}

QList<Teaser> SitePages::comparisonTeasers(const QList<int> &places) const
{
    QList<Teaser> teasers;
    for (const int place : places)
        teasers << comparisonTeaser(place);
    return teasers;
}

FlipLine SitePages::flipLine(const Flip &flip) const
{
    const PublishedTool &tool = m_index.tools.at(m_index.placeOf(flip.tool));
    const auto lens = std::find_if(m_index.lenses.begin(), m_index.lenses.end(),
                                   [&](const Lens &known) { return known.id == flip.lens; });
    const Reviewer *reviewer = m_edition.reviewer(flip.reviewer);
    return {sitepath::tool(tool.slug),
            tool.name,
            lens == m_index.lenses.end() ? QString() : lens->title,
            reviewer ? reviewer->name : QString(),
            flip.to == Verdict::Ship,
            flip.on};
}

QList<FlipLine> SitePages::flipLines(const QList<Flip> &flips) const
{
    QList<FlipLine> lines;
    for (const Flip &flip : flips)
        lines << flipLine(flip);
    return lines;
}

QByteArray SitePages::page(PageKind kind, const SiteFrame &frame, PageData data) const
{
    addFrame(data, m_edition, frame);
    return m_renderer.page(kind, m_edition, data);
}

SiteFrame SitePages::comparisonFrame(const PlannedFile &file, const PageRecords &records) const
{
    const PublishedComparison &comparison = m_index.comparisons.at(file.place);
    SiteFrame frame{file.path, m_index.headlineOf(comparison)};
    frame.crumbs = {frontLink(), listLink(SiteFile::AllComparisons)};
    frame.feed = hasAddress() ? sitepath::feed : QString();
    frame.json = sitepath::jsonBeside(sitepath::comparison(comparison.slug));
    frame.image = hasCards() ? sitepath::card(comparison.slug) : QString();
    QStringList addresses;
    for (const ShownToolPtr &tool : records.tools)
        addresses << siteAddress(m_index.publication, sitepath::tool(tool->tool.slug));
    StructuredPage structured{siteAddress(m_index.publication, file.path),
                              frame.title,
                              frame.image.isEmpty() ? QString() : siteAddress(m_index.publication, frame.image),
                              {},
                              comparison.publishedOn,
                              comparison.publishedOn};
    for (const SiteLink &crumb : std::as_const(frame.crumbs))
        structured.crumbs << Crumb{crumb.text, siteAddress(m_index.publication, crumb.path)};
    frame.structured = comparisonStructuredData(m_edition, records.comparison, records.tools, addresses, structured);
    return frame;
}

QByteArray SitePages::comparison(const PlannedFile &file, const PageRecords &records) const
{
    PageData data = comparisonData(m_edition, records.comparison, records.tools);
    addTeasers(data, "more", comparisonTeasers(m_index.neighboursOf(file.place, neighbourCount)), m_edition.labels);
    return page(PageKind::Comparison, comparisonFrame(file, records), std::move(data));
}

QByteArray SitePages::embed(const PlannedFile &file, const PageRecords &records) const
{
    PageData data = comparisonData(m_edition, records.comparison, records.tools);
    const QString target = sitepath::comparison(m_index.comparisons.at(file.place).slug);
    data.text("page", target);
    data.text("page_address", siteAddress(m_index.publication, target));
    SiteFrame frame{file.path, m_index.headlineOf(m_index.comparisons.at(file.place))};
    frame.unlisted = true;
    return page(PageKind::Embed, frame, std::move(data));
}

QByteArray SitePages::tool(const PlannedFile &file, const PageRecords &records) const
{
    const ShownToolPtr &shown = records.tools.first();
    PageData data = toolData(m_edition, shown);
    addTeasers(data, "compared", comparisonTeasers(m_index.comparisonsOf(shown->tool.id).mid(0, listLength)),
               m_edition.labels);
    SiteFrame frame{file.path, shown->tool.name, shown->tool.tagline};
    frame.crumbs = {frontLink(), listLink(SiteFile::AllTools)};
    if (!shown->tool.category.trimmed().isEmpty())
        frame.crumbs << SiteLink{sitepath::category(shown->tool.category), shown->tool.category};
    frame.feed = hasAddress() ? sitepath::feed : QString();
    frame.json = sitepath::jsonBeside(file.path);
    StructuredPage structured{siteAddress(m_index.publication, file.path), shown->tool.name, {}, {}, {}, {}};
    const QString logo = sitepath::logo(shown->tool.logo);
    structured.image = logo.isEmpty() ? QString() : siteAddress(m_index.publication, logo);
    for (const SiteLink &crumb : std::as_const(frame.crumbs))
        structured.crumbs << Crumb{crumb.text, siteAddress(m_index.publication, crumb.path)};
    frame.structured = toolStructuredData(m_edition, *shown, structured);
    return page(PageKind::Tool, frame, std::move(data));
}

QByteArray SitePages::card(const PlannedFile &file, const PageRecords &records) const
{
    return shareCardPng(shareCardOf(m_edition, records.comparison,
                                    m_index.headlineOf(m_index.comparisons.at(file.place)), records.tools));
}

QByteArray SitePages::missing(const PlannedFile &file) const
{
    // A host shows it under any address, so only absolute links lead anywhere.
    PageData data(m_edition.data());
    const QString base = siteAddress(m_index.publication, {});
    data.text("home", base.isEmpty() ? sitepath::front : base);
    SiteFrame frame{file.path, m_edition.labels.text("site.missing"_L1), m_edition.labels.text("site.missing.text"_L1)};
    frame.unlisted = true;
    addFrame(data, m_edition, frame);
    data.text("root", hasAddress() ? base : QString());
    return m_renderer.page(PageKind::Missing, m_edition, data);
}

QByteArray SitePages::moved(const PlannedFile &file) const
{
    const bool isTool = file.kind == SiteFile::MovedTool;
    const QString target = isTool ? sitepath::tool(m_index.tools.at(file.place).slug)
                                  : sitepath::comparison(m_index.comparisons.at(file.place).slug);
    const QString title =
        isTool ? m_index.tools.at(file.place).name : m_index.headlineOf(m_index.comparisons.at(file.place));
    PageData data(m_edition.data());
    SiteFrame frame{file.path, title};
    frame.unlisted = true;
    addFrame(data, m_edition, frame);
    data.text("target", target);
    data.text("address", siteAddress(m_index.publication, target));
    return m_renderer.page(PageKind::Moved, m_edition, data);
}

QByteArray SitePages::make(const PlannedFile &file, const PageRecords &records) const
{
    switch (file.kind) {
    case SiteFile::Comparison:
        return comparison(file, records);
    case SiteFile::Embed:
        return embed(file, records);
    case SiteFile::Tool:
        return tool(file, records);
    case SiteFile::ComparisonJson:
    case SiteFile::ToolJson:
        return json(file, records);
    case SiteFile::Logo:
        return QByteArray::fromBase64(records.tools.first()->tool.logo.section(u',', 1).toLatin1());
    case SiteFile::Front:
        return front(file);
    case SiteFile::AllComparisons:
    case SiteFile::AllTools:
    case SiteFile::Categories:
    case SiteFile::Panel:
    case SiteFile::Digests:
        return list(file);
    case SiteFile::Card:
        return card(file, records);
    case SiteFile::CategoryJson:
    case SiteFile::ReviewerJson:
    case SiteFile::Index:
        return listJson(file);
    case SiteFile::Digest:
        return digest(file);
    case SiteFile::Category:
        return category(file);
    case SiteFile::Reviewer:
        return reviewer(file);
    case SiteFile::Changes:
        return changes(file);
    case SiteFile::Missing:
        return missing(file);
    case SiteFile::MovedComparison:
    case SiteFile::MovedTool:
        return moved(file);
    case SiteFile::Feed:
    case SiteFile::CategoryFeed:
    case SiteFile::ChangesFeed:
        return feed(file);
    case SiteFile::Robots:
        return robotsText(siteAddress(m_index.publication, {}));
    }
    return {};
}

QStringList SitePages::leftOut() const
{
    if (hasAddress())
        return {};
    return {tr("The publication has no base URL, so the site has no feeds, no sitemap and no canonical addresses; set "
               "it in Publication and export again.")};
}

} // namespace vd
