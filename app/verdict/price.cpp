#include "price.h"

#include <QSet>
#include <algorithm>
#include <array>
#include <cmath>

namespace vd {

namespace {

double twelfth(double year)
{
    const double month = year / 12;
    const double cents = std::round(month * 100) / 100;
    return cents > 0 ? cents : month;
}

/// Only signs that stand for one currency; "¥" and "kr" do not.
QString symbolOf(const QString &currency)
{
    struct Symbol
    {
        QLatin1String code;
        char16_t sign;
    };
    static constexpr std::array symbols{Symbol{QLatin1String("USD"), u'$'}, Symbol{QLatin1String("EUR"), u'€'},
                                        Symbol{QLatin1String("GBP"), u'£'}, Symbol{QLatin1String("INR"), u'₹'}};
    for (const Symbol &symbol : symbols)
        if (currency == symbol.code)
            return QString(QChar(symbol.sign));
    return currency;
}

int decimalsFor(double amount)
{
    constexpr int most = 6;
    const auto exact = [amount](int decimals) {
        const double scale = std::pow(10, decimals);
        return std::abs(std::round(amount * scale) / scale - amount) < 1e-9 * std::max(1.0, amount);
    };
    if (exact(0))
        return 0;
    for (int decimals = 2; decimals < most; ++decimals)
        if (exact(decimals))
            return decimals;
    return most;
}

} // namespace

MonthlyPrice monthlyPrice(const Plan &plan, const QString &publicationCurrency)
{
    const QString currency = (plan.currency.isEmpty() ? publicationCurrency : plan.currency).toUpper();
    if (!plan.amount)
        return {PriceKind::Ask, 0, currency};
    if (plan.period == Period::Usage)
        return {PriceKind::Usage, *plan.amount, currency};
    if (*plan.amount == 0)
        return {PriceKind::Free, 0, currency};
    switch (plan.period) {
    case Period::Once:
        return {PriceKind::Once, *plan.amount, currency};
    case Period::Year:
        return {PriceKind::Monthly, twelfth(*plan.amount), currency};
    default:
        return {PriceKind::Monthly, *plan.amount, currency};
    }
}

std::optional<MonthlyPrice> entryPrice(const QList<Plan> &plans, const QString &publicationCurrency)
{
    QList<MonthlyPrice> monthly;
    QSet<QString> currencies;
    for (const Plan &plan : plans) {
        const MonthlyPrice price = monthlyPrice(plan, publicationCurrency);
        if (price.kind == PriceKind::Free)
            return price;
        if (price.kind != PriceKind::Monthly)
            continue;
        monthly << price;
        currencies << price.currency;
    }
    const QString own = publicationCurrency.toUpper();
    if (currencies.isEmpty() || (currencies.size() > 1 && !currencies.contains(own)))
        return std::nullopt;
    const QString currency = currencies.contains(own) ? own : *currencies.constBegin();
    std::optional<MonthlyPrice> cheapest;
    for (const MonthlyPrice &price : monthly)
        if (price.currency == currency && (!cheapest || price.amount < cheapest->amount))
            cheapest = price;
    return cheapest;
}

QString moneyText(double amount, const QString &currency, const QLocale &locale)
{
    constexpr QChar noBreakSpace(u'\u00a0');
    const int decimals = decimalsFor(amount);
    QString symbol = symbolOf(currency);
    if (locale.language() == QLocale::C) {
        if (symbol.size() > 1)
            symbol += noBreakSpace;
        return symbol + QLocale(QLocale::English).toString(amount, 'f', decimals);
    }
    QString text = locale.toCurrencyString(amount, symbol, decimals);
    // Where a language writes the symbol before the amount, a code needs a space that a sign does not.
    if (symbol.size() > 1 && text.startsWith(symbol) && text.size() > symbol.size() && text.at(symbol.size()).isDigit())
        text.insert(symbol.size(), noBreakSpace);
    return text;
}

QString entryText(const std::optional<MonthlyPrice> &entry)
{
    if (!entry)
        return QString(QChar(u'—'));
    if (entry->kind == PriceKind::Free)
        return QCoreApplication::translate("EntryPrice", "Free");
    //: A price a month; %1 is an amount of money such as $15
    return QCoreApplication::translate("EntryPrice", "%1/mo").arg(moneyText(entry->amount, entry->currency));
}

} // namespace vd
