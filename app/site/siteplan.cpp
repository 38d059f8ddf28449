// Which files a site has, and what each is made from.
#include "sitepages.h"

#include "sitepaths.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A new number when the same input makes other bytes than before.
constexpr int renderingVersion = 1;

} // namespace

SitePages::SitePages(const SiteIndex &index, const PageRenderer &renderer, quint64 themeStamp)
    : m_index(index),
      m_renderer(renderer),
      m_flips(index.flips()),
      m_edition(renderer.edition(index.publication, index.lenses, index.panel, [&] {
          const Labels &labels = renderer.labels(index.publication.language);
          return ways(index, labels);
      }()))
{
    Fingerprint common;
    common.add(renderingVersion).add(themeStamp).add(stampOf(index.publication));
    for (const Lens &lens : index.lenses)
        common.add(stampOf(lens));
    for (const SiteLink &way : ways(index, m_edition.labels))
        common.add(way.path);
    for (const Reviewer &reviewer : index.panel) {
        m_reviewerStamps.insert(reviewer.id, stampOf(reviewer));
        if (index.publication.anonymous) // how one member signs depends on the others
            common.add(stampOf(reviewer));
    }
    m_common = common.value();
    m_teaserStamps.reserve(std::size_t(index.comparisons.size()));
    for (const PublishedComparison &comparison : index.comparisons)
        m_teaserStamps.push_back(teaserStamp(comparison));
}

QList<SiteLink> SitePages::ways(const SiteIndex &index, const Labels &labels)
{
    QList<SiteLink> ways{{sitepath::all(u"comparisons"_s), labels.text("site.comparisons"_L1)},
                         {sitepath::all(u"tools"_s), labels.text("site.tools"_L1)}};
    if (!index.categories.isEmpty())
        ways << SiteLink{sitepath::all(u"categories"_s), labels.text("site.categories"_L1)};
    const auto any = [&](auto list) {
        return std::any_of(index.standings.begin(), index.standings.end(),
                           [list](const ToolStanding &standing) { return !(standing.*list).isEmpty(); });
    };
    if (!index.publication.anonymous && any(&ToolStanding::reviews))
        ways << SiteLink{sitepath::all(u"panel"_s), labels.text("site.reviewers"_L1)};
    if (!index.digests.isEmpty())
        ways << SiteLink{sitepath::all(u"digests"_s), labels.text("site.digests"_L1)};
    if (any(&ToolStanding::flips))
        ways << SiteLink{sitepath::changes, labels.text("site.changes"_L1)};
    return ways;
}

QList<int> SitePages::shownPanel() const
{
    if (m_index.publication.anonymous)
        return {};
    QSet<ReviewerId> writing;
    for (const ToolStanding &standing : m_index.standings)
        for (const ReviewLine &line : standing.reviews)
            writing << line.reviewer;
    QList<int> places;
    for (int place = 0; place < m_index.panel.size(); ++place)
        if (writing.contains(m_index.panel.at(place).id))
            places << place;
    return places;
}

QList<RecordLine> SitePages::recordOf(ReviewerId reviewer) const
{
    constexpr qsizetype longest = 500;
    QList<RecordLine> lines;
    for (const PublishedTool &tool : m_index.tools)
        for (const ReviewLine &line : m_index.standingOf(tool.id).reviews) {
            if (line.reviewer != reviewer)
                continue;
            const auto lens = std::find_if(m_index.lenses.begin(), m_index.lenses.end(),
                                           [&](const Lens &known) { return known.id == line.lens; });
            lines << RecordLine{sitepath::tool(tool.slug), tool.name,
                                lens == m_index.lenses.end() ? QString() : lens->title, line.verdict == Verdict::Ship,
                                line.on};
        }
    std::stable_sort(lines.begin(), lines.end(), [](const RecordLine &a, const RecordLine &b) { return b.on < a.on; });
    return lines.first(qMin(longest, lines.size()));
}

void SitePages::begin(Fingerprint &print, SiteFile kind) const
{
    print.add(m_common).add(kind);
}

void SitePages::addTool(Fingerprint &print, ToolId tool) const
{
    const ToolStanding &standing = *m_index.standings.constFind(tool);
    print.add(standing.stamp);
    for (const ReviewLine &line : standing.reviews)
        print.add(m_reviewerStamps.value(line.reviewer));
}

