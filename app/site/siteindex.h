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

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QString>
#include <span>
#include <vector>

namespace vd {

class Library;

/// A reviewer who came to another verdict in a later round.
struct Flip
{
    ToolId tool;
    LensId lens;
    ReviewerId reviewer;
    Verdict to = Verdict::Ship;
    int round = 2;
    QDate on;
};

/// A current review, as lists of a reviewer's work show it.
struct ReviewLine
{
    LensId lens;
    ReviewerId reviewer;
    Verdict verdict = Verdict::Ship;
    QDate on;
};

/// What lists and other pages show of a tool besides its row, and a fingerprint of all that its own page shows. Kept in
/// the manifest, because it takes the tool's reviews to make it.
struct ToolStanding
{
    quint64 stamp = 0; ///< 0 as long as the tool was not read whole
    QString logo;      ///< the path of its logo as a file; empty without one
    Split split;
    QList<ReviewLine> reviews;
    QList<Flip> flips; ///< the newest first

    /// Without a stamp.
    [[nodiscard]] static ToolStanding of(const ReviewedTool &tool);
};

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
    QList<int> tools;       ///< places in SiteIndex::tools
    QList<int> comparisons; ///< places in SiteIndex::comparisons

    /// How long its list is: tools stand beside comparisons.
    [[nodiscard]] qsizetype entries() const { return qMax(tools.size(), comparisons.size()); }
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
    QList<SiteCategory> categories;      ///< by key
    QList<DigestContent> digests;        ///< that were sent, the newest first
    std::vector<ToolStanding> standings; ///< of every tool, by place; empty until the export has them
    /// Addresses that no record has now, each once.
    QList<FormerSlug> formerComparisons, formerTools, formerReviewers, formerDigests;

    /// Fails with ErrorKind::File when texts that were kept in a temporary file could not be read again; they were
    /// shown empty.
    [[nodiscard]] Result<void> wasRead() const;

    // Tools and comparisons are named by their places.

    [[nodiscard]] int placeOf(ToolId tool) const { return m_toolPlaces.value(tool, -1); }
    /// Once it is known.
    [[nodiscard]] const ToolStanding &standingOf(int tool) const { return standings[std::size_t(tool)]; }
    /// Where a tool is compared, the newest first.
    [[nodiscard]] std::span<const int> comparisonsOf(int tool) const;
    [[nodiscard]] QString headlineOf(int comparison) const;
    /// When the panel last said something of a tool; none when nobody knows. Once its standing is known.
    [[nodiscard]] QDate reviewedOn(int tool) const;
    /// When a comparison was published, or the panel said something of its tools since.
    [[nodiscard]] QDate updatedOn(int comparison) const;
    /// Comparisons that share a tool with this one: for each tool the newest others, at most `most` in all.
    [[nodiscard]] QList<int> neighboursOf(int comparison, int most) const;
    /// The newest first.
    [[nodiscard]] QList<Flip> flips() const;
    /// Comparisons whose panels part most evenly, at most `most`.
    [[nodiscard]] QList<int> mostDivided(int most) const;

private:
    void connectTools();
    void sortIntoCategories();

    QHash<ToolId, int> m_toolPlaces;
    std::vector<int> m_comparisons;      ///< of the first tool, of the second …
    std::vector<int> m_firstComparisons; ///< of each tool in m_comparisons, and behind the last
};

} // namespace vd
