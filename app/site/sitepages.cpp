// The pages of a site, made.
#include "sitepages.h"

#include "blockid.h"
#include "digestpage.h"
#include "feeds.h"
#include "library.h"
#include "sharecard.h"
#include "sitejson.h"
#include "sitemaps.h"
#include "sitepaths.h"
#include "structureddata.h"
#include "text.h"

#include <QGuiApplication>
#include <algorithm>
#include <functional>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr int newestOnFront = 12;
constexpr int highlightsOnFront = 5;
constexpr int neighbourCount = 6;

/// Whether search engines should know a file of this kind.
bool isListed(SiteFile kind)
{
    switch (kind) {
    case SiteFile::Comparison:
    case SiteFile::Tool:
    case SiteFile::Front:
    case SiteFile::AllComparisons:
    case SiteFile::AllTools:
    case SiteFile::Categories:
    case SiteFile::Category:
    case SiteFile::Panel:
    case SiteFile::Reviewer:
    case SiteFile::Changes:
    case SiteFile::Digest:
    case SiteFile::Digests:
        return true;
    default:
        return false;
    }
}

ListPart partOf(qsizetype total, int number, const std::function<QString(int)> &path)
{
    ListPart part;
    part.page = number;
    part.pages = pagesOf(total);
    part.newer = number > 1 ? path(number - 1) : QString();
    part.older = number < part.pages ? path(number + 1) : QString();
    return part;
}

template <class Item>
QList<Item> pageOf(const QList<Item> &items, int number)
{
    return items.mid(qsizetype(number - 1) * listLength, listLength);
}

} // namespace

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
    addTeasers(data, "compared", comparisonTeasers(pageOf(m_index.comparisonsOf(shown->tool.id), 1)), m_edition.labels);
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

QByteArray SitePages::json(const PlannedFile &file, const PageRecords &records) const
{
    const bool ofTool = file.kind == SiteFile::ToolJson;
    const QString path = file.path;
    const JsonPage beside{path, siteAddress(m_index.publication, path.chopped(5) + u".html"_s), {}, {}};
    if (!ofTool)
        return comparisonJson(m_edition, records.comparison, m_index.headlineOf(m_index.comparisons.at(file.place)),
                              records.tools, beside);
    QList<JsonComparison> comparisons;
    for (const int place : m_index.comparisonsOf(records.tools.first()->tool.id))
        comparisons << jsonComparison(place);
    return toolJson(m_edition, *records.tools.first(), comparisons, beside);
}

QByteArray SitePages::card(const PlannedFile &file, const PageRecords &records) const
{
    return shareCardPng(shareCardOf(m_edition, records.comparison,
                                    m_index.headlineOf(m_index.comparisons.at(file.place)), records.tools));
}

JsonComparison SitePages::jsonComparison(int place) const
{
    const PublishedComparison &comparison = m_index.comparisons.at(place);
    QStringList slugs;
    for (const ToolId tool : comparison.tools)
        slugs << m_index.tools.at(m_index.placeOf(tool)).slug;
    return {comparison.slug, m_index.headlineOf(comparison), slugs, comparison.publishedOn, comparison.publishedOn};
}

JsonTool SitePages::jsonTool(int place) const
{
    const PublishedTool &tool = m_index.tools.at(place);
    return {tool.slug, tool.name, tool.category, tool.tagline, m_index.standingOf(tool.id).split};
}

QByteArray SitePages::listJson(const PlannedFile &file) const
{
    JsonPage beside{file.path, siteAddress(m_index.publication, file.path.chopped(5) + u".html"_s), {}, {}};
    QList<JsonComparison> comparisons;
    QList<JsonTool> tools;
    if (file.kind == SiteFile::CategoryJson) {
        const SiteCategory &category = *m_index.categories.constFind(file.key);
        for (const int place : category.comparisons)
            comparisons << jsonComparison(place);
        for (const int place : category.tools)
            tools << jsonTool(place);
        return categoryJson(m_edition, category.name, tools, comparisons, beside);
    }
    if (file.kind == SiteFile::ReviewerJson) {
        const Reviewer &reviewer = m_edition.panel().at(file.place);
        QList<JsonVerdict> verdicts;
        for (const PublishedTool &tool : m_index.tools)
            for (const ReviewLine &line : m_index.standingOf(tool.id).reviews)
                if (line.reviewer == reviewer.id)
                    verdicts << JsonVerdict{tool.slug, tool.name, line.lens, line.verdict, line.on};
        return reviewerJson(m_edition, reviewer, verdicts, beside);
    }
    beside.address = siteAddress(m_index.publication, {});
    JsonContents contents;
    for (int place = 0; place < m_index.comparisons.size(); ++place)
        contents.comparisons << jsonComparison(place);
    for (int place = 0; place < m_index.tools.size(); ++place)
        contents.tools << jsonTool(place);
    for (const SiteCategory &category : m_index.categories)
        contents.categories << category.name;
    for (const int place : shownPanel())
        contents.reviewers << m_edition.panel().at(place);
    return indexJson(m_edition, contents, beside);
}

