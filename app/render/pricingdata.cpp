// The pricing read and the table of every plan, by the month.
#include "pagecontext.h"

#include "blockid.h"
#include "markdown.h"

#include <QSet>

namespace vd {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> currenciesOf(const PageContext &context)
{
    QSet<QString> currencies;
    for (const Tool &tool : context.input.tools)
        for (const Plan &plan : tool.plans) {
            const MonthlyPrice price = monthlyPrice(plan, context.input.publication.currency);
            if (price.kind != PriceKind::Ask && price.kind != PriceKind::Free)
                currencies << price.currency;
        }
    return currencies;
}

QString currencyName(const QString &code, const Labels &labels)
{
    const QString key = "currency."_L1 + code;
    return labels.texts().value(key, code);
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

TemplateData::Node planData(const Tool &tool, int row, const PageContext &context, bool datesDiffer)
{
    const Labels &labels = context.labels;
    const Plan &plan = tool.plans.at(row);
    const MonthlyPrice price = monthlyPrice(plan, context.input.publication.currency);
    TemplateData data;
    data.text("id", toolBlockId(tool.slug, u"plans"_s, row));
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
    setDate(data, "as_of", datesDiffer ? plan.asOf : QDate(), labels);
    setSource(data, plan.source);
    return data.take();
}

} // namespace

void addPlans(TemplateData &page, const PageContext &context)
{
    const Labels &labels = context.labels;
    const QSet<QString> currencies = currenciesOf(context);
    TemplateData::List groups;
    for (const ToolFigures &figures : context.tools) {
        const Tool &tool = *figures.tool;
        if (tool.plans.isEmpty())
            continue;
        const QDate asOf = sharedDate(tool.plans);
        TemplateData::List plans;
        for (int row = 0; row < tool.plans.size(); ++row)
            plans.push_back(planData(tool, row, context, !asOf.isValid()));
        TemplateData group;
        group.text("id", toolBlockId(tool.slug, u"plans"_s));
        group.text("name", tool.name);
        setDate(group, "as_of", asOf, labels);
        group.list("plans", std::move(plans));
        groups.push_back(group.take());
    }
    const std::string read = markdownHtml(context.input.comparison.pricingRead);
    page.html("pricing_read", read);
    page.flag("has_plans", !groups.empty());
    page.flag("has_pricing", !groups.empty() || !read.empty());
    page.list("plan_groups", std::move(groups));
    page.text("plans_currency",
              currencies.size() == 1
                  ? labels.text("plans.currency"_L1, {{"currency"_L1, currencyName(*currencies.begin(), labels)}})
                  : QString());
    page.flag("plans_currencies_differ", currencies.size() > 1);
}

} // namespace vd