void SitePages::addTeaser(Fingerprint &print, int comparison) const
{
    print.add(m_teaserStamps[std::size_t(comparison)]);
}

quint64 SitePages::teaserStamp(const PublishedComparison &shown) const
{
    Fingerprint print;
    print.add(shown.slug).add(shown.headline).add(shown.dek).add(shown.publishedOn);
    for (const ToolId tool : shown.tools) {
        const Split split = m_index.standingOf(tool).split;
        print.add(m_index.tools.at(m_index.placeOf(tool)).name).add(split.ship).add(split.skip);
    }
    return print.value();
}

void SitePages::addFlip(Fingerprint &print, const Flip &flip) const
{
    const PublishedTool &tool = m_index.tools.at(m_index.placeOf(flip.tool));
    print.add(tool.slug).add(tool.name).add(flip.lens.value).add(m_reviewerStamps.value(flip.reviewer));
    print.add(flip.to).add(flip.round).add(flip.on);
}

void SitePages::planComparison(std::vector<PlannedFile> &files, int place, std::optional<quint64> stamp) const
{
    const PublishedComparison &comparison = m_index.comparisons.at(place);
    quint64 own = 0, withNeighbours = 0; // nothing was ever made from these
    if (stamp) {
        Fingerprint print;
        print.add(*stamp).add(m_common);
        for (const ToolId tool : comparison.tools)
            addTool(print, tool);
        own = print.value();
        for (const int neighbour : m_index.neighboursOf(place, neighbourCount))
            addTeaser(print, neighbour);
        withNeighbours = print.value();
    }
    const QString path = sitepath::comparison(comparison.slug);
    files.push_back({SiteFile::Comparison, path, withNeighbours, place});
    files.push_back({SiteFile::ComparisonJson, sitepath::jsonBeside(path), own, place});
    files.push_back({SiteFile::Embed, sitepath::embed(comparison.slug), own, place});
    if (hasCards())
        files.push_back({SiteFile::Card, sitepath::card(comparison.slug), own, place});
}

void SitePages::planTools(std::vector<PlannedFile> &files) const
{
    QSet<QString> logos;
    for (int place = 0; place < m_index.tools.size(); ++place) {
        const PublishedTool &tool = m_index.tools.at(place);
        Fingerprint print;
        begin(print, SiteFile::Tool);
        addTool(print, tool.id);
        const QList<int> &compared = m_index.comparisonsOf(tool.id);
        print.add(compared.size());
        for (const int comparison : compared)
            addTeaser(print, comparison);
        const QString path = sitepath::tool(tool.slug);
        files.push_back({SiteFile::Tool, path, print.value(), place});
        files.push_back({SiteFile::ToolJson, sitepath::jsonBeside(path), print.value(), place});
        const QString logo = m_index.standings.constFind(tool.id)->logo;
        if (!logo.isEmpty() && !logos.contains(logo)) {
            logos << logo;
            files.push_back({SiteFile::Logo, logo, 1, place}); // its name is made from its bytes
        }
    }
}

