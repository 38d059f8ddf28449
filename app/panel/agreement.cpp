#include "agreement.h"

namespace vd {

double gwetAc1(double observed, double ship)
{
    const double expected = 2 * ship * (1 - ship); // at most a half: the quotient is always defined
    return (observed - expected) / (1 - expected);
}

struct AgreementSum::Pairs
{
    qint64 all = 0;
    qint64 agreeing = 0;
    qint64 ship = 0; ///< of the verdicts in them, two a pair

    void count(const Rating &one, const Rating &other)
    {
        if (one.reviewer == other.reviewer)
            return;
        ++all;
        agreeing += one.verdict == other.verdict;
        ship += (one.verdict == Verdict::Ship) + (other.verdict == Verdict::Ship);
    }
};

void AgreementSum::add(const QList<Rating> &subject)
{
    Pairs pairs;
    for (qsizetype i = 0; i < subject.size(); ++i)
        for (qsizetype j = i + 1; j < subject.size(); ++j)
            pairs.count(subject.at(i), subject.at(j));
    if (pairs.all > 0 || subject.isEmpty()) {
        take(pairs);
        return;
    }
    qint64 ship = 0;
    for (const Rating &rating : subject)
        ship += rating.verdict == Verdict::Ship;
    m_ship += double(ship) / double(subject.size());
    ++m_shipOf;
}

void AgreementSum::add(const QList<Rating> &one, const QList<Rating> &other)
{
    Pairs pairs;
    for (const Rating &own : one)
        for (const Rating &opposite : other)
            pairs.count(own, opposite);
    take(pairs);
}

void AgreementSum::take(const Pairs &pairs)
{
    if (pairs.all == 0)
        return;
    m_pairs += pairs.all;
    m_agreeing += double(pairs.agreeing) / double(pairs.all);
    ++m_agreeingOf;
    m_ship += double(pairs.ship) / double(2 * pairs.all);
    ++m_shipOf;
}

Agreement AgreementSum::result() const
{
    Agreement agreement;
    agreement.pairs = m_pairs;
    if (m_pairs >= Agreement::minimumPairs)
        agreement.ac1 = gwetAc1(m_agreeing / double(m_agreeingOf), m_ship / double(m_shipOf));
    return agreement;
}

} // namespace vd
