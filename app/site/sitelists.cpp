// The pages of a site that lead to others: the front page, lists, categories, reviewers, digests.
#include "sitepages.h"

#include "digestpage.h"
#include "sitepaths.h"

#include <algorithm>
#include <functional>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

constexpr int newestOnFront = 12;

ListPart partOf(int pages, int number, const std::function<QString(int)> &path)
{
    ListPart part;
    part.page = number;
    part.pages = pages;
    part.newer = number > 1 ? path(number - 1) : QString();
    part.older = number < part.pages ? path(number + 1) : QString();
    return part;
}

} // namespace

QByteArray SitePages::front(const PlannedFile &file) const
{
    const Labels &labels = m_edition.labels;
    PageData data(m_edition.data());
    addTeasers(data, "newest", teasersOf(newest(newestOnFront)));
    data.text("all_page",
              m_index.comparisons.size() > newestOnFront ? listLink(SiteFile::AllComparisons).path : QString());
    addTeasers(data, "divided", teasersOf(m_index.mostDivided(highlightsOnFront)));
    addFlips(data, "changed", flipLines(m_flips.first(qMin<qsizetype>(highlightsOnFront, m_flips.size()))), labels);
    QList<SiteLink> categories;
    for (const SiteCategory &category : m_index.categories)
        categories << SiteLink{sitepath::category(category.name), category.name,
                               labels.counted("site.comparisons"_L1, category.comparisons)};
    data.flag("has_categories", !categories.isEmpty());
    addLinks(data, "categories", categories);
    SiteFrame frame{pathOf(file), frontLink().text, m_index.publication.dek};
    frame.json = sitepath::index;
    addFeed(frame);
    return page(PageKind::Front, frame, std::move(data));
}

QByteArray SitePages::category(const PlannedFile &file) const
{
    const SiteCategory &category = m_index.categories.at(file.place);
    const Labels &labels = m_edition.labels;
    PageData data(m_edition.data());
    addPart(data,
            partOf(pagesOf(category.entries()), file.part,
                   [&](int number) { return sitepath::category(category.name, number); }),
            labels);
    addTeasers(data, "compared", teasersOf(m_index.comparisonsIn(category, (file.part - 1) * listLength, listLength)));
    QList<Teaser> tools;
    for (const int place : pageOf<int>(category.tools, file.part))
        tools << toolTeaser(place);
    addTeasers(data, "reviewed", tools, labels);
    SiteFrame frame{pathOf(file), category.name, labels.counted("site.comparisons"_L1, category.comparisons)};
    frame.crumbs = {frontLink(), listLink(SiteFile::Categories)};
    addFeed(frame, SiteFile::CategoryFeed, file.place);
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
                                  m_edition.labels.counted("site.comparisons"_L1, category.comparisons),
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
    addPart(data, partOf(pagesOf(total), file.part, [&](int number) { return sitepath::all(stem, number); }),
            m_edition.labels);
    data.object("teasers", {});
    addTeasers(data, "listed", teasers, m_edition.labels);
    SiteFrame frame{pathOf(file), link.text};
    frame.crumbs = {frontLink()};
    addFeed(frame);
    return page(PageKind::List, frame, std::move(data));
}

QByteArray SitePages::toolComparisons(const PlannedFile &file) const
{
    const QString slug = m_index.tools.slug(file.place), name = m_index.tools.name(file.place);
    const QList<int> compared = m_index.comparisonsOf(file.place);
    PageData data(m_edition.data());
    addPart(data,
            partOf(pagesOf(compared.size()), file.part,
                   [&](int number) { return sitepath::toolComparisons(slug, number); }),
            m_edition.labels);
    addTeasers(data, "listed", teasersOf(pageOf<int>(compared, file.part)));
    SiteFrame frame{pathOf(file), u"%1 · %2"_s.arg(name, m_edition.labels.text("site.compared"_L1))};
    frame.crumbs = {frontLink(), listLink(SiteFile::AllTools), {sitepath::tool(slug), name}};
    addFeed(frame);
    return page(PageKind::List, frame, std::move(data));
}

QByteArray SitePages::reviewer(const PlannedFile &file) const
{
    const Reviewer &reviewer = m_edition.panel().at(file.place);
    PageData data(m_edition.data());
    data.text("kicker", {});
    const QList<ToolStandings::OfTool> record = recordOf(reviewer.id);
    QList<RecordLine> lines;
    for (const auto &of : record.mid(qsizetype(file.part - 1) * recordLength, recordLength))
        lines << recordLine(of);
    const auto ships = std::count_if(record.begin(), record.end(), [](const ToolStandings::OfTool &of) {
        return of.review.verdict == Verdict::Ship;
    });
    addRecord(data, reviewer, lines, int(ships), int(record.size()), m_edition.labels);
    addPart(data,
            partOf(pagesOf(record.size(), recordLength), file.part,
                   [&](int number) { return sitepath::reviewer(reviewer.slug, number); }),
            m_edition.labels);
    QList<Flip> own;
    std::copy_if(m_flips.begin(), m_flips.end(), std::back_inserter(own),
                 [&](const Flip &flip) { return flip.reviewer == reviewer.id; });
    addFlips(data, "changed", flipLines(own), m_edition.labels);
    SiteFrame frame{pathOf(file), reviewer.name, reviewer.motto};
    frame.crumbs = {frontLink(), listLink(SiteFile::Panel)};
    frame.json = sitepath::jsonBeside(sitepath::reviewer(reviewer.slug));
    addFeed(frame);
    return page(PageKind::Reviewer, frame, std::move(data));
}

QByteArray SitePages::changes(const PlannedFile &file) const
{
    PageData data(m_edition.data());
    addPart(data,
            partOf(pagesOf(m_flips.size()), file.part,
                   [this](int number) {
                       return pathOf({SiteFile::Changes, 0, 0, number});
                   }),
            m_edition.labels);
    addFlips(data, "listed", flipLines(pageOf<Flip>(m_flips, file.part)), m_edition.labels);
    SiteFrame frame{pathOf(file), listLink(SiteFile::Changes).text, m_edition.labels.text("site.changes.text"_L1)};
    frame.crumbs = {frontLink()};
    addFeed(frame, SiteFile::ChangesFeed);
    return page(PageKind::Changes, frame, std::move(data));
}

QByteArray SitePages::digest(const PlannedFile &file) const
{
    const DigestContent &content = m_index.digests.at(file.place);
    SiteFrame frame{pathOf(file), content.digest.title, datesBeside(content.digest, m_edition.labels)};
    frame.crumbs = {frontLink(), listLink(SiteFile::Digests)};
    addFeed(frame);
    return page(PageKind::Digest, frame, digestData(m_edition, content, true));
}

} // namespace vd