void SitePages::planLists(std::vector<PlannedFile> &files) const
{
    const auto addParts = [&](SiteFile kind, qsizetype total, const QString &key, const auto &path, const auto &add) {
        for (int part = 1; part <= pagesOf(total); ++part) {
            Fingerprint print;
            begin(print, kind);
            print.add(part).add(pagesOf(total));
            for (qsizetype i = qsizetype(part - 1) * listLength; i < qMin(total, qsizetype(part) * listLength); ++i)
                add(print, int(i));
            files.push_back({kind, path(part), print.value(), 0, part, key});
        }
    };
    const auto addToolLine = [this](Fingerprint &print, int place) {
        const PublishedTool &tool = m_index.tools.at(place);
        const Split split = m_index.standingOf(tool.id).split;
        print.add(tool.slug).add(tool.name).add(tool.tagline).add(split.ship).add(split.skip);
    };
    // Its document lists all of a category, its pages a part each.
    const auto categoryPrint = [&](const SiteCategory &category) {
        Fingerprint print;
        begin(print, SiteFile::CategoryJson);
        print.add(category.name);
        for (const int comparison : category.comparisons)
            addTeaser(print, comparison);
        for (const int tool : category.tools)
            addToolLine(print, tool);
        return print.value();
    };
    const auto all = [](const QString &what) { return [what](int part) { return sitepath::all(what, part); }; };
    addParts(SiteFile::AllComparisons, m_index.comparisons.size(), {}, all(u"comparisons"_s),
             [&](Fingerprint &print, int place) { addTeaser(print, place); });
    addParts(SiteFile::AllTools, m_index.tools.size(), {}, all(u"tools"_s), addToolLine);
    const QList<SiteCategory> categories = m_index.categories.values();
    if (!categories.isEmpty())
        addParts(SiteFile::Categories, categories.size(), {}, all(u"categories"_s), [&](Fingerprint &print, int place) {
            print.add(categories.at(place).name).add(categories.at(place).comparisons.size());
        });
    for (auto category = m_index.categories.begin(); category != m_index.categories.end(); ++category)
        addParts(
            SiteFile::Category, category->comparisons.size(), category.key(),
            [&](int part) { return sitepath::category(category->name, part); },
            [&](Fingerprint &print, int i) {
                print.add(category->name).add(category->comparisons.size());
                addTeaser(print, category->comparisons.at(i));
                if (i == 0)
                    for (const int tool : category->tools)
                        addToolLine(print, tool);
            });
    for (std::size_t i = 0, end = files.size(); i < end; ++i)
        if (const PlannedFile file = files[i]; file.kind == SiteFile::Category && file.part == 1)
            files.push_back({SiteFile::CategoryJson, sitepath::jsonBeside(file.path),
                             categoryPrint(*m_index.categories.constFind(file.key)), 0, 1, file.key});
    if (!m_flips.isEmpty())
        addParts(
            SiteFile::Changes, m_flips.size(), {},
            [](int part) { return part == 1 ? sitepath::changes : sitepath::all(u"changes"_s, part); },
            [&](Fingerprint &print, int i) { addFlip(print, m_flips.at(i)); });
}

void SitePages::planPanel(std::vector<PlannedFile> &files) const
{
    const QList<int> shown = shownPanel();
    if (shown.isEmpty())
        return;
    for (int part = 1; part <= pagesOf(shown.size()); ++part) {
        Fingerprint list;
        begin(list, SiteFile::Panel);
        list.add(part).add(shown.size());
        for (const int place : shown)
            list.add(m_reviewerStamps.value(m_index.panel.at(place).id));
        files.push_back({SiteFile::Panel, sitepath::all(u"panel"_s, part), list.value(), 0, part});
    }
    for (const int place : shown) {
        const Reviewer &reviewer = m_index.panel.at(place);
        Fingerprint print;
        begin(print, SiteFile::Reviewer);
        print.add(m_reviewerStamps.value(reviewer.id));
        for (const RecordLine &line : recordOf(reviewer.id))
            print.add(line.path).add(line.tool).add(line.ship).add(line.on);
        for (const Flip &flip : m_flips)
            if (flip.reviewer == reviewer.id)
                addFlip(print, flip);
        const QString path = sitepath::reviewer(reviewer.slug);
        files.push_back({SiteFile::Reviewer, path, print.value(), place});
        files.push_back({SiteFile::ReviewerJson, sitepath::jsonBeside(path), print.value(), place});
    }
}

void SitePages::planDigests(std::vector<PlannedFile> &files) const
{
    Fingerprint list;
    begin(list, SiteFile::Digests);
    for (int place = 0; place < m_index.digests.size(); ++place) {
        const DigestContent &content = m_index.digests.at(place);
        Fingerprint print;
        begin(print, SiteFile::Digest);
        print.add(content.digest.title)
            .add(content.digest.intro)
            .add(content.digest.startsOn)
            .add(content.digest.endsOn);
        for (const DigestItem &item : content.items)
            print.add(item.kind).add(item.heading).add(item.changes.join(u'\n')).add(item.text).add(item.slug);
        list.add(print.value()).add(content.digest.slug);
        files.push_back({SiteFile::Digest, sitepath::digest(content.digest.slug), print.value(), place});
    }
    for (int part = 1; !m_index.digests.isEmpty() && part <= pagesOf(m_index.digests.size()); ++part)
        files.push_back({SiteFile::Digests, sitepath::all(u"digests"_s, part), list.value(), 0, part});
}

