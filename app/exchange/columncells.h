#pragma once

#include "result.h"
#include "tool.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>
#include <QStringList>
#include <optional>

namespace vd {

/// What people write in a table's cells, as values. Each fails with a sentence about the cell.
class ColumnCells
{
    Q_DECLARE_TR_FUNCTIONS(vd::ColumnCells)

public:
    struct Amount
    {
        std::optional<double> value; ///< none: the vendor is to be asked
        QString currency;            ///< where a sign or code stood at the number; empty otherwise
        bool operator==(const Amount &) const = default;
    };

    /// 2026-05-15, also with a time after it, which is dropped.
    static Result<QDate> date(const QString &cell);
    /// "15", "$15.00", "1,200.50", "12,50 €", "EUR 9", "free"; "contact us", "custom", "on request": ask the vendor.
    static Result<Amount> amount(const QString &cell);
    /// "month", "monthly", "per month", "mo"; a year, once and usage likewise.
    static Result<Period> period(const QString &cell);
    /// A web address; one without http is taken as https.
    static Result<QString> address(const QString &cell);
    /// A count of votes.
    static Result<int> count(const QString &cell);
    /// Parts between line breaks, or in a single line between any of the separators; trimmed, empty ones left out.
    static QStringList list(const QString &cell, const QString &separators);
};

} // namespace vd
