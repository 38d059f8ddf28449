#include "sitepage.h"

#include "markdown.h"
#include "pagecontext.h"
#include "percent.h"
#include "sitepaths.h"
#include "text.h"

#include <algorithm>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

/// What a comparison's page has in all, or so.
constexpr std::size_t namesOfPage = 80;

TemplateValue linkData(const SiteLink &link)
{
    PageData data;
    data.text("href", link.path);
    data.text("text", link.text);
    data.text("count", link.count);
    return data.take();
}

void addSections(PageData &page, const PageContext &context)
{
    for (const auto add : {addTools, addVerdict, addPlans, addFacts, addSplit, addCommunity, addScorecard, addFooter})
        add(page, context);
}

} // namespace

PageData::List linksData(const QList<SiteLink> &links)
{
    PageData::List list;
    for (const SiteLink &link : links)
        list.push_back(linkData(link));
    return list;
}

QString siteAddress(const Publication &publication, const QString &path)
{
    if (!isWebAddress(publication.baseUrl))
        return {};
    QString base = publication.baseUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    return base + u'/' + path;
}

void addFrame(PageData &page, const Edition &edition, const SiteFrame &frame)
{
    const Publication &publication = edition.publication;
    page.text("root", sitepath::rootFrom(frame.path));
    page.text("headline", frame.title);
    page.text("title", publication.name.isEmpty() || publication.name == frame.title
                           ? frame.title
                           : frame.title + u" · "_s + publication.name);
    if (publication.name.isEmpty())
        page.text("site", edition.labels.text("site.front"_L1));
    if (!frame.dek.isEmpty() || !page.isTrue("dek"))
        page.text("dek", frame.dek);
    const QString address = frame.path == sitepath::front ? QString() : frame.path;
    page.text("address", frame.unlisted ? QString() : edition.address(address));
    page.flag("has_crumbs", !frame.crumbs.isEmpty());
    page.list("crumbs", linksData(frame.crumbs));
    page.text("feed", frame.feed);
    page.text("feed_title", frame.feedTitle);
    page.text("image", frame.image.isEmpty() ? QString() : edition.address(frame.image));
    page.text("json", frame.json);
    page.date("updated", frame.updated, edition.labels);
    page.html("structured", frame.structured);
    page.html("structured_hash", frame.structured.empty() ? std::string() : policyHash(frame.structured));
    page.flag("unlisted", frame.unlisted);
}

TemplateValue teaserData(const Teaser &teaser, const Labels &labels)
{
    PageData data;
    data.text("href", teaser.path);
    data.text("title", teaser.title);
    data.text("line", teaser.line);
    data.date("on", teaser.on, labels);
    PageData::List figures;
    for (const auto &[name, value] : teaser.figures) {
        PageData figure;
        figure.text("name", name);
        figure.text("figure", value);
        figures.push_back(figure.take());
    }
    data.flag("has_figures", !figures.empty());
    data.list("figures", std::move(figures));
    return data.take();
}

void addTeasers(PageData &page, Name name, PageData::List teasers)
{
    const bool any = !teasers.empty();
    PageData data;
    data.list("teasers", std::move(teasers));
    page.object(name, any ? data.take() : TemplateValue());
}

void addTeasers(PageData &page, Name name, const QList<Teaser> &teasers, const Labels &labels)
{
    PageData::List list;
    for (const Teaser &teaser : teasers)
        list.push_back(teaserData(teaser, labels));
    addTeasers(page, name, std::move(list));
}

void addFlips(PageData &page, Name name, const QList<FlipLine> &flips, const Labels &labels)
{
    PageData::List list;
    for (const FlipLine &flip : flips) {
        PageData data;
        data.text("href", flip.path);
        data.text("tool", flip.tool);
        data.text("lens", flip.lens);
        data.text("reviewer", flip.reviewer);
        data.flag("to_ship", flip.toShip);
        data.date("on", flip.on, labels);
        list.push_back(data.take());
    }
    PageData data;
    data.list("flips", std::move(list));
    page.object(name, flips.isEmpty() ? TemplateValue() : data.take());
}

void addLinks(PageData &page, Name name, const QList<SiteLink> &links)
{
    page.list(name, linksData(links));
}

void addPart(PageData &page, const ListPart &part, const Labels &labels)
{
    page.flag("has_pages", part.pages > 1);
    page.text("newer", part.newer);
    page.text("older", part.older);
    page.text("pages_text", labels.text("site.page"_L1, {{"n"_L1, labels.locale().toString(part.page)},
                                                         {"count"_L1, labels.locale().toString(part.pages)}}));
}

void addRecord(PageData &page, const Reviewer &reviewer, const QList<RecordLine> &lines, int ships, int reviews,
               const Labels &labels)
{
    page.text("persona", reviewer.persona);
    page.text("motto", reviewer.motto);
    page.html("bio", markdownHtml(reviewer.bio));
    PageData::List list;
    for (const RecordLine &line : lines) {
        PageData data;
        data.text("href", line.path);
        data.text("tool", line.tool);
        data.text("lens", line.lens);
        data.flag("ship", line.ship);
        data.date("on", line.on, labels);
        list.push_back(data.take());
    }
    page.text("record",
              labels.text("site.record.text"_L1,
                          {{"reviews"_L1, labels.counted("reviews"_L1, reviews)},
                           {"percent"_L1, reviews == 0 ? u"—"_s : labels.percent(wholePercent(ships, reviews))}}));
    page.list("lines", std::move(list));
}

PageData comparisonData(const Edition &edition, const Comparison &comparison, const ShownTools &tools)
{
    const PageContext context(edition, comparison, tools);
    PageData page(edition.data(), namesOfPage);
    addHead(page, context);
    addOpening(page, context);
    addSections(page, context);
    return page;
}

PageData toolData(const Edition &edition, const std::shared_ptr<const ShownTool> &tool)
{
    const Comparison alone;
    const ShownTools tools{tool};
    PageData page(edition.data());
    page.flag("alone", true);
    addSections(page, PageContext(edition, alone, tools));
    return page;
}

} // namespace vd