QByteArray SitePages::digest(const PlannedFile &file) const
{
    const DigestContent &content = m_index.digests.at(file.place);
    SiteFrame frame{file.path, content.digest.title, datesBeside(content.digest, m_edition.labels)};
    frame.crumbs = {frontLink(), listLink(SiteFile::Digests)};
    frame.feed = hasAddress() ? sitepath::feed : QString();
    return page(PageKind::Digest, frame, digestData(m_edition, content, true));
}

QByteArray SitePages::front(const PlannedFile &file) const
{
    const Labels &labels = m_edition.labels;
    PageData data(m_edition.data());
    QList<int> newest;
    for (int place = 0; place < qMin<qsizetype>(newestOnFront, m_index.comparisons.size()); ++place)
        newest << place;
    addTeasers(data, "newest", comparisonTeasers(newest), labels);
    data.text("all_page",
              m_index.comparisons.size() > newestOnFront ? listLink(SiteFile::AllComparisons).path : QString());
    addTeasers(data, "divided", comparisonTeasers(m_index.mostDivided(highlightsOnFront)), labels);
    addFlips(data, "changed", flipLines(m_flips.first(qMin<qsizetype>(highlightsOnFront, m_flips.size()))), labels);
    QList<SiteLink> categories;
    for (const SiteCategory &category : m_index.categories)
        categories << SiteLink{sitepath::category(category.name), category.name,
                               labels.counted("site.comparisons"_L1, category.comparisons.size())};
    data.flag("has_categories", !categories.isEmpty());
    addLinks(data, "categories", categories);
    SiteFrame frame{file.path, frontLink().text, m_index.publication.dek};
    frame.json = sitepath::index;
    frame.feed = hasAddress() ? sitepath::feed : QString();
    return page(PageKind::Front, frame, std::move(data));
}

QByteArray SitePages::category(const PlannedFile &file) const
{
    const SiteCategory &category = *m_index.categories.constFind(file.key);
    const Labels &labels = m_edition.labels;
    PageData data(m_edition.data());
    const ListPart part = partOf(category.comparisons.size(), file.part,
                                 [&](int number) { return sitepath::category(category.name, number); });
    addPart(data, part, labels);
    addTeasers(data, "compared", comparisonTeasers(pageOf(category.comparisons, file.part)), labels);
    QList<Teaser> tools;
    if (file.part == 1)
        for (const int place : category.tools)
            tools << toolTeaser(place);
    addTeasers(data, "reviewed", tools, labels);
    SiteFrame frame{file.path, category.name, labels.counted("site.comparisons"_L1, category.comparisons.size())};
    frame.crumbs = {frontLink(), listLink(SiteFile::Categories)};
    frame.feed = hasAddress() ? sitepath::categoryFeed(category.name) : QString();
    frame.json = sitepath::jsonBeside(sitepath::category(category.name));
    return page(PageKind::Category, frame, std::move(data));
}

QByteArray SitePages::list(const PlannedFile &file) const
{
    const SiteLink link = listLink(file.kind);
    PageData data(m_edition.data());
    QList<Teaser> teasers;
    qsizetype total = 0;
    const auto inPart = [&](qsizetype place) { return place / listLength + 1 == file.part; };
    if (file.kind == SiteFile::Categories) {
        total = m_index.categories.size();
        qsizetype place = 0;
        for (const SiteCategory &category : m_index.categories)
            if (inPart(place++))
                teasers << Teaser{sitepath::category(category.name),
                                  category.name,
                                  m_edition.labels.counted("site.comparisons"_L1, category.comparisons.size()),
                                  {}};
    } else if (file.kind == SiteFile::Digests) {
        for (const DigestContent &content : m_index.digests)
            if (inPart(total++))
                teasers << Teaser{sitepath::digest(content.digest.slug), content.digest.title,
                                  datesBeside(content.digest, m_edition.labels), content.digest.sentOn};
    } else if (file.kind == SiteFile::Panel) {
        for (const int place : shownPanel()) {
            const Reviewer &reviewer = m_edition.panel().at(place);
            if (inPart(total++))
                teasers << Teaser{sitepath::reviewer(reviewer.slug), reviewer.name, reviewer.persona, {}};
        }
    } else {
        const bool tools = file.kind == SiteFile::AllTools;
        total = tools ? m_index.tools.size() : m_index.comparisons.size();
        for (int place = (file.part - 1) * listLength; place < qMin<qsizetype>(total, file.part * listLength); ++place)
            teasers << (tools ? toolTeaser(place) : comparisonTeaser(place));
    }
    const QString stem = link.path.section(u'/', 1).chopped(5);
    addPart(data, partOf(total, file.part, [&](int number) { return sitepath::all(stem, number); }), m_edition.labels);
    data.object("teasers", {});
    addTeasers(data, "listed", teasers, m_edition.labels);
    SiteFrame frame{file.path, link.text};
    frame.crumbs = {frontLink()};
    frame.feed = hasAddress() ? sitepath::feed : QString();
    return page(PageKind::List, frame, std::move(data));
}

