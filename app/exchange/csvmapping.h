#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace vd {

/// What a column of a CSV file means.
enum class CsvField {
    Ignore,
    Name, ///< of the tool; every file needs it
    Slug,
    Vendor,
    Category,
    Tags, ///< separated by semicolons, commas or bars
    Tagline,
    Description,
    Website,
    License,
    Released,
    BestFor,
    NotFor,
    Pros, ///< separated by line breaks or semicolons
    Cons,
    Fact, ///< a fact that is called as the column
    PlanName,
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

/// What each column means. With a column of votes it is a file of votes, whose tools must be in the library already;
/// otherwise a file of tools.
class CsvMapping
{
    Q_DECLARE_TR_FUNCTIONS(vd::CsvMapping)

public:
    CsvMapping() = default;
    explicit CsvMapping(const QList<CsvField> &fields) : m_fields(fields) {}

    /// By the columns' names and their usual synonyms, each field once; what is not recognised is ignored. Columns that
    /// tell about the tool without a field of its own (source code, pricing page without prices, deprecated, "Fact: …")
    /// become facts.
    static CsvMapping suggest(const QStringList &header);

    [[nodiscard]] CsvField field(qsizetype column) const { return m_fields.value(column, CsvField::Ignore); }
    void setField(qsizetype column, CsvField field);
    [[nodiscard]] qsizetype size() const { return m_fields.size(); }
    [[nodiscard]] bool has(CsvField field) const { return m_fields.contains(field); }
    [[nodiscard]] bool isOfVotes() const;
    /// Why a file cannot be imported so, for people; empty when it can.
    [[nodiscard]] QString problem() const;

    /// All fields in the order of a menu, and what people call them.
    [[nodiscard]] static QList<CsvField> allFields();
    [[nodiscard]] static QString title(CsvField field);
    /// A fact's name by its column's: without "Fact:" in front.
    [[nodiscard]] static QString factName(const QString &column);

    bool operator==(const CsvMapping &) const = default;

private:
    QList<CsvField> m_fields;
};

} // namespace vd
