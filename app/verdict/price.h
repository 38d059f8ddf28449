#pragma once

#include "tool.h"

#include <QCoreApplication>
#include <QList>
#include <QLocale>
#include <optional>

namespace vd {

/// What a plan costs in a month, or why that cannot be said.
enum class PriceKind {
    Free,    ///< 0 by the month, by the year or once
    Monthly, ///< by the month, or by the year in twelve parts
    Once,    ///< paid once: not monthly
    Usage,   ///< billed by use: not monthly
    Ask      ///< no amount: ask the vendor
};

struct MonthlyPrice
{
    PriceKind kind = PriceKind::Ask;
    double amount = 0; ///< a month's when Monthly, as listed when Once or Usage
    QString currency;  ///< ISO 4217, upper case; the publication's when the plan names none
    bool operator==(const MonthlyPrice &) const = default;
};

/// One plan normalised to a month; a year is twelve months, and a twelfth is rounded to cents.
[[nodiscard]] MonthlyPrice monthlyPrice(const Plan &plan, const QString &publicationCurrency);

/// The cheapest plan by the month. Free wins whatever its currency. Amounts in several currencies are never compared:
/// the publication's currency is taken where there is one in it, otherwise the only currency there is, otherwise none.
/// None too when no plan has a monthly price.
[[nodiscard]] std::optional<MonthlyPrice> entryPrice(const QList<Plan> &plans, const QString &publicationCurrency);

/// An amount as people write it: "$15", "$12.50", "€9", "CHF 20" (with a no-break space). Whole amounts have no
/// decimals, others at least two and as many as it takes to show small ones.
[[nodiscard]] QString moneyText(double amount, const QString &currency, const QLocale &locale = QLocale::c());

/// A tool's entry price in a row of the desk: "Free", "$15/mo", "—" when unknown.
[[nodiscard]] QString entryText(const std::optional<MonthlyPrice> &entry);

} // namespace vd
