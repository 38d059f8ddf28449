#pragma once

#include "pagerenderer.h"
#include "pagetheme.h"
#include "siteindex.h"
#include "sitejson.h"
#include "sitemaps.h"
#include "sitepage.h"
#include "structureddata.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vd {

using ShownToolPtr = std::shared_ptr<const ShownTool>;

/// What a file of a site is.
enum class SiteFile : quint8 {
    Comparison,
    ComparisonJson,
    Embed,
    Card,
    Tool,
    ToolJson,
    ToolComparisons,
    Logo,
    SiteLogo,
    Front,
    AllComparisons,
    AllTools,
    Categories,
    Category,
    CategoryJson,
    Panel,
    Reviewer,
    ReviewerJson,
    Changes,
    Digest,
    Digests,
    Index,
    Missing,
    MovedComparison,
    MovedEmbed,
    MovedTool,
    MovedReviewer,
    MovedDigest,
    Feed,
    CategoryFeed,
    ChangesFeed,
    Robots
};

/// How many other comparisons a comparison leads to, and how many divided and changed ones the front page has.
inline constexpr int neighbourCount = 6;
inline constexpr int highlightsOnFront = 5;
/// How many entries a page of a list has, and how many pages that makes.
inline constexpr int listLength = 60;
inline constexpr int recordLength = 500; ///< of a reviewer's record
[[nodiscard]] inline int pagesOf(qsizetype entries, int length = listLength)
{
    return int(qMax<qsizetype>(1, (entries + length - 1) / length));
}

/// The entries of one page of a list, counted from 1; none where a list beside it is longer.
template <class Item>
[[nodiscard]] std::span<const Item> pageOf(std::span<const Item> items, int number)
{
    const std::size_t from = std::min(items.size(), std::size_t(number - 1) * listLength);
    return items.subspan(from, std::min(items.size() - from, std::size_t(listLength)));
}

/// A file that the site has; see SitePages::pathOf().
struct PlannedFile
{
    constexpr PlannedFile(SiteFile kind, quint64 inputs = 0, int place = 0, int part = 1)
        : inputs(inputs), place(place), part(part), kind(kind)
    {
    }

    quint64 inputs; ///< fingerprint of all that it is made from; 0 until that was read, see SitePages::inputsOf()
    int place;      ///< of its comparison, tool, category, digest or former slug in the index, or in the panel
    int part;       ///< of a list
    SiteFile kind;
};

/// The files of a site, of the kinds that are wanted. In deques, which grow without a copy.
class PlannedFiles
{
public:
    /// Without `wanted`, of all kinds.
    explicit PlannedFiles(std::function<bool(SiteFile)> wanted = {}) : m_wanted(std::move(wanted)) {}

    void add(const PlannedFile &file)
    {
        if (m_wanted && !m_wanted(file.kind))
            return;
        if (file.inputs == 0 && m_inputs.empty())
            ++m_unread;
        else
            m_inputs.push_back(file.inputs);
        m_files.push_back({file.place, file.part, file.kind});
    }
    [[nodiscard]] std::size_t size() const { return m_files.size(); }
    [[nodiscard]] PlannedFile operator[](std::size_t file) const
    {
        const Packed &packed = m_files[file];
        return {packed.kind, file < m_unread ? 0 : m_inputs[file - m_unread], packed.place, packed.part};
    }

private:
    struct Packed
    {
        int place;
        int part : 24;
        SiteFile kind : 8;
    };
    std::function<bool(SiteFile)> m_wanted;
    std::deque<Packed> m_files;
    std::size_t m_unread = 0;     ///< how many come first of which no inputs are known: most of a first export's
    std::deque<quint64> m_inputs; ///< of the others
};

/// A record of the comparison or tool that a page is about, read whole, with the tools that it shows.
struct PageRecords
{
    Comparison comparison;
    quint64 stamp = 0; ///< the comparison's
    QList<ShownToolPtr> tools;
    QList<quint64> toolStamps;
};

/// The files of a site, planned and made from its index. Making changes nothing and may run in several threads at once.
class SitePages
{
    Q_DECLARE_TR_FUNCTIONS(vd::SitePages)

public:
    /// The index must have every tool's standing. Both must outlive it. `themeStamp` is a fingerprint of the theme.
    SitePages(const SiteIndex &index, const PageRenderer &renderer, quint64 themeStamp);

    [[nodiscard]] const Edition &edition() const { return m_edition; }
    /// Adds every file of the site. `stamps` are the comparisons', by place, 0 or none where they are not known: what
    /// shows such a record is made in any case.
    void plan(PlannedFiles &files, const std::vector<quint64> &stamps) const;
    [[nodiscard]] QString pathOf(const PlannedFile &file) const;
    /// The inputs of a file whose records are read by now.
    [[nodiscard]] quint64 inputsOf(const PlannedFile &file, const PageRecords &records) const;
    /// Makes one file, which goes to `take`. Records are needed for files of comparisons and tools only.
    void make(const PlannedFile &file, const PageRecords &records, const TakeBytes &take) const;
    /// The sitemap of the pages that search engines should know; none without an address. It asks these pages and
    /// `files`.
    [[nodiscard]] std::optional<Sitemap> sitemap(const PlannedFiles &files) const;
    /// What the site cannot have as long as the publication says nothing else, a sentence each.
    [[nodiscard]] QStringList leftOut() const;

private:
    void planComparison(PlannedFiles &files, int place, quint64 stamp) const;
    void planTools(PlannedFiles &files) const;
    void planLists(PlannedFiles &files) const;
    void planPanel(PlannedFiles &files) const;
    void planDigests(PlannedFiles &files) const;
    void planMoved(PlannedFiles &files) const;
    void planForMachines(PlannedFiles &files) const;

