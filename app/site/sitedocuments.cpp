// What a site has for programs: documents beside pages, feeds, sitemaps.
#include "sitepages.h"

#include "feeds.h"
#include "sitepaths.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// Whether search engines should know a file of this kind.
bool isListed(SiteFile kind)
{
    switch (kind) {
    case SiteFile::Comparison:
    case SiteFile::Tool:
    case SiteFile::ToolComparisons:
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

} // namespace

/// Names a change in every copy of the library.
QString SitePages::keyOf(const Flip &flip) const
{
    const Lens *lens = m_edition.lens(flip.lens);
    const auto reviewer = std::find_if(m_index.panel.begin(), m_index.panel.end(),
                                       [&](const Reviewer &known) { return known.id == flip.reviewer; });
    return (lens ? lens->uid.toString(QUuid::WithoutBraces) : QString()) + u' ' +
           (reviewer == m_index.panel.end() ? QString() : reviewer->uid.toString(QUuid::WithoutBraces)) + u' ' +
           QString::number(flip.round);
}

void SitePages::json(const PlannedFile &file, const PageRecords &records, const TakeBytes &take) const
{
    const bool ofTool = file.kind == SiteFile::ToolJson;
    const QString path = pathOf(file);
    JsonPage beside{path, m_edition.address(path.chopped(5) + u".html"_s), {}, {}};
    beside.updated = ofTool ? m_index.standings.reviewedOn(file.place) : m_index.updatedOn(file.place);
    if (ofTool)
        toolJson(m_edition, *records.tools.first(), jsonComparisons(m_index.comparisonsOf(file.place)), beside, take);
    else
        comparisonJson(m_edition, records.comparison, m_index.headlineOf(file.place), records.tools, beside, take);
}

JsonComparison SitePages::jsonComparison(int place) const
{
    QStringList slugs;
    for (const int tool : m_index.comparisons.tools(place))
        slugs << m_index.tools.slug(tool);
    return {m_index.comparisons.slug(place), m_index.headlineOf(place), slugs, m_index.comparisons.publishedOn(place),
            m_index.updatedOn(place)};
}

JsonItems<JsonComparison> SitePages::jsonComparisons(const QList<int> &places) const
{
    return {places.size(), [this, places](qsizetype number) { return jsonComparison(places.at(number)); }};
}

JsonTool SitePages::jsonTool(int place) const
{
    const SiteTools &tools = m_index.tools;
    return {tools.slug(place), tools.name(place), tools.category(place), tools.tagline(place),
            m_index.standings.split(place)};
}

void SitePages::listJson(const PlannedFile &file, const TakeBytes &take) const
{
    const QString path = pathOf(file);
    JsonPage beside{path, m_edition.address(path.chopped(5) + u".html"_s), {}, {}};
    if (file.kind == SiteFile::CategoryJson) {
        const SiteCategory &category = m_index.categories.at(file.place);
        const auto toolAt = [&](qsizetype number) { return jsonTool(category.tools.at(number)); };
        return categoryJson(m_edition, category.name, {category.tools.size(), toolAt},
                            jsonComparisons(m_index.comparisonsIn(category, 0, category.comparisons)), beside, take);
    }
    if (file.kind == SiteFile::ReviewerJson) {
        const Reviewer &reviewer = m_edition.panel().at(file.place);
        const QList<ToolStandings::OfTool> reviews = m_index.standings.reviewsBy(reviewer.id);
        const auto verdictAt = [&](qsizetype number) {
            const auto &[tool, line] = reviews.at(number);
            return JsonVerdict{m_index.tools.slug(tool), m_index.tools.name(tool), line.lens, line.verdict, line.on};
        };
        return reviewerJson(m_edition, reviewer, {reviews.size(), verdictAt}, beside, take);
    }
    beside.address = m_edition.address({});
    JsonContents contents;
    contents.comparisons = {m_index.comparisons.size(), [this](qsizetype place) { return jsonComparison(int(place)); }};
    contents.tools = {m_index.tools.size(), [this](qsizetype place) { return jsonTool(int(place)); }};
    for (const SiteCategory &category : m_index.categories)
        contents.categories << category.name;
    for (const int place : shownPanel())
        contents.reviewers << m_edition.panel().at(place);
    indexJson(m_edition, contents, beside, take);
}

QByteArray SitePages::feed(const PlannedFile &file) const
{
    const Publication &publication = m_index.publication;
    const auto stamp = [](QDate date) { return date.isValid() ? date.startOfDay(Qt::UTC) : QDateTime(); };
    Feed feed;
    feed.author = publication.name;
    feed.language = publication.language;
    feed.address = m_edition.address(pathOf(file));
    feed.title = titleOfFeed(file.kind, file.place);
    if (file.kind == SiteFile::ChangesFeed) {
        feed.page = m_edition.address(sitepath::changes);
        feed.id = feedId(publication.uid, u"changes"_s);
        for (const Flip &flip : m_flips.first(qMin(longestFeed, m_flips.size()))) {
            const FlipLine line = flipLine(flip);
            const QString verdict = m_edition.labels.text(line.toShip ? "verdict.ship"_L1 : "verdict.skip"_L1);
            feed.entries << FeedEntry{m_edition.address(line.path),
                                      u"%1: %2"_s.arg(line.tool, verdict),
                                      u"%1 · %2 → %3"_s.arg(line.reviewer, line.lens, verdict),
                                      stamp(flip.on),
                                      stamp(flip.on),
                                      feedId(m_index.tools.uid(m_index.placeOf(flip.tool)), keyOf(flip))};
        }
        return atomFeed(feed);
    }
    QList<int> places;
    if (file.kind == SiteFile::CategoryFeed) {
        const SiteCategory &category = m_index.categories.at(file.place);
        feed.page = m_edition.address(sitepath::category(category.name));
        feed.id = feedId(publication.uid, u"category-"_s + category.key);
        places = m_index.comparisonsIn(category, 0, longestFeed);
    } else {
        feed.page = m_edition.address({});
        feed.id = feedId(publication.uid);
        places = newest(longestFeed);
    }
    for (const int place : std::as_const(places)) {
        const SiteComparisons &comparisons = m_index.comparisons;
        feed.entries << FeedEntry{m_edition.address(sitepath::comparison(comparisons.slug(place))),
                                  m_index.headlineOf(place),
                                  QString::fromUtf8(comparisons.dek(place)),
                                  stamp(comparisons.publishedOn(place)),
                                  stamp(m_index.updatedOn(place)),
                                  feedId(comparisons.uid(place))};
    }
    return atomFeed(feed);
}

std::optional<Sitemap> SitePages::sitemap(const PlannedFiles &files) const
{
    if (!hasAddress())
        return std::nullopt;
    const auto pageAt = [this, &files](qsizetype number) -> std::optional<SitemapPage> {
        const PlannedFile file = files[std::size_t(number)];
        if (!isListed(file.kind))
            return std::nullopt;
        const bool isFront = file.kind == SiteFile::Front;
        QDate changed;
        if (file.kind == SiteFile::Comparison)
            changed = m_index.updatedOn(file.place);
        else if (file.kind == SiteFile::Tool)
            changed = m_index.standings.reviewedOn(file.place);
        return SitemapPage{m_edition.address(isFront ? QString() : pathOf(file)), changed};
    };
    return Sitemap(qsizetype(files.size()), pageAt, m_edition.address({}));
}

} // namespace vd
