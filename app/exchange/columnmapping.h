#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace vd {

/// What a column of a table means.
enum class ColumnField {
    Ignore,
    Name, ///< of the tool; every table needs it
    Slug,
    Vendor,
    Category,
    Tags, ///< separated by line breaks, or by semicolons, commas or bars
    Tagline,
    Description,
    Website,
    License,
    Released,
    BestFor,
    NotFor,
    Pros, ///< separated by line breaks, or by semicolons
    Cons,
    Logo,       ///< a picture's file beside the table, or a data: address
    Fact,       ///< a fact that is called as the column
    PlanName,   ///< several lines are several plans, whose other cells have as many
    PlanAmount, ///< a number, also with a currency sign; "free" is 0
    PlanCurrency,
    PlanPeriod,
    PlanUnit,
    PlanNote,
    PlanAsOf,
    PlanSource,
    VotesShip,
    VotesSkip,
    VotesAsOf,
    VotesSource
};

/// What each column of a CSV file or a content folder means. With a column of votes it is a table of votes, whose tools
/// must be in the library already; otherwise a table of tools.
class ColumnMapping
{
    Q_DECLARE_TR_FUNCTIONS(vd::ColumnMapping)

public:
    ColumnMapping() = default;
    explicit ColumnMapping(const QList<ColumnField> &fields) : m_fields(fields) {}

    /// By the columns' names and their usual synonyms, the most usual first, each field once; what is not recognised is
    /// ignored. Of keys inside of keys, such as "params.price", the last counts. Columns that tell about the tool
    /// without a field of its own (source code, pricing page without prices, deprecated, "Fact: …") become facts.
    static ColumnMapping suggest(const QStringList &header);

    [[nodiscard]] ColumnField field(qsizetype column) const { return m_fields.value(column, ColumnField::Ignore); }
    void setField(qsizetype column, ColumnField field);
    [[nodiscard]] qsizetype size() const { return m_fields.size(); }
    [[nodiscard]] bool has(ColumnField field) const { return m_fields.contains(field); }
    [[nodiscard]] bool isOfVotes() const;
    /// Why a file cannot be imported so, for people; empty when it can.
    [[nodiscard]] QString problem() const;

    /// All fields in the order of a menu, and what people call them.
    [[nodiscard]] static QList<ColumnField> allFields();
    [[nodiscard]] static QString title(ColumnField field);
    /// A fact's name by its column's: without "Fact:" in front; "Context window" of the key "params.context_window".
    [[nodiscard]] static QString factName(const QString &column);

    bool operator==(const ColumnMapping &) const = default;

private:
    QList<ColumnField> m_fields;
};

} // namespace vd