    [[nodiscard]] QByteArray comparison(const PlannedFile &file, const PageRecords &records) const;
    [[nodiscard]] QByteArray embed(const PlannedFile &file, const PageRecords &records) const;
    [[nodiscard]] QByteArray tool(const PlannedFile &file, const PageRecords &records) const;
    void json(const PlannedFile &file, const PageRecords &records, const TakeBytes &take) const;
    [[nodiscard]] QByteArray card(const PlannedFile &file, const PageRecords &records) const;
    void listJson(const PlannedFile &file, const TakeBytes &take) const;
    [[nodiscard]] QByteArray digest(const PlannedFile &file) const;
    [[nodiscard]] QByteArray front(const PlannedFile &file) const;
    [[nodiscard]] QByteArray list(const PlannedFile &file) const;
    [[nodiscard]] QByteArray category(const PlannedFile &file) const;
    [[nodiscard]] QByteArray reviewer(const PlannedFile &file) const;
    [[nodiscard]] QByteArray changes(const PlannedFile &file) const;
    [[nodiscard]] QByteArray toolComparisons(const PlannedFile &file) const;
    [[nodiscard]] QByteArray missing(const PlannedFile &file) const;
    [[nodiscard]] QByteArray moved(const PlannedFile &file) const;
    /// Where a moved page leads to.
    [[nodiscard]] SiteLink targetOf(const PlannedFile &file) const;
    [[nodiscard]] QByteArray feed(const PlannedFile &file) const;

    [[nodiscard]] bool hasAddress() const;
    /// Cards are for addresses, and drawing them takes a QGuiApplication.
    [[nodiscard]] bool hasCards() const;
    [[nodiscard]] static QList<SiteLink> ways(const SiteIndex &index, const Labels &labels);
    [[nodiscard]] SiteLink frontLink() const;
    [[nodiscard]] SiteLink listLink(SiteFile kind) const;
    /// The places of those who have a page of their own: none of an anonymous panel.
    [[nodiscard]] QList<int> shownPanel() const;
    /// A reviewer's current reviews, the newest first.
    [[nodiscard]] QList<ToolStandings::OfTool> recordOf(ReviewerId reviewer) const;
    [[nodiscard]] RecordLine recordLine(const ToolStandings::OfTool &of) const;
    [[nodiscard]] Teaser comparisonTeaser(int place) const;
    [[nodiscard]] Teaser toolTeaser(int place) const;
    /// Of comparisons, as page data.
    [[nodiscard]] TemplateValue::List teasersOf(std::span<const int> places) const;
    [[nodiscard]] QString keyOf(const Flip &flip) const;
    [[nodiscard]] JsonComparison jsonComparison(int place) const;
    [[nodiscard]] JsonItems<JsonComparison> jsonComparisons(const QList<int> &places) const;
    [[nodiscard]] JsonTool jsonTool(int place) const;
    [[nodiscard]] FlipLine flipLine(const Flip &flip) const;
    [[nodiscard]] QList<FlipLine> flipLines(std::span<const Flip> flips) const;
    [[nodiscard]] QByteArray page(PageKind kind, SiteFrame frame, PageData data) const;
    /// What structured data says of a page with this frame.
    [[nodiscard]] StructuredPage structuredPage(const SiteFrame &frame) const;
    /// The places of the newest comparisons.
    [[nodiscard]] QList<int> newest(qsizetype most) const;
    [[nodiscard]] QString titleOfFeed(SiteFile kind, int place) const;
    /// The frame with a feed, when the site has feeds.
    void addFeed(SiteFrame &frame, SiteFile kind = SiteFile::Feed, int place = 0) const;
    [[nodiscard]] SiteFrame comparisonFrame(const PlannedFile &file, const PageRecords &records) const;
    /// A fingerprint that every file's inputs begin with.
    void begin(Fingerprint &print, SiteFile kind) const;
    /// `stamp` is the tool's.
    void addTool(Fingerprint &print, int tool, quint64 stamp) const;
    /// Only the page shows neighbours.
    [[nodiscard]] quint64 comparisonInputs(SiteFile kind, int place, quint64 stamp,
                                           const QList<quint64> &toolStamps) const;
    [[nodiscard]] quint64 toolInputs(int place, quint64 stamp) const;
    void addTeaser(Fingerprint &print, int comparison) const;
    [[nodiscard]] quint64 teaserStamp(int comparison) const;
    void addFlip(Fingerprint &print, const Flip &flip) const;

    const SiteIndex &m_index;
    const PageRenderer &m_renderer;
    QList<Flip> m_flips;
    QHash<ReviewerId, quint64> m_reviewerStamps;
    std::vector<quint64> m_panelStamps;   ///< fingerprints of those who reviewed a tool
    SpilledBytes m_teaserStamps{1 << 18}; ///< fingerprints of what lists show of the comparisons
    quint64 m_common = 0;                 ///< fingerprint of what all pages show
    Edition m_edition;

    struct KeptTeaser
    {
        int place = -1;
        TemplateValue data;
    };
    mutable std::mutex m_mutex;                    ///< of what follows
    mutable std::vector<KeptTeaser> m_keptTeasers; ///< the last that were shown, each in the slot of its place
};

} // namespace vd
