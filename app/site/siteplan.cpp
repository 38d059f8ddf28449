// Which files a site has, and what each is made from.
#include "sitepages.h"

#include "feeds.h"
#include "sitepaths.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// A new number when the same input makes other bytes than before.
constexpr int renderingVersion = 2;

} // namespace

SitePages::SitePages(const SiteIndex &index, const PageRenderer &renderer, quint64 themeStamp)
    : m_index(index),
      m_renderer(renderer),
      m_flips(index.standings.flips()),
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
    m_panelStamps.reserve(std::size_t(index.tools.size()));
    for (int tool = 0; tool < index.tools.size(); ++tool) {
        Fingerprint print;
        for (const ReviewLine &line : index.standings.reviews(tool))
            print.add(m_reviewerStamps.value(line.reviewer));
        m_panelStamps.push_back(print.value());
    }
    for (int comparison = 0; comparison < index.comparisons.size(); ++comparison) {
        const quint64 stamp = teaserStamp(comparison);
        m_teaserStamps.appendList(std::span(&stamp, 1));
    }
}

QList<SiteLink> SitePages::ways(const SiteIndex &index, const Labels &labels)
{
    QList<SiteLink> ways{{sitepath::all(u"comparisons"_s), labels.text("site.comparisons"_L1)},
                         {sitepath::all(u"tools"_s), labels.text("site.tools"_L1)}};
    if (!index.categories.isEmpty())
        ways << SiteLink{sitepath::all(u"categories"_s), labels.text("site.categories"_L1)};
    if (!index.publication.anonymous && !index.standings.reviewers().isEmpty())
        ways << SiteLink{sitepath::all(u"panel"_s), labels.text("site.reviewers"_L1)};
    if (!index.digests.isEmpty())
        ways << SiteLink{sitepath::all(u"digests"_s), labels.text("site.digests"_L1)};
    if (index.standings.hasFlips())
        ways << SiteLink{sitepath::changes, labels.text("site.changes"_L1)};
    return ways;
}

QList<int> SitePages::shownPanel() const
{
    if (m_index.publication.anonymous)
        return {};
    const QSet<ReviewerId> &writing = m_index.standings.reviewers();
    QList<int> places;
    for (int place = 0; place < m_index.panel.size(); ++place)
        if (writing.contains(m_index.panel.at(place).id))
            places << place;
    return places;
}

QList<ToolStandings::OfTool> SitePages::recordOf(ReviewerId reviewer) const
{
    QList<ToolStandings::OfTool> record = m_index.standings.reviewsBy(reviewer);
    std::stable_sort(record.begin(), record.end(), [](const ToolStandings::OfTool &a, const ToolStandings::OfTool &b) {
        return b.review.on < a.review.on;
    });
    return record;
}

RecordLine SitePages::recordLine(const ToolStandings::OfTool &of) const
{
    const Lens *lens = m_edition.lens(of.review.lens);
    return {sitepath::tool(m_index.tools.slug(of.tool)), m_index.tools.name(of.tool), lens ? lens->title : QString(),
            of.review.verdict == Verdict::Ship, of.review.on};
}

void SitePages::begin(Fingerprint &print, SiteFile kind) const
{
    print.add(m_common).add(kind);
}

void SitePages::addTool(Fingerprint &print, int tool, quint64 stamp) const
{
    print.add(stamp).add(m_panelStamps[std::size_t(tool)]);
}

void SitePages::addTeaser(Fingerprint &print, int comparison) const
{
    const quint64 kept = m_teaserStamps.readList<quint64>(comparison * qint64(sizeof(quint64)), 1).first();
    print.add(kept != 0 ? kept : teaserStamp(comparison)); // it cannot be read any more
}

quint64 SitePages::teaserStamp(int comparison) const
{
    const SiteComparisons &comparisons = m_index.comparisons;
    Fingerprint print;
    print.add(comparisons.slug(comparison))
        .add(comparisons.headline(comparison))
        .add(QByteArrayView(comparisons.dek(comparison)));
    print.add(comparisons.publishedOn(comparison));
    for (const int tool : comparisons.tools(comparison)) {
        const Split split = m_index.standings.split(tool);
        print.add(m_index.tools.slug(tool)).add(m_index.tools.name(tool)).add(split.ship).add(split.skip);
    }
    print.add(m_index.updatedOn(comparison));
    return print.value();
}

void SitePages::addFlip(Fingerprint &print, const Flip &flip) const
{
    const int tool = m_index.placeOf(flip.tool);
    print.add(m_index.tools.slug(tool))
        .add(m_index.tools.name(tool))
        .add(flip.lens.value)
        .add(m_reviewerStamps.value(flip.reviewer));
    print.add(flip.to).add(flip.round).add(flip.on);
}

