#pragma once

#include "comparisonvalues.h"
#include "noun.h"

#include <QCoreApplication>
#include <QDate>
#include <QList>
#include <QString>

namespace vd {

/// Something an editor should look at before a comparison is published.
struct Finding
{
    enum class Severity {
        Problem, ///< not fit to publish
        Note     ///< publishable, but worth a look
    };
    Severity severity = Severity::Problem;
    QString sentence; ///< for people, names the record
    RecordRef record; ///< where to put it right
    QString field;    ///< of that record, e.g. "quote", "plans[1].as_of"; "reviews" of a tool when a review is missing
    LensId lens = {}; ///< of the review that is missing or wrong

    bool operator==(const Finding &) const = default;
};

/// The editorial checks: pure, over values and today's date.
class Checks
{
    Q_DECLARE_TR_FUNCTIONS(vd::Checks)

public:
    static constexpr int shortestQuote = 110; ///< words
    static constexpr int longestQuote = 160;

    /// Who is given away on an anonymous page; then in the order of the page: the comparison's own texts, then per tool
    /// the reviews, prices, facts and votes.
    static QList<Finding> check(const ComparisonValues &values, const QDate &today);
    static bool hasProblems(const QList<Finding> &findings);

    /// The first of the phrases that a text holds as whole words, whatever their case and spacing; empty when none.
    static QString bannedPhraseIn(const QString &text, const QStringList &phrases);

private:
    explicit Checks(const ComparisonValues &values, const QDate &today) : m_values(values), m_today(today) {}
    void comparison();
    void reviews(const Tool &tool);
    void quote(const Review &review, const Tool &tool, const Lens &lens);
    void prices(const Tool &tool);
    void facts(const Tool &tool);
    void votes(const Tool &tool);
    void problem(const QString &sentence, RecordRef record, const QString &field, LensId lens = {});
    void note(const QString &sentence, RecordRef record, const QString &field, LensId lens = {});

    const ComparisonValues &m_values;
    QDate m_today;
    QList<Finding> m_findings;
};

} // namespace vd
