// The pages of comparisons and tools, and what all pages of a site share.
#include "sitepages.h"

#include "sharecard.h"
#include "sitepaths.h"
#include "text.h"

#include <QGuiApplication>
#include <algorithm>
#include <numeric>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// The bytes of a picture's data: URL.
QByteArray pictureOf(const QString &dataUrl)
{
    return QByteArray::fromBase64(dataUrl.section(u',', 1).toLatin1());
}

} // namespace

bool SitePages::hasAddress() const
{
    return !m_edition.address({}).isEmpty();
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
    const SiteComparisons &comparisons = m_index.comparisons;
    Teaser teaser{sitepath::comparison(comparisons.slug(place)), m_index.headlineOf(place),
                  QString::fromUtf8(comparisons.dek(place)), comparisons.publishedOn(place)};
    for (const int tool : comparisons.tools(place)) {
        const auto ship = m_index.standings.split(tool).shipPercent();
        teaser.figures.append({m_index.tools.name(tool), ship ? m_edition.labels.percent(*ship) : QString()});
    }
    return teaser;
}

Teaser SitePages::toolTeaser(int place) const
{
    const SiteTools &tools = m_index.tools;
    const auto ship = m_index.standings.split(place).shipPercent();
    return {sitepath::tool(tools.slug(place)),
            tools.name(place),
            tools.tagline(place),
            {},
            {{m_edition.labels.text("figure.panel"_L1), ship ? m_edition.labels.percent(*ship) : QString()}}};
}

TemplateValue::List SitePages::teasersOf(std::span<const int> places) const
{
    constexpr std::size_t mostKept = 4096;
    TemplateValue::List teasers(places.size());
    const auto slotOf = [](int place) { return std::size_t(place) % mostKept; };
    {
        const std::lock_guard guard(m_mutex);
        m_keptTeasers.resize(mostKept);
        for (std::size_t i = 0; i < teasers.size(); ++i)
            if (const int place = places[i]; m_keptTeasers[slotOf(place)].place == place)
                teasers[i] = m_keptTeasers[slotOf(place)].data;
    }
    for (std::size_t i = 0; i < teasers.size(); ++i) {
        if (teasers[i].isTrue())
            continue;
        const int place = places[i];
        teasers[i] = teaserData(comparisonTeaser(place), m_edition.labels);
        const std::lock_guard guard(m_mutex);
        m_keptTeasers[slotOf(place)] = {place, teasers[i]};
    }
    return teasers;
}

QList<int> SitePages::newest(qsizetype most) const
{
    QList<int> places(qMin(most, qsizetype(m_index.comparisons.size())));
    std::iota(places.begin(), places.end(), 0);
    return places;
}

QString SitePages::titleOfFeed(SiteFile kind, int place) const
{
    const QString site = frontLink().text;
    if (kind == SiteFile::ChangesFeed)
        return site + u" · "_s + listLink(SiteFile::Changes).text;
    return kind == SiteFile::CategoryFeed ? site + u" · "_s + m_index.categories.at(place).name : site;
}

void SitePages::addFeed(SiteFrame &frame, SiteFile kind, int place) const
{
    if (!hasAddress())
        return;
    frame.feed = pathOf({kind, 0, place});
    frame.feedTitle = titleOfFeed(kind, place);
}

FlipLine SitePages::flipLine(const Flip &flip) const
{
    const int tool = m_index.placeOf(flip.tool);
    const Lens *lens = m_edition.lens(flip.lens);
    const Reviewer *reviewer = m_edition.reviewer(flip.reviewer);
    return {sitepath::tool(m_index.tools.slug(tool)), m_index.tools.name(tool), lens ? lens->title : QString(),
            reviewer ? reviewer->name : QString(),    flip.to == Verdict::Ship, flip.on};
}

QList<FlipLine> SitePages::flipLines(std::span<const Flip> flips) const
{
    QList<FlipLine> lines;
    for (const Flip &flip : flips)
        lines << flipLine(flip);
    return lines;
}