quint64 SitePages::comparisonInputs(SiteFile kind, int place, quint64 stamp, const QList<quint64> &toolStamps) const
{
    const std::span<const int> tools = m_index.comparisons.tools(place);
    Fingerprint print;
    print.add(stamp).add(m_common);
    for (std::size_t i = 0; i < tools.size(); ++i)
        addTool(print, tools[i], toolStamps.at(qsizetype(i)));
    if (kind == SiteFile::Comparison)
        for (const int neighbour : m_index.neighboursOf(place, neighbourCount))
            addTeaser(print, neighbour);
    return print.value();
}

quint64 SitePages::toolInputs(int place, quint64 stamp) const
{
    Fingerprint print;
    begin(print, SiteFile::Tool);
    addTool(print, place, stamp);
    const QList<int> compared = m_index.comparisonsOf(place);
    print.add(compared.size());
    for (const int comparison : compared)
        addTeaser(print, comparison);
    return print.value();
}

quint64 SitePages::inputsOf(const PlannedFile &file, const PageRecords &records) const
{
    if (file.inputs != 0)
        return file.inputs;
    const bool isOfTool = file.kind == SiteFile::Tool || file.kind == SiteFile::ToolJson;
    return isOfTool ? toolInputs(file.place, records.toolStamps.first())
                    : comparisonInputs(file.kind, file.place, records.stamp, records.toolStamps);
}

void SitePages::planComparison(PlannedFiles &files, int place, quint64 stamp) const
{
    QList<quint64> toolStamps;
    for (const int tool : m_index.comparisons.tools(place))
        toolStamps << m_index.standings.stamp(tool);
    const bool known = stamp != 0 && !toolStamps.contains(0);
    const auto inputs = [&](SiteFile kind) { return known ? comparisonInputs(kind, place, stamp, toolStamps) : 0; };
    const quint64 own = inputs(SiteFile::ComparisonJson); // and of all that shows no neighbours
    files.add({SiteFile::Comparison, inputs(SiteFile::Comparison), place});
    files.add({SiteFile::ComparisonJson, own, place});
    files.add({SiteFile::Embed, own, place});
    if (hasCards())
        files.add({SiteFile::Card, own, place});
}

void SitePages::planTools(PlannedFiles &files) const
{
    QSet<QString> logos;
    if (const QString logo = sitepath::logo(m_index.publication.logo); !logo.isEmpty()) {
        logos << logo;
        files.add({SiteFile::SiteLogo, 1}); // its name is made from its bytes
    }
    for (int place = 0; place < m_index.tools.size(); ++place) {
        const quint64 stamp = m_index.standings.stamp(place);
        const quint64 inputs = stamp == 0 ? 0 : toolInputs(place, stamp);
        files.add({SiteFile::Tool, inputs, place});
        files.add({SiteFile::ToolJson, inputs, place});
        const QList<int> compared = m_index.comparisonsOf(place);
        if (compared.size() > listLength) {
            Fingerprint print;
            begin(print, SiteFile::ToolComparisons);
            print.add(m_index.tools.slug(place)).add(m_index.tools.name(place));
            for (const int comparison : compared)
                addTeaser(print, comparison);
            for (int part = 1; part <= pagesOf(compared.size()); ++part)
                files.add({SiteFile::ToolComparisons, print.value(), place, part});
        }
        const QString logo = m_index.standings.logo(place);
        if (!logo.isEmpty() && !logos.contains(logo)) {
            logos << logo;
            files.add({SiteFile::Logo, 1, place});
        }
    }
}

void SitePages::planLists(PlannedFiles &files) const
{
    // add(print, i) takes in the entries of the list with this number, of which there are `total`.
    const auto addParts = [&](SiteFile kind, int place, qsizetype total, const auto &add) {
        for (int part = 1; part <= pagesOf(total); ++part) {
            Fingerprint print;
            begin(print, kind);
            print.add(part).add(total);
            for (qsizetype i = qsizetype(part - 1) * listLength; i < qMin(total, qsizetype(part) * listLength); ++i)
                add(print, int(i));
            files.add({kind, print.value(), place, part});
        }
    };
    const auto addToolLine = [this](Fingerprint &print, int place) {
        const SiteTools &tools = m_index.tools;
        const Split split = m_index.standings.split(place);
        print.add(tools.slug(place)).add(tools.name(place)).add(tools.category(place)).add(tools.tagline(place));
        print.add(split.ship).add(split.skip);
    };
    // Its document lists all of a category, its pages a part each.
    const auto categoryPrint = [&](const SiteCategory &category) {
        Fingerprint print;
        begin(print, SiteFile::CategoryJson);
        print.add(category.name);
        for (const int comparison : m_index.comparisonsIn(category, 0, category.comparisons))
            addTeaser(print, comparison);
        for (const int tool : category.tools)
            addToolLine(print, tool);
        return print.value();
    };
    addParts(SiteFile::AllComparisons, 0, m_index.comparisons.size(),
             [&](Fingerprint &print, int place) { addTeaser(print, place); });
    addParts(SiteFile::AllTools, 0, m_index.tools.size(), addToolLine);
    const QList<SiteCategory> &categories = m_index.categories;
    if (!categories.isEmpty())
        addParts(SiteFile::Categories, 0, categories.size(), [&](Fingerprint &print, int place) {
            print.add(categories.at(place).name).add(categories.at(place).comparisons);
        });
    for (int place = 0; place < categories.size(); ++place) {
        const SiteCategory &category = categories.at(place);
        addParts(SiteFile::Category, place, category.entries(), [&](Fingerprint &print, int i) {
            print.add(category.name).add(category.comparisons);
            for (const int comparison : m_index.comparisonsIn(category, i, 1))
                addTeaser(print, comparison);
            if (i < category.tools.size())
                addToolLine(print, category.tools.at(i));
        });
        files.add({SiteFile::CategoryJson, categoryPrint(category), place});
    }
    if (!m_flips.isEmpty())
        addParts(SiteFile::Changes, 0, m_flips.size(),
                 [&](Fingerprint &print, int i) { addFlip(print, m_flips.at(i)); });
}

