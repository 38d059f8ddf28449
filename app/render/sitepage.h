#pragma once

#include "comparison.h"
#include "edition.h"

#include <QDate>
#include <QList>
#include <QString>
#include <memory>
#include <utility>

namespace vd {

/// Where a page stands in its site, and what only a site's pages say.
struct SiteFrame
{
    QString path;
    QString title; ///< the headline
    QString dek = {};
    QList<SiteLink> crumbs = {}; ///< from the front page to above this page
    QString feed = {};           ///< path of the feed that tells of it; empty without a base URL
    QString feedTitle = {};
    QString image = {};          ///< path of its picture for social media; empty without one
    QString json = {};           ///< path of the document beside it; empty without one
    QDate published = {};        ///< a comparison says its own
    QDate updated = {};          ///< when what the page shows changed last
    std::string structured = {}; ///< JSON-LD
    bool unlisted = false;       ///< search engines should leave it
};

/// What leads to another page in a list.
struct Teaser
{
    QString path;
    QString title;
    QString line;
    QDate on;
    QList<std::pair<QString, QString>> figures =
        {}; ///< a name and its figure, e.g. a tool's panel ship; empty: unknown
};

/// A reviewer who changed a verdict, as pages show it.
struct FlipLine
{
    QString path; ///< of the tool's page
    QString tool;
    QString lens;
    QString reviewer;
    bool toShip = false;
    QDate on;
};

/// One review in a reviewer's record.
struct RecordLine
{
    QString path; ///< of the tool's page
    QString tool;
    QString lens;
    bool ship = false;
    QDate on;
};

/// Which part of a long list a page is. Pages count from 1.
struct ListPart
{
    int page = 1;
    int pages = 1;
    QString newer = {}; ///< paths; empty at the ends
    QString older = {};
};

/// An absolute address in the site; empty without an http(s) base URL.
[[nodiscard]] QString siteAddress(const Publication &publication, const QString &path);

/// The parts of a site's page that its template asks for, see resources/themes/README.md.
[[nodiscard]] PageData::List linksData(const QList<SiteLink> &links);
void addFrame(PageData &page, const Edition &edition, const SiteFrame &frame);
/// Under `name`, an object with teasers; nothing when there are none.
void addTeasers(PageData &page, Name name, const QList<Teaser> &teasers, const Labels &labels);
void addTeasers(PageData &page, Name name, PageData::List teasers);
[[nodiscard]] TemplateValue teaserData(const Teaser &teaser, const Labels &labels);
void addFlips(PageData &page, Name name, const QList<FlipLine> &flips, const Labels &labels);
void addLinks(PageData &page, Name name, const QList<SiteLink> &links);
void addPart(PageData &page, const ListPart &part, const Labels &labels);
/// `lines` are those that the page shows of the reviewer's `reviews`, `ships` of which say so.
void addRecord(PageData &page, const Reviewer &reviewer, const QList<RecordLine> &lines, int ships, int reviews,
               const Labels &labels);

/// Everything that the page of a comparison or of one tool shows.
[[nodiscard]] PageData comparisonData(const Edition &edition, const Comparison &comparison,
                                      const QList<std::shared_ptr<const ShownTool>> &tools);
[[nodiscard]] PageData toolData(const Edition &edition, const std::shared_ptr<const ShownTool> &tool);

} // namespace vd
