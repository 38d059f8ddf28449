#pragma once

#include "digest.h"
#include "labels.h"
#include "library.h"
#include "panel.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

namespace vd {

/// What there is to tell of a span of days: the comparisons published in it, and of those published before it the ones
/// whose verdict changed, which is the panel's split, the pick, or a tool's entry price. In the words of the
/// comparisons, with the page's own labels for what changed.
class DigestProposal
{
public:
    DigestProposal(Library &library, const Labels &labels) : m_library(library), m_labels(labels) {}

    /// The new first, then the changed, the newest first in each. Fails with ErrorKind::Library.
    [[nodiscard]] Result<QList<DigestEntry>> entries(QDate from, QDate to);
    /// A draft with these entries that is not in the library yet: its title and slug are made of the days.
    [[nodiscard]] Result<Digest> digest(QDate from, QDate to);
    /// Any comparison, as a new one, in its own words.
    [[nodiscard]] Result<DigestEntry> entryOf(const Comparison &comparison);

private:
    /// A record as history has it at one end of the days.
    struct Then
    {
        QJsonObject fields;     ///< those that differ from the record as it is; of a removed one all that count
        bool isAbsent = false;  ///< it came into the library later
        bool isRemoved = false; ///< it left the library later
    };
    struct Former
    {
        Then before; ///< the first day
        Then after;  ///< the last
    };
    [[nodiscard]] Result<void> readHistory();
    /// The tools of which a verdict may have changed.
    [[nodiscard]] Result<QSet<ToolId>> touchedTools();
    [[nodiscard]] Result<QStringList> toolChanges(ToolId tool);
    [[nodiscard]] QString panelChange(const Tool &tool, const QList<Review> &reviews) const;
    [[nodiscard]] Split splitThen(const QList<Review> &reviews, ToolId tool, Then Former::*end, QDate last) const;
    [[nodiscard]] QString priceChange(const Tool &tool) const;
    [[nodiscard]] Result<QString> pickChange(const Comparison &comparison);

    Library &m_library;
    const Labels &m_labels;
    QDate m_from;
    QDate m_to;
    QString m_currency;
    QHash<RecordRef, Former> m_former;
    QHash<ToolId, QList<ReviewId>> m_removed; ///< reviews that are gone and once counted
};

/// "16 to 22 November 2026", one day alone, or nothing without days.
[[nodiscard]] QString digestDates(QDate from, QDate to, const Labels &labels);
/// What a digest of these days is called as long as nobody calls it otherwise.
[[nodiscard]] QString digestTitle(QDate from, QDate to, const Labels &labels);
/// The first paragraph of a CommonMark text that is no heading.
[[nodiscard]] QString firstParagraph(const QString &text);

} // namespace vd
