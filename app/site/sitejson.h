#pragma once

#include "comparison.h"
#include "edition.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <memory>

namespace vd {

/// A document's place in the site.
struct JsonPage
{
    QString path;    ///< of the document, from the site's root, see sitepath::jsonBeside()
    QString address; ///< of the page that it lies beside, absolute; empty without a base URL
    QDate published; ///< a comparison knows its own
    QDate updated;   ///< when what the page shows changed last
};

/// A comparison as other pages name it.
struct JsonComparison
{
    QString slug;
    QString headline;
    QStringList tools; ///< slugs
    QDate published;
    QDate updated;
};

/// A tool as lists name it.
struct JsonTool
{
    QString slug;
    QString name;
    QString category;
    QString tagline;
    Split split;
};

/// A review as its reviewer's record has it.
struct JsonVerdict
{
    QString tool; ///< slug
    QString name; ///< of the tool
    LensId lens;
    Verdict verdict = Verdict::Ship;
    QDate on;
};

/// What a site holds, for its index.
struct JsonContents
{
    QList<JsonComparison> comparisons;
    QList<JsonTool> tools;
    QStringList categories;
    QList<Reviewer> reviewers; ///< those with a page; none of an anonymous panel
};

/// The documents beside a site's pages, for programs: what the page says, as data. resources/schema/site-1.schema.json
/// is their description. The same input gives the same bytes; reviewers are called as the edition signs.
[[nodiscard]] QByteArray comparisonJson(const Edition &edition, const Comparison &comparison, const QString &headline,
                                        const QList<std::shared_ptr<const ShownTool>> &tools, const JsonPage &page);
[[nodiscard]] QByteArray toolJson(const Edition &edition, const ShownTool &shown,
                                  const QList<JsonComparison> &comparisons, const JsonPage &page);
/// Takes a reviewer whom the publication names; an anonymous panel has no such pages.
[[nodiscard]] QByteArray reviewerJson(const Edition &edition, const Reviewer &reviewer,
                                      const QList<JsonVerdict> &verdicts, const JsonPage &page);
[[nodiscard]] QByteArray categoryJson(const Edition &edition, const QString &name, const QList<JsonTool> &tools,
                                      const QList<JsonComparison> &comparisons, const JsonPage &page);
/// index.json: every record that has a page.
[[nodiscard]] QByteArray indexJson(const Edition &edition, const JsonContents &contents, const JsonPage &page);

} // namespace vd
