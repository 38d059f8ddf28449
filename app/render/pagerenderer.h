#pragma once

#include "comparison.h"
#include "lens.h"
#include "publication.h"
#include "review.h"
#include "reviewer.h"
#include "sitelink.h"
#include "tool.h"

#include <QByteArray>
#include <QList>
#include <memory>

namespace vd {

class Edition;
class Labels;
class PageTheme;
struct ShownTool;
enum class PageKind;
class PageData;

/// Everything a comparison's page shows; values only.
struct PageInput
{
    Publication publication;
    Comparison comparison;
    QList<Tool> tools;         ///< in the comparison's order
    QList<Lens> lenses;        ///< in the order of pages
    QList<Reviewer> reviewers; ///< at least those of the reviews
    QList<Review> reviews;     ///< of these tools; any status and round: the page shows current ones only
};

/// The comparison's own headline, or "A vs B" of its tools.
[[nodiscard]] QString comparisonHeadline(const PageInput &input);
/// "A vs B": what an empty headline stands for.
[[nodiscard]] QString defaultHeadline(const PageInput &input);

/// Its tools as pages show them.
[[nodiscard]] QList<std::shared_ptr<const ShownTool>> shownTools(const Edition &edition, const PageInput &input);

/// Makes pages from a theme. The preview and every export use this one renderer and write its
/// bytes as they are. Building one without a theme parses the templates, so keep it; rendering never fails, changes
/// nothing and may run in several threads at once.
class PageRenderer
{
public:
    PageRenderer(); ///< with the theme that comes with the program
    explicit PageRenderer(std::shared_ptr<const PageTheme> theme);
    ~PageRenderer();
    PageRenderer(const PageRenderer &) = delete;
    PageRenderer &operator=(const PageRenderer &) = delete;

    /// A whole HTML document in UTF-8. The same input gives the same bytes.
    [[nodiscard]] QByteArray comparisonPage(const PageInput &input) const;

    /// For many pages: what they share is made once. The data comes from comparisonData() and the like. `ways` lead
    /// from every page of a site to its main lists; without them the pages stand alone.
    [[nodiscard]] Edition edition(const Publication &publication, const QList<Lens> &lenses,
                                  const QList<Reviewer> &panel, const QList<SiteLink> &ways = {}) const;
    [[nodiscard]] const Labels &labels(const QString &language) const;
    [[nodiscard]] QByteArray page(PageKind kind, const Edition &edition, const PageData &data) const;

private:
    std::shared_ptr<const PageTheme> m_theme;
};

} // namespace vd
