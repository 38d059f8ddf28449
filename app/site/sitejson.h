#pragma once

#include "comparison.h"
#include "edition.h"
#include "takebytes.h"

#include <QDate>
#include <QList>
#include <QString>
#include <functional>
#include <initializer_list>
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

/// What a list holds: its items, or how many there are and how each is made, so that a long list is never whole in
/// memory.
template <class Item>
class JsonItems
{
public:
    JsonItems(std::initializer_list<Item> items = {}) : JsonItems(QList<Item>(items)) {}
    JsonItems(const QList<Item> &items)
        : JsonItems(items.size(), [items](qsizetype number) { return items.at(number); })
    {
    }
    JsonItems(qsizetype count, std::function<Item(qsizetype)> item) : m_count(count), m_item(std::move(item)) {}

    class Iterator
    {
    public:
        Iterator(const JsonItems &items, qsizetype number) : m_items(&items), m_number(number) {}
        Item operator*() const { return m_items->m_item(m_number); }
        Iterator &operator++()
        {
            ++m_number;
            return *this;
        }
        bool operator!=(const Iterator &other) const { return m_number != other.m_number; }

    private:
        const JsonItems *m_items;
        qsizetype m_number;
    };
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, m_count}; }

private:
    qsizetype m_count;
    std::function<Item(qsizetype)> m_item;
};

/// What a site holds, for its index.
struct JsonContents
{
    JsonItems<JsonComparison> comparisons;
    JsonItems<JsonTool> tools;
    QStringList categories;
    QList<Reviewer> reviewers; ///< those with a page; none of an anonymous panel
};

/// The documents beside a site's pages, for programs: what the page says, as data. resources/schema/site-1.schema.json
/// is their description. The same input gives the same bytes; reviewers are called as the edition signs. What is made
/// goes to `take`.
void comparisonJson(const Edition &edition, const Comparison &comparison, const QString &headline,
                    const QList<std::shared_ptr<const ShownTool>> &tools, const JsonPage &page, const TakeBytes &take);
void toolJson(const Edition &edition, const ShownTool &shown, const JsonItems<JsonComparison> &comparisons,
              const JsonPage &page, const TakeBytes &take);
/// Takes a reviewer whom the publication names; an anonymous panel has no such pages.
void reviewerJson(const Edition &edition, const Reviewer &reviewer, const JsonItems<JsonVerdict> &verdicts,
                  const JsonPage &page, const TakeBytes &take);
void categoryJson(const Edition &edition, const QString &name, const JsonItems<JsonTool> &tools,
                  const JsonItems<JsonComparison> &comparisons, const JsonPage &page, const TakeBytes &take);
/// index.json: every record that has a page.
void indexJson(const Edition &edition, const JsonContents &contents, const JsonPage &page, const TakeBytes &take);

} // namespace vd
