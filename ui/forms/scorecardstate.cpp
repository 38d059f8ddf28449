#include "scorecardstate.h"

#include "scorecardwords.h"
#include "text.h"

namespace vd {

ScorecardState::ScorecardState(const Review &review)
{
    if (!review.id.isValid())
        return;
    m_missing.clear();
    const int words = wordCount(review.quote);
    if (!review.verdict)
        m_missing << tr("no verdict");
    if (review.quote.trimmed().isEmpty())
        m_missing << tr("no quote");
    else if (words < ScorecardWords::leastWords)
        m_missing << tr("quote %1 words short").arg(ScorecardWords::leastWords - words);
    else if (words > ScorecardWords::mostWords)
        m_missing << tr("quote %1 words long").arg(words - ScorecardWords::mostWords);
    if (!review.confidence)
        m_missing << tr("no confidence");
    m_written = m_missing.isEmpty();
    if (review.status == ReviewStatus::Approved && review.verdict) {
        m_cell = cell(*review.verdict);
        return;
    }
    m_missing << (review.status == ReviewStatus::Submitted  ? tr("to approve")
                  : review.status == ReviewStatus::Returned ? tr("returned")
                                                            : tr("to submit"));
    m_cell = u"◐ " + text(review.status);
}

QString ScorecardState::shape() const
{
    return isComplete() ? QStringLiteral("✓") : m_written ? QStringLiteral("◐") : QStringLiteral("○");
}

QString ScorecardState::firstMissing() const
{
    return m_missing.value(0);
}

QString ScorecardState::sentence() const
{
    if (isComplete())
        return tr("Complete and approved.");
    const QString all = m_missing.join(QStringLiteral(", "));
    return m_written ? tr("Written; %1.").arg(all) : tr("Not complete: %1.").arg(all);
}

QString ScorecardState::cell() const
{
    return m_cell;
}

QString ScorecardState::cell(Verdict verdict)
{
    return shape(verdict) + u' ' + text(verdict);
}

QString ScorecardState::blocker(const Review &review)
{
    const bool quoted = !review.quote.trimmed().isEmpty();
    if (!review.verdict && !quoted)
        return tr("Choose ship or skip and write the quote before it is submitted or approved.");
    if (!review.verdict)
        return tr("Choose ship or skip before it is submitted or approved.");
    if (!quoted)
        return tr("Write the quote before it is submitted or approved.");
    return {};
}

QString ScorecardState::text(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Draft:
        return tr("draft");
    case ReviewStatus::Submitted:
        return tr("submitted");
    case ReviewStatus::Returned:
        return tr("returned");
    case ReviewStatus::Approved:
        return tr("approved");
    }
    return {};
}

QString ScorecardState::text(Verdict verdict)
{
    return verdict == Verdict::Ship ? tr("ship") : tr("skip");
}

QString ScorecardState::shape(Verdict verdict)
{
    return verdict == Verdict::Ship ? QStringLiteral("▲") : QStringLiteral("▽");
}

} // namespace vd
