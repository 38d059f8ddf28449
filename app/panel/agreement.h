#pragma once

#include "review.h"

#include <QList>
#include <optional>

namespace vd {

/// Gwet's first-order agreement coefficient, of two categories:
///     AC1 = (pa − pe) / (1 − pe),  pe = 1/(q−1) · Σ πk(1 − πk) = 2π(1 − π) with q = 2
/// pa: the observed share of agreeing pairs; π: the share of ship; both between 0 and 1. 1 is perfect agreement, 0 what
/// chance alone would bring, and -1 the least there is. Other than kappa it does not collapse when nearly all say the
/// same. K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British
/// Journal of Mathematical and Statistical Psychology 61 (2008), 29–48.
[[nodiscard]] double gwetAc1(double observed, double ship);

/// A verdict on a subject, which is a tool in one round.
struct Rating
{
    ReviewerId reviewer;
    Verdict verdict = Verdict::Ship;
};

struct Agreement
{
    static constexpr qint64 minimumPairs = 10;

    qint64 pairs = 0;
    std::optional<double> ac1; ///< none below minimumPairs
    bool operator==(const Agreement &) const = default;
};

/// Adds up how far reviewers agree, subject by subject. A pair is two verdicts of different reviewers on one subject;
/// the lens does not matter, because a panel seldom has two reviewers for one lens, and all lenses answer the same
/// question: ship or skip. Every subject weighs the same, however many reviewers saw it (Gwet 2008 for missing
/// ratings).
class AgreementSum
{
public:
    /// A subject, among all its reviewers: pa is the mean, over subjects with a pair, of the share of agreeing pairs; π
    /// the mean of the share of ship over all subjects.
    void add(const QList<Rating> &subject);
    /// A subject, between two parties, e.g. one reviewer and the rest of the panel: only pairs across count, and only
    /// subjects on which there are any. The party of several counts as one rater that says ship as far as it does.
    void add(const QList<Rating> &one, const QList<Rating> &other);

    [[nodiscard]] Agreement result() const;

private:
    struct Pairs;
    void take(const Pairs &pairs);

    qint64 m_pairs = 0;
    double m_agreeing = 0;   ///< sum of shares
    qint64 m_agreeingOf = 0; ///< subjects with a pair
    double m_ship = 0;       ///< sum of shares
    qint64 m_shipOf = 0;     ///< subjects
};

} // namespace vd
