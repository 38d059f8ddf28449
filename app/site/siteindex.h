#pragma once

#include "digestcontent.h"
#include "fingerprint.h"
#include "lens.h"
#include "panel.h"
#include "publication.h"
#include "publishedrows.h"
#include "reviewer.h"
#include "sitecomparisons.h"
#include "sitetools.h"
#include "toolstandings.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <utility>
#include <vector>

namespace vd {

class Library;

/// Fingerprints of everything that a record shows.
[[nodiscard]] quint64 stampOf(const ReviewedTool &tool);
[[nodiscard]] quint64 stampOf(const Comparison &comparison);
[[nodiscard]] quint64 stampOf(const Publication &publication);
[[nodiscard]] quint64 stampOf(const Lens &lens);
[[nodiscard]] quint64 stampOf(const Reviewer &reviewer);

/// A category with what is published in it.
struct SiteCategory
{
    QString key; ///< as sitepath::categoryKey() says
    QString name;
    QList<int> tools;    ///< places in SiteIndex::tools
    int comparisons = 0; ///< how many; see SiteIndex::comparisonsIn()
    qint64 first = 0;    ///< where they begin

    /// How long its list is: tools stand beside comparisons.
    [[nodiscard]] int entries() const { return qMax(int(tools.size()), comparisons); }
};

/// An address that a record had before it was renamed.
struct FormerSlug
{
    QString slug;
    int place = 0; ///< of the record in its list
};

/// What is published, as far as lists and links need it: some hundred bytes for each page.
class SiteIndex
{
    Q_DECLARE_TR_FUNCTIONS(vd::SiteIndex)

public:
    /// Fails with ErrorKind::Library when the library cannot be read.
    [[nodiscard]] static Result<SiteIndex> load(Library &library);

    Publication publication;
    QList<Lens> lenses;
    QList<Reviewer> panel;
    SiteComparisons comparisons; ///< each with places of its tools in `tools`
    SiteTools tools;
    QList<SiteCategory> categories; ///< by key
    QList<DigestContent> digests;   ///< that were sent, the newest first
    ToolStandings standings;        ///< of every tool, by place; empty until the export has them
    /// Addresses that no record has now, each once.
    QList<FormerSlug> formerComparisons, formerTools, formerReviewers, formerDigests;

    /// Fails with ErrorKind::File when texts that were kept in a temporary file could not be read again; they were
    /// shown empty.
    [[nodiscard]] Result<void> wasRead() const;

    // Tools and comparisons are named by their places.

    /// -1 for a tool that no published comparison shows.
    [[nodiscard]] int placeOf(ToolId tool) const;
    /// Some of a category's comparisons, from the one with this number on, the newest first.
    [[nodiscard]] QList<int> comparisonsIn(const SiteCategory &category, int from, int most) const;
    /// Where a tool is compared, the newest first.
    [[nodiscard]] QList<int> comparisonsOf(int tool) const;
    [[nodiscard]] QString headlineOf(int comparison) const;
    /// When a comparison was published, or the panel said something of its tools since. Once their standings are known.
    [[nodiscard]] QDate updatedOn(int comparison) const;
    /// Comparisons that share a tool with this one: for each tool the newest others, at most `most` in all.
    [[nodiscard]] QList<int> neighboursOf(int comparison, int most) const;
    /// Comparisons whose panels part most evenly, at most `most`.
    [[nodiscard]] QList<int> mostDivided(int most) const;

private:
    void connectTools();
    void sortIntoCategories();

    std::vector<std::pair<ToolId, int>> m_toolPlaces; ///< by id
    SpilledBytes m_inCategories{1 << 18};             ///< comparisons of the first, of the second …
    SpilledBytes m_comparisons{1 << 18};              ///< of the first tool, of the second …
    std::vector<int> m_firstComparisons;              ///< of each tool in m_comparisons, and behind the last
};

} // namespace vd