void SitePages::planPanel(PlannedFiles &files) const
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
        files.add({SiteFile::Panel, list.value(), 0, part});
    }
    for (const int place : shown) {
        const Reviewer &reviewer = m_index.panel.at(place);
        const QList<ToolStandings::OfTool> record = recordOf(reviewer.id);
        Fingerprint print;
        begin(print, SiteFile::Reviewer);
        print.add(m_reviewerStamps.value(reviewer.id));
        for (const ToolStandings::OfTool &of : record) {
            const RecordLine line = recordLine(of);
            print.add(line.path).add(line.tool).add(line.lens).add(line.ship).add(line.on);
        }
        for (const Flip &flip : m_flips)
            if (flip.reviewer == reviewer.id)
                addFlip(print, flip);
        for (int part = 1; part <= pagesOf(record.size(), recordLength); ++part)
            files.add({SiteFile::Reviewer, print.value(), place, part});
        files.add({SiteFile::ReviewerJson, print.value(), place});
    }
}

void SitePages::planDigests(PlannedFiles &files) const
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
            .add(content.digest.endsOn)
            .add(content.digest.sentOn);
        for (const DigestItem &item : content.items)
            print.add(item.kind).add(item.heading).add(item.changes.join(u'\n')).add(item.text).add(item.slug);
        list.add(print.value()).add(content.digest.slug);
        files.add({SiteFile::Digest, print.value(), place});
    }
    for (int part = 1; !m_index.digests.isEmpty() && part <= pagesOf(m_index.digests.size()); ++part)
        files.add({SiteFile::Digests, list.value(), 0, part});
}

void SitePages::planMoved(PlannedFiles &files) const
{
    const auto add = [&](SiteFile kind, const QList<FormerSlug> &former, const auto &shown) {
        for (int i = 0; i < former.size(); ++i) {
            Fingerprint print;
            begin(print, kind);
            shown(print, former.at(i).place);
            files.add({kind, print.value(), i});
        }
    };
    const auto comparison = [this](Fingerprint &print, int place) { addTeaser(print, place); };
    add(SiteFile::MovedComparison, m_index.formerComparisons, comparison);
    add(SiteFile::MovedEmbed, m_index.formerComparisons, comparison);
    add(SiteFile::MovedTool, m_index.formerTools,
        [this](Fingerprint &print, int place) { print.add(m_index.tools.slug(place)).add(m_index.tools.name(place)); });
    add(SiteFile::MovedDigest, m_index.formerDigests, [this](Fingerprint &print, int place) {
        print.add(m_index.digests.at(place).digest.slug).add(m_index.digests.at(place).digest.title);
    });
    const QList<int> shown = shownPanel();
    for (int i = 0; i < m_index.formerReviewers.size(); ++i) {
        const int place = m_index.formerReviewers.at(i).place;
        if (!shown.contains(place))
            continue;
        Fingerprint print;
        begin(print, SiteFile::MovedReviewer);
        files.add({SiteFile::MovedReviewer, print.add(m_reviewerStamps.value(m_index.panel.at(place).id)).value(), i});
    }
}