QByteArray SitePages::reviewer(const PlannedFile &file) const
{
    const Reviewer &reviewer = m_edition.panel().at(file.place);
    PageData data(m_edition.data());
    data.text("kicker", {});
    addRecord(data, reviewer, recordOf(reviewer.id), m_edition.labels);
    QList<Flip> own;
    std::copy_if(m_flips.begin(), m_flips.end(), std::back_inserter(own),
                 [&](const Flip &flip) { return flip.reviewer == reviewer.id; });
    addFlips(data, "changed", flipLines(own), m_edition.labels);
    SiteFrame frame{file.path, reviewer.name, reviewer.motto};
    frame.crumbs = {frontLink(), listLink(SiteFile::Panel)};
    frame.json = sitepath::jsonBeside(file.path);
    frame.feed = hasAddress() ? sitepath::feed : QString();
    return page(PageKind::Reviewer, frame, std::move(data));
}

QByteArray SitePages::changes(const PlannedFile &file) const
{
    PageData data(m_edition.data());
    const ListPart part =
        partOf(m_flips.size(), file.part, [](int number) { return sitepath::all(u"changes"_s, number); });
    addPart(data, part, m_edition.labels);
    addFlips(data, "listed", flipLines(pageOf(m_flips, file.part)), m_edition.labels);
    SiteFrame frame{file.path, listLink(SiteFile::Changes).text, m_edition.labels.text("site.changes.text"_L1)};
    frame.crumbs = {frontLink()};
    frame.feed = hasAddress() ? sitepath::changesFeed : QString();
    return page(PageKind::Changes, frame, std::move(data));
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

QByteArray SitePages::feed(const PlannedFile &file) const
{
    const Publication &publication = m_index.publication;
    const auto stamp = [](QDate date) { return date.isValid() ? date.startOfDay(Qt::UTC) : QDateTime(); };
    Feed feed;
    feed.author = publication.name;
    feed.language = publication.language;
    feed.address = siteAddress(publication, file.path);
    if (file.kind == SiteFile::ChangesFeed) {
        feed.title = publication.name + u" · "_s + m_edition.labels.text("site.changes"_L1);
        feed.page = siteAddress(publication, sitepath::changes);
        feed.id = feedId(publication.uid, u"changes"_s);
        for (const Flip &flip : m_flips.first(qMin(longestFeed, m_flips.size()))) {
            const FlipLine line = flipLine(flip);
            const PublishedTool &tool = m_index.tools.at(m_index.placeOf(flip.tool));
            const QString verdict = m_edition.labels.text(line.toShip ? "verdict.ship"_L1 : "verdict.skip"_L1);
            feed.entries << FeedEntry{
                siteAddress(publication, line.path),
                u"%1: %2"_s.arg(line.tool, verdict),
                u"%1 · %2 → %3"_s.arg(line.reviewer, line.lens, verdict),
                stamp(flip.on),
                stamp(flip.on),
                feedId(tool.uid, u"%1-%2-%3"_s.arg(flip.lens.value).arg(flip.reviewer.value).arg(flip.round))};
        }
        return atomFeed(feed);
    }
    QList<int> places;
    if (file.kind == SiteFile::CategoryFeed) {
        const SiteCategory &category = *m_index.categories.constFind(file.key);
        feed.title = publication.name + u" · "_s + category.name;
        feed.page = siteAddress(publication, sitepath::category(category.name));
        feed.id = feedId(publication.uid, u"category-"_s + file.key);
        places = category.comparisons.first(qMin(longestFeed, category.comparisons.size()));
    } else {
        feed.title = publication.name;
        feed.page = siteAddress(publication, {});
        feed.id = feedId(publication.uid);
        for (int place = 0; place < qMin(longestFeed, m_index.comparisons.size()); ++place)
            places << place;
    }
    for (const int place : std::as_const(places)) {
        const PublishedComparison &comparison = m_index.comparisons.at(place);
        feed.entries << FeedEntry{siteAddress(publication, sitepath::comparison(comparison.slug)),
                                  m_index.headlineOf(comparison),
                                  comparison.dek,
                                  stamp(comparison.publishedOn),
                                  stamp(comparison.publishedOn),
                                  feedId(comparison.uid)};
    }
    return atomFeed(feed);
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

QList<SitemapFile> SitePages::sitemaps(const std::vector<PlannedFile> &files) const
{
    if (!hasAddress())
        return {};
    QList<SitemapPage> pages;
    for (const PlannedFile &file : files) {
        if (!isListed(file.kind))
            continue;
        const bool isFront = file.kind == SiteFile::Front;
        pages << SitemapPage{siteAddress(m_index.publication, isFront ? QString() : file.path),
                             file.kind == SiteFile::Comparison ? m_index.comparisons.at(file.place).publishedOn
                                                               : QDate()};
    }
    return sitemapFiles(pages, siteAddress(m_index.publication, {}));
}

QStringList SitePages::leftOut() const
{
    if (hasAddress())
        return {};
    return {tr("The publication has no base URL, so the site has no feeds, no sitemap and no canonical addresses; set "
               "it in Publication and export again.")};
}

} // namespace vd
