// The pricing read and the table of every plan, by the month.
#include "blockid.h"
#include "markdown.h"
#include "pagecontext.h"

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QString currencyName(const QString &code, const Labels &labels)
{
    const QString *name = labels.find("currency." + code.toStdString());
    return name ? *name : code;
}

QString termsOf(const Plan &plan, const MonthlyPrice &price, const Labels &labels)
{
    switch (price.kind) {
    case PriceKind::Once:
        return labels.text("price.once"_L1);
    case PriceKind::Usage:
        return labels.text("price.usage"_L1);
    case PriceKind::Monthly:
        if (plan.period == Period::Year)
            return labels.text("price.yearly"_L1,
                               {{"amount"_L1, moneyText(*plan.amount, price.currency, labels.locale())}});
        return {};
    default:
        return {};
    }
}

TemplateValue planData(const Plan &plan, const MonthlyPrice &price, const QString &id, QDate asOf, const Labels &labels)
{
    PageData data;
    data.text("id", id);
    data.text("plan", plan.name);
    data.flag("is_free", price.kind == PriceKind::Free);
    data.flag("ask", price.kind == PriceKind::Ask);
    data.flag("monthly", price.kind == PriceKind::Monthly);
    const bool hasAmount = price.kind != PriceKind::Free && price.kind != PriceKind::Ask;
    data.text("amount", hasAmount ? moneyText(price.amount, price.currency, labels.locale()) : QString());
    data.text("unit", plan.unit.isEmpty() || !hasAmount
                          ? QString()
                          : labels.text("price.unit"_L1, {{"unit"_L1, isolated(plan.unit)}}));
    data.text("terms", termsOf(plan, price, labels));
    data.text("note", plan.note);
    data.date("as_of", asOf, labels);
    data.source(plan.source);
    return data.take();
}

} // namespace

void addToolPlans(PageData &data, ShownTool &shown, const Edition &edition)
{
    const Tool &tool = shown.tool;
    const QDate asOf = sharedDate(tool.plans);
    PageData::List plans;
    for (int row = 0; row < tool.plans.size(); ++row) {
        const Plan &plan = tool.plans.at(row);
        const MonthlyPrice price = monthlyPrice(plan, edition.publication.currency);
        if (price.kind != PriceKind::Ask && price.kind != PriceKind::Free && !shown.currencies.contains(price.currency))
            shown.currencies << price.currency;
        plans.push_back(planData(plan, price, toolBlockId(tool.slug, u"plans"_s, row),
                                 asOf.isValid() ? QDate() : plan.asOf, edition.labels));
    }
    data.flag("has_plans", !plans.empty());
    data.list("plans", std::move(plans));
    data.date("plans_as_of", asOf, edition.labels);
}

void addPlans(PageData &page, const PageContext &context)
{
    QStringList currencies;
    for (const auto &shown : context.tools)
        for (const QString &currency : shown->currencies)
            if (!currencies.contains(currency))
                currencies << currency;
    page.html("pricing_read", markdownHtml(context.comparison.pricingRead));
    page.flag("any_plans", context.anyTool("has_plans"));
    page.flag("has_pricing", page.isTrue("any_plans") || page.isTrue("pricing_read"));
    page.text("plans_currency",
              currencies.size() == 1
                  ? context.labels.text("plans.currency"_L1,
                                        {{"currency"_L1, currencyName(currencies.first(), context.labels)}})
                  : QString());
    page.flag("plans_currencies_differ", currencies.size() > 1);
}

} // namespace vd
