#pragma once

#include "review.h"

#include <QCoreApplication>

namespace vd {

/// Where a review stands, in a shape and in words: tabs, overviews and tooltips say the same.
class ScorecardState
{
    Q_DECLARE_TR_FUNCTIONS(vd::ScorecardState)

public:
    ScorecardState() = default; ///< no review
    explicit ScorecardState(const Review &review);

    [[nodiscard]] bool isComplete() const { return m_missing.isEmpty(); } ///< nothing is left to do, it is approved
    [[nodiscard]] QString shape() const; ///< ✓ complete, ◐ written and not yet approved, ○ something is missing
    [[nodiscard]] QString firstMissing() const; ///< "no verdict"; empty when complete
    [[nodiscard]] QString sentence() const;     ///< everything that is missing, as a sentence
    /// "▲ ship", "▽ skip", "◐ draft", "○ missing": the word for an overview.
    [[nodiscard]] QString cell() const;
    [[nodiscard]] static QString cell(Verdict verdict);

    /// What keeps a review from being approved, as a sentence; empty when nothing does.
    [[nodiscard]] static QString blocker(const Review &review);
    /// The words of an enumeration's values.
    [[nodiscard]] static QString text(ReviewStatus status);
    [[nodiscard]] static QString text(Verdict verdict);
    /// ▲ ship, ▽ skip.
    [[nodiscard]] static QString shape(Verdict verdict);

private:
    QString m_cell = tr("○ missing");
    QStringList m_missing = {tr("no review yet")};
    bool m_written = false;
};

} // namespace vd