void SitePages::planForMachines(PlannedFiles &files) const
{
    files.add({SiteFile::Robots, m_common});
    if (!hasAddress())
        return;
    const auto feed = [&](SiteFile kind, int place, const QList<int> &comparisons) {
        Fingerprint print;
        begin(print, kind);
        print.add(titleOfFeed(kind, place));
        for (const int comparison : comparisons)
            addTeaser(print, comparison);
        files.add({kind, print.value(), place});
    };
    feed(SiteFile::Feed, 0, newest(longestFeed));
    for (int place = 0; place < m_index.categories.size(); ++place)
        feed(SiteFile::CategoryFeed, place, m_index.comparisonsIn(m_index.categories.at(place), 0, longestFeed));
    if (!m_flips.isEmpty()) {
        Fingerprint print;
        begin(print, SiteFile::ChangesFeed);
        for (const Flip &flip : m_flips.first(qMin(longestFeed, m_flips.size())))
            addFlip(print, flip);
        files.add({SiteFile::ChangesFeed, print.value()});
    }
}

void SitePages::plan(PlannedFiles &files, const std::vector<quint64> &stamps) const
{
    for (int place = 0; place < m_index.comparisons.size(); ++place)
        planComparison(files, place, stamps.empty() ? 0 : stamps[std::size_t(place)]);
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
        front.add(category.name).add(category.comparisons);
    files.add({SiteFile::Front, front.value()});
    const SiteTools &tools = m_index.tools;
    for (int tool = 0; tool < tools.size(); ++tool)
        front.add(tools.slug(tool)).add(tools.name(tool)).add(tools.category(tool)).add(tools.tagline(tool));
    for (const int place : shownPanel())
        front.add(m_reviewerStamps.value(m_index.panel.at(place).id));
    files.add({SiteFile::Index, front.value()});
    Fingerprint missing;
    begin(missing, SiteFile::Missing);
    files.add({SiteFile::Missing, missing.value()});
    planForMachines(files);
}

QString SitePages::pathOf(const PlannedFile &file) const
{
    const auto comparison = [&] { return m_index.comparisons.slug(file.place); };
    const auto tool = [&] { return m_index.tools.slug(file.place); };
    const auto category = [&] { return m_index.categories.at(file.place).name; };
    switch (file.kind) {
    case SiteFile::Comparison:
        return sitepath::comparison(comparison());
    case SiteFile::ComparisonJson:
        return sitepath::jsonBeside(sitepath::comparison(comparison()));
    case SiteFile::Embed:
        return sitepath::embed(comparison());
    case SiteFile::Card:
        return sitepath::card(comparison());
    case SiteFile::Tool:
        return sitepath::tool(tool());
    case SiteFile::ToolJson:
        return sitepath::jsonBeside(sitepath::tool(tool()));
    case SiteFile::ToolComparisons:
        return sitepath::toolComparisons(tool(), file.part);
    case SiteFile::Logo:
        return m_index.standings.logo(file.place);
    case SiteFile::SiteLogo:
        return sitepath::logo(m_index.publication.logo);
    case SiteFile::Front:
        return sitepath::front;
    case SiteFile::AllComparisons:
        return sitepath::all(u"comparisons"_s, file.part);
    case SiteFile::AllTools:
        return sitepath::all(u"tools"_s, file.part);
    case SiteFile::Categories:
        return sitepath::all(u"categories"_s, file.part);
    case SiteFile::Category:
        return sitepath::category(category(), file.part);
    case SiteFile::CategoryJson:
        return sitepath::jsonBeside(sitepath::category(category()));
    case SiteFile::CategoryFeed:
        return sitepath::categoryFeed(category());
    case SiteFile::Panel:
        return sitepath::all(u"panel"_s, file.part);
    case SiteFile::Reviewer:
        return sitepath::reviewer(m_index.panel.at(file.place).slug, file.part);
    case SiteFile::ReviewerJson:
        return sitepath::jsonBeside(sitepath::reviewer(m_index.panel.at(file.place).slug));
    case SiteFile::Changes:
        return file.part == 1 ? sitepath::changes : sitepath::all(u"changes"_s, file.part);
    case SiteFile::Digest:
        return sitepath::digest(m_index.digests.at(file.place).digest.slug);
    case SiteFile::Digests:
        return sitepath::all(u"digests"_s, file.part);
    case SiteFile::Index:
        return sitepath::index;
    case SiteFile::Missing:
        return sitepath::missing;
    case SiteFile::MovedComparison:
        return sitepath::comparison(m_index.formerComparisons.at(file.place).slug);
    case SiteFile::MovedEmbed:
        return sitepath::embed(m_index.formerComparisons.at(file.place).slug);
    case SiteFile::MovedTool:
        return sitepath::tool(m_index.formerTools.at(file.place).slug);
    case SiteFile::MovedReviewer:
        return sitepath::reviewer(m_index.formerReviewers.at(file.place).slug);
    case SiteFile::MovedDigest:
        return sitepath::digest(m_index.formerDigests.at(file.place).slug);
    case SiteFile::Feed:
        return sitepath::feed;
    case SiteFile::ChangesFeed:
        return sitepath::changesFeed;
    case SiteFile::Robots:
        return sitepath::robots;
    }
    return {};
}

} // namespace vd
