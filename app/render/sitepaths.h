#pragma once

#include <QString>
#include <QStringList>

namespace vd {

/// Where everything lies in a site, from its root, with "/" between folders. No two different things share a path, on
/// file systems that tell case apart and on those that do not, and every part is a name that a file can have anywhere.
namespace sitepath {

inline const QString front = QStringLiteral("index.html");
inline const QString changes = QStringLiteral("changes.html");
inline const QString missing = QStringLiteral("404.html");
inline const QString robots = QStringLiteral("robots.txt");
inline const QString sitemap = QStringLiteral("sitemap.xml");
inline const QString index = QStringLiteral("index.json");
inline const QString feed = QStringLiteral("feed.xml");
inline const QString changesFeed = QStringLiteral("changes.xml");

[[nodiscard]] QString comparison(const QString &slug); ///< compare/SLUG.html
[[nodiscard]] QString tool(const QString &slug);       ///< tools/SLUG.html
/// reviewers/SLUG.html, and reviewers/SLUG/2.html and so on.
[[nodiscard]] QString reviewer(const QString &slug, int page = 1);
/// tools/SLUG/comparisons.html, tools/SLUG/comparisons/2.html and so on, where a tool has many.
[[nodiscard]] QString toolComparisons(const QString &slug, int page = 1);
[[nodiscard]] QString digest(const QString &slug); ///< digests/SLUG.html
[[nodiscard]] QString embed(const QString &slug);  ///< embed/SLUG.html, a comparison's card for other sites
[[nodiscard]] QString card(const QString &slug);   ///< cards/SLUG.png, a comparison's picture for social media
/// categories/CATEGORY.html, and categories/CATEGORY/2.html and so on. Takes the category's own name.
[[nodiscard]] QString category(const QString &name, int page = 1);
[[nodiscard]] QString categoryFeed(const QString &name); ///< categories/CATEGORY.xml
/// all/comparisons.html, all/comparisons/2.html and so on; the same for tools, categories and reviewers.
[[nodiscard]] QString all(const QString &what, int page = 1);
[[nodiscard]] QString sitemapPart(int part); ///< sitemap-1.xml and so on
/// logos/HASH.SUFFIX of a picture's data: URL; empty where it is none.
[[nodiscard]] QString logo(const QString &dataUrl);
/// The folders that hold all of it but what lies at the root.
[[nodiscard]] QStringList folders();

/// The JSON document beside a page.
[[nodiscard]] QString jsonBeside(const QString &page);
/// "../" as often as it takes to come from a page to the site's root.
[[nodiscard]] QString rootFrom(const QString &page);
/// What names a category in paths: categories that differ by case or separators only are one.
[[nodiscard]] QString categoryKey(const QString &name);

} // namespace sitepath

} // namespace vd