StructuredPage SitePages::structuredPage(const SiteFrame &frame) const
{
    const auto address = [this](const QString &path) {
        return m_edition.address(path == sitepath::front ? QString() : path);
    };
    StructuredPage structured{
        address(frame.path), frame.title,  frame.image.isEmpty() ? QString() : address(frame.image), {},
        frame.published,     frame.updated};
    for (const SiteLink &crumb : frame.crumbs)
        structured.crumbs << Crumb{crumb.text, address(crumb.path)};
    return structured;
}

QByteArray SitePages::page(PageKind kind, SiteFrame frame, PageData data) const
{
    if (frame.structured.empty())
        frame.structured = crumbStructuredData(structuredPage(frame));
    addFrame(data, m_edition, frame);
    return m_renderer.page(kind, m_edition, data);
}

SiteFrame SitePages::comparisonFrame(const PlannedFile &file, const PageRecords &records) const
{
    SiteFrame frame{pathOf(file), m_index.headlineOf(file.place)};
    frame.crumbs = {frontLink(), listLink(SiteFile::AllComparisons)};
    addFeed(frame);
    frame.json = sitepath::jsonBeside(frame.path);
    frame.image = hasCards() ? sitepath::card(records.comparison.slug) : QString();
    frame.published = records.comparison.publishedOn;
    frame.updated = m_index.updatedOn(file.place);
    QStringList addresses;
    for (const ShownToolPtr &tool : records.tools)
        addresses << m_edition.address(sitepath::tool(tool->tool.slug));
    frame.structured =
        comparisonStructuredData(m_edition, records.comparison, records.tools, addresses, structuredPage(frame));
    return frame;
}

QByteArray SitePages::comparison(const PlannedFile &file, const PageRecords &records) const
{
    PageData data = comparisonData(m_edition, records.comparison, records.tools);
    addTeasers(data, "more", teasersOf(m_index.neighboursOf(file.place, neighbourCount)));
    return page(PageKind::Comparison, comparisonFrame(file, records), std::move(data));
}

QByteArray SitePages::embed(const PlannedFile &file, const PageRecords &records) const
{
    PageData data = comparisonData(m_edition, records.comparison, records.tools);
    const QString target = sitepath::comparison(records.comparison.slug);
    data.text("page", target);
    data.text("page_address", m_edition.address(target));
    SiteFrame frame{pathOf(file), m_index.headlineOf(file.place)};
    frame.unlisted = true;
    return page(PageKind::Embed, frame, std::move(data));
}

QByteArray SitePages::tool(const PlannedFile &file, const PageRecords &records) const
{
    const ShownToolPtr &shown = records.tools.first();
    PageData data = toolData(m_edition, shown);
    const QList<int> compared = m_index.comparisonsOf(file.place);
    addTeasers(data, "compared", teasersOf(pageOf<int>(compared, 1)));
    data.text("all_page", compared.size() > listLength ? sitepath::toolComparisons(shown->tool.slug) : QString());
    SiteFrame frame{pathOf(file), shown->tool.name, shown->tool.tagline};
    frame.crumbs = {frontLink(), listLink(SiteFile::AllTools)};
    if (!shown->tool.category.trimmed().isEmpty())
        frame.crumbs << SiteLink{sitepath::category(shown->tool.category), shown->tool.category};
    addFeed(frame);
    frame.json = sitepath::jsonBeside(frame.path);
    frame.updated = m_index.standings.reviewedOn(file.place);
    StructuredPage structured = structuredPage(frame);
    const QString logo = sitepath::logo(shown->tool.logo);
    structured.image = logo.isEmpty() ? QString() : m_edition.address(logo);
    frame.structured = toolStructuredData(m_edition, *shown, structured);
    return page(PageKind::Tool, frame, std::move(data));
}

QByteArray SitePages::card(const PlannedFile &file, const PageRecords &records) const
{
    return shareCardPng(shareCardOf(m_edition, records.comparison, m_index.headlineOf(file.place), records.tools));
}

