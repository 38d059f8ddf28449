#pragma once

#include "lists.h"

#include <QCoreApplication>
#include <QString>
#include <optional>

namespace vd {

/// A record as a list shows it.
struct RowTexts
{
    QString title;
    QString subtitle;
    QString figure;    ///< right of the title, e.g. the split "3–1"
    QString subfigure; ///< right of the subtitle, e.g. the panel's share "75%"
    std::optional<ComparisonStatus> status;
    QString spoken; ///< the whole row as a sentence, for screen readers
    bool operator==(const RowTexts &) const = default;
};

class RowWriter
{
    Q_DECLARE_TR_FUNCTIONS(vd::RowWriter)

public:
    /// Reads and words a record's row; a record that is gone has an empty row.
    [[nodiscard]] static RowTexts read(Lists &lists, RecordRef record);
    [[nodiscard]] static RowTexts of(const ToolRow &row);
    [[nodiscard]] static RowTexts of(const ComparisonRow &row);
    [[nodiscard]] static RowTexts of(const ReviewerRow &row);
    [[nodiscard]] static RowTexts of(const LensRow &row);
    [[nodiscard]] static RowTexts of(const ReviewRow &row);
};

} // namespace vd
