#pragma once

#include "enumtext.h"
#include "fields.h"
#include "id.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>
#include <optional>

namespace vd {

/// What an amount buys the use of.
enum class Period { Month, Year, Once, Usage };

template <>
inline constexpr auto enumTexts<Period> = std::array{EnumText{Period::Month, "month"}, EnumText{Period::Year, "year"},
                                                     EnumText{Period::Once, "once"}, EnumText{Period::Usage, "usage"}};

/// One price of a tool.
struct Plan
{
    QUuid uid;
    QString name;
    std::optional<double> amount; ///< in whole units of currency; none: ask the vendor
    QString currency;             ///< ISO 4217; empty: the publication's
    Period period = Period::Month;
    QString unit; ///< "user", "1M tokens" …
    QString note;
    QDate asOf;
    QString source; ///< URL

    static constexpr auto fields()
    {
        return std::tuple{
            column("uid", &Plan::uid),           column("name", &Plan::name),     column("amount", &Plan::amount),
            column("currency", &Plan::currency), column("period", &Plan::period), column("unit", &Plan::unit),
            column("note", &Plan::note),         column("as_of", &Plan::asOf),    column("source", &Plan::source)};
    }
    bool operator==(const Plan &) const = default;
};

/// A named value for the side-by-side table.
struct Fact
{
    QUuid uid;
    QString name;
    QString value;
    QDate asOf;
    QString source; ///< URL

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Fact::uid), column("name", &Fact::name), column("value", &Fact::value),
                          column("as_of", &Fact::asOf), column("source", &Fact::source)};
    }
    bool operator==(const Fact &) const = default;
};

/// Votes of readers counted at one date; a tool's tallies add up.
struct VoteTally
{
    QUuid uid;
    int ship = 0;
    int skip = 0;
    QDate asOf;
    QString source;

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &VoteTally::uid), column("ship", &VoteTally::ship),
                          column("skip", &VoteTally::skip), column("as_of", &VoteTally::asOf),
                          column("source", &VoteTally::source)};
    }
    bool operator==(const VoteTally &) const = default;
};

/// What is reviewed.
struct Tool
{
    ToolId id;
    QUuid uid;
    QString slug;
    QString name;
    QString vendor;
    QString category;
    QStringList tags;
    QString tagline;     ///< one line
    QString description; ///< CommonMark
    QString website;     ///< URL
    QString license;
    QDate released;
    QString bestFor; ///< CommonMark
    QString notFor;  ///< CommonMark
    QStringList pros;
    QStringList cons;
    QString logo; ///< data: URL of an image, or empty
    QList<Fact> facts;
    QList<Plan> plans;
    QList<VoteTally> votes;
    QStringList aliases; ///< former slugs

    static constexpr auto fields()
    {
        return std::tuple{column("uid", &Tool::uid),           column("slug", &Tool::slug),
                          column("name", &Tool::name),         column("vendor", &Tool::vendor),
                          column("category", &Tool::category), column("tags", &Tool::tags),
                          column("tagline", &Tool::tagline),   column("description", &Tool::description),
                          column("website", &Tool::website),   column("license", &Tool::license),
                          column("released", &Tool::released), column("best_for", &Tool::bestFor),
                          column("not_for", &Tool::notFor),    column("pros", &Tool::pros),
                          column("cons", &Tool::cons),         column("logo", &Tool::logo),
                          rows("facts", &Tool::facts),         rows("plans", &Tool::plans),
                          rows("votes", &Tool::votes),         rows("aliases", &Tool::aliases)};
    }
    bool operator==(const Tool &) const = default;
};

} // namespace vd
