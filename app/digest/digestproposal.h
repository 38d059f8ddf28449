#pragma once

#include "digest.h"
#include "labels.h"
#include "library.h"

#include <QHash>
#include <QJsonObject>
#include <utility>

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

private:
    [[nodiscard]] Result<QString> panelChange(ToolId tool);
    [[nodiscard]] Result<QString> priceChange(ToolId tool);
    [[nodiscard]] Result<QString> pickChange(const Comparison &comparison);
    [[nodiscard]] Result<DigestEntry> entryOf(const Comparison &comparison);

    Library &m_library;
    const Labels &m_labels;
    QDate m_from;
    QDate m_to;
    QString m_currency;
    QHash<RecordRef, std::pair<QJsonObject, QJsonObject>> m_former; ///< before the days, and at their end
};

/// "16 to 22 November 2026", one day alone, or nothing without days.
[[nodiscard]] QString digestDates(QDate from, QDate to, const Labels &labels);
/// The first paragraph of a CommonMark text that is no heading.
[[nodiscard]] QString firstParagraph(const QString &text);

} // namespace vd