QByteArray SitePages::missing(const PlannedFile &file) const
{
    // A host shows it under any address, so only absolute links lead anywhere.
    PageData data(m_edition.data());
    const QString base = m_edition.address({});
    data.text("home", base.isEmpty() ? sitepath::front : base);
    SiteFrame frame{pathOf(file), m_edition.labels.text("site.missing"_L1),
                    m_edition.labels.text("site.missing.text"_L1)};
    frame.unlisted = true;
    addFrame(data, m_edition, frame);
    data.text("root", hasAddress() ? base : QString());
    return m_renderer.page(PageKind::Missing, m_edition, data);
}

SiteLink SitePages::targetOf(const PlannedFile &file) const
{
    switch (file.kind) {
    case SiteFile::MovedTool: {
        const int tool = m_index.formerTools.at(file.place).place;
        return {sitepath::tool(m_index.tools.slug(tool)), m_index.tools.name(tool)};
    }
    case SiteFile::MovedReviewer: {
        const Reviewer &reviewer = m_edition.panel().at(m_index.formerReviewers.at(file.place).place);
        return {sitepath::reviewer(reviewer.slug), reviewer.name};
    }
    case SiteFile::MovedDigest: {
        const Digest &digest = m_index.digests.at(m_index.formerDigests.at(file.place).place).digest;
        return {sitepath::digest(digest.slug), digest.title};
    }
    default: {
        const int comparison = m_index.formerComparisons.at(file.place).place;
        const QString slug = m_index.comparisons.slug(comparison);
        return {file.kind == SiteFile::MovedEmbed ? sitepath::embed(slug) : sitepath::comparison(slug),
                m_index.headlineOf(comparison)};
    }
    }
}

QByteArray SitePages::moved(const PlannedFile &file) const
{
    const SiteLink to = targetOf(file);
    PageData data(m_edition.data());
    SiteFrame frame{pathOf(file), to.text};
    frame.unlisted = true;
    addFrame(data, m_edition, frame);
    data.text("target", to.path);
    data.text("address", m_edition.address(to.path));
    return m_renderer.page(PageKind::Moved, m_edition, data);
}

void SitePages::make(const PlannedFile &file, const PageRecords &records, const TakeBytes &take) const
{
    switch (file.kind) {
    case SiteFile::Comparison:
        return take(comparison(file, records));
    case SiteFile::Embed:
        return take(embed(file, records));
    case SiteFile::Tool:
        return take(tool(file, records));
    case SiteFile::ComparisonJson:
    case SiteFile::ToolJson:
        return json(file, records, take);
    case SiteFile::ToolComparisons:
        return take(toolComparisons(file));
    case SiteFile::Logo:
        return take(pictureOf(records.tools.first()->tool.logo));
    case SiteFile::SiteLogo:
        return take(pictureOf(m_index.publication.logo));
    case SiteFile::Front:
        return take(front(file));
    case SiteFile::AllComparisons:
    case SiteFile::AllTools:
    case SiteFile::Categories:
    case SiteFile::Panel:
    case SiteFile::Digests:
        return take(list(file));
    case SiteFile::Card:
        return take(card(file, records));
    case SiteFile::CategoryJson:
    case SiteFile::ReviewerJson:
    case SiteFile::Index:
        return listJson(file, take);
    case SiteFile::Digest:
        return take(digest(file));
    case SiteFile::Category:
        return take(category(file));
    case SiteFile::Reviewer:
        return take(reviewer(file));
    case SiteFile::Changes:
        return take(changes(file));
    case SiteFile::Missing:
        return take(missing(file));
    case SiteFile::MovedComparison:
    case SiteFile::MovedEmbed:
    case SiteFile::MovedTool:
    case SiteFile::MovedReviewer:
    case SiteFile::MovedDigest:
        return take(moved(file));
    case SiteFile::Feed:
    case SiteFile::CategoryFeed:
    case SiteFile::ChangesFeed:
        return take(feed(file));
    case SiteFile::Robots:
        return take(robotsText(m_edition.address({})));
    }
}

QStringList SitePages::leftOut() const
{
    if (hasAddress())
        return {};
    return {
        tr("The publication has no base URL, so the site has no feeds, no sitemap, no pictures for social media, "
           "no canonical addresses and no breadcrumbs for search engines; set it in Publication and export again.")};
}

} // namespace vd