void SitePages::planMoved(std::vector<PlannedFile> &files) const
{
    const auto add = [&](SiteFile kind, int place, const QStringList &former, const QString &name,
                         const QSet<QString> &live, const auto &path) {
        for (const QString &slug : former) {
            if (live.contains(slug))
                continue; // another record has that address now
            Fingerprint print;
            begin(print, kind);
            print.add(name).add(place);
            files.push_back({kind, path(slug), print.value(), place, 1, slug});
        }
    };
    QSet<QString> comparisons, tools;
    for (const PublishedComparison &comparison : m_index.comparisons)
        comparisons << comparison.slug;
    for (const PublishedTool &tool : m_index.tools)
        tools << tool.slug;
    for (int place = 0; place < m_index.comparisons.size(); ++place) {
        const PublishedComparison &comparison = m_index.comparisons.at(place);
        add(SiteFile::MovedComparison, place, m_index.formerComparisons.value(comparison.id.value),
            comparison.slug + u' ' + m_index.headlineOf(comparison), comparisons, sitepath::comparison);
    }
    for (int place = 0; place < m_index.tools.size(); ++place) {
        const PublishedTool &tool = m_index.tools.at(place);
        add(SiteFile::MovedTool, place, m_index.formerTools.value(tool.id.value), tool.slug + u' ' + tool.name, tools,
            sitepath::tool);
    }
}

void SitePages::planForMachines(std::vector<PlannedFile> &files) const
{
    files.push_back({SiteFile::Robots, sitepath::robots, m_common});
    if (!isWebAddress(m_index.publication.baseUrl))
        return;
    constexpr qsizetype longest = 50;
    const auto feed = [&](SiteFile kind, const QString &path, const QList<int> &places, const QString &key) {
        Fingerprint print;
        begin(print, kind);
        print.add(key);
        for (const int place : places)
            addTeaser(print, place);
        files.push_back({kind, path, print.value(), 0, 1, key});
    };
    QList<int> newest;
    for (int place = 0; place < qMin(longest, m_index.comparisons.size()); ++place)
        newest << place;
    feed(SiteFile::Feed, sitepath::feed, newest, {});
    for (auto category = m_index.categories.begin(); category != m_index.categories.end(); ++category)
        feed(SiteFile::CategoryFeed, sitepath::categoryFeed(category->name),
             category->comparisons.first(qMin(longest, category->comparisons.size())), category.key());
    if (!m_flips.isEmpty()) {
        Fingerprint print;
        begin(print, SiteFile::ChangesFeed);
        for (const Flip &flip : m_flips.first(qMin(longest, m_flips.size())))
            addFlip(print, flip);
        files.push_back({SiteFile::ChangesFeed, sitepath::changesFeed, print.value()});
    }
}

std::vector<PlannedFile> SitePages::plan(const QHash<ComparisonId, quint64> &stamps) const
{
    std::vector<PlannedFile> files;
    files.reserve(std::size_t(m_index.comparisons.size()) * 3 + std::size_t(m_index.tools.size()) * 2 + 64);
    for (int place = 0; place < m_index.comparisons.size(); ++place) {
        const auto stamp = stamps.constFind(m_index.comparisons.at(place).id);
        planComparison(files, place, stamp == stamps.constEnd() ? std::nullopt : std::optional(*stamp));
    }
    planTools(files);
    planLists(files);
    planPanel(files);
    planDigests(files);
    planMoved(files);

    Fingerprint front;
    begin(front, SiteFile::Front);
    for (int place = 0; place < m_index.comparisons.size(); ++place) // the most divided may be any
        addTeaser(front, place);
    for (const Flip &flip : m_flips.first(qMin<qsizetype>(highlightsOnFront, m_flips.size())))
        addFlip(front, flip);
    for (const SiteCategory &category : m_index.categories)
        front.add(category.name).add(category.comparisons.size());
    files.push_back({SiteFile::Front, sitepath::front, front.value()});
    for (const PublishedTool &tool : m_index.tools)
        front.add(tool.slug).add(tool.name).add(tool.category).add(tool.tagline);
    for (const int place : shownPanel())
        front.add(m_reviewerStamps.value(m_index.panel.at(place).id));
    files.push_back({SiteFile::Index, sitepath::index, front.value()});
    Fingerprint missing;
    begin(missing, SiteFile::Missing);
    files.push_back({SiteFile::Missing, sitepath::missing, missing.value()});
    planForMachines(files);
    return files;
}

} // namespace vd
