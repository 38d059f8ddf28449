// ScorecardTab: what changes a review besides typing into its fields.

#include "scorecardnotice.h"
#include "scorecardtab.h"
#include "scorecardwords.h"

#include <QScopedValueRollback>

namespace vd {

void ScorecardTab::ensureReview()
{
    if (review().isValid() || m_isMaking || m_retry.isActive() || !m_reviewer.isValid())
        return;
    const QScopedValueRollback making(m_isMaking, true);
    const auto id = m_library.add(blank(), tr("new review"));
    if (!id)
        return failToMake(id.error().what);
    m_buffer.adopt(*id);
    refreshPicker();
}

Review ScorecardTab::blank() const
{
    Review blank;
    blank.tool = m_tool;
    blank.lens = m_lens.id;
    blank.reviewer = m_reviewer;
    blank.round = m_round;
    return blank;
}

void ScorecardTab::failToMake(const QString &why)
{
    m_failure = why;
    m_retry.start();
    emit failed(why);
    emit refused(why);
}

/// Before something else is shown.
void ScorecardTab::keepUnmade()
{
    if (!m_buffer.record().isValid() && m_buffer.hasUnstored())
        if (const auto typed = m_buffer.typedOver(blank()); !typed.fields.isEmpty())
            m_unmade << typed;
}

/// What is on screen, and what is kept.
void ScorecardTab::makeUnmade()
{
    if (hasUnmade()) {
        ensureReview();
        if (m_retry.isActive())
            return;
        m_buffer.flush();
    }
    while (!m_unmade.isEmpty()) {
        const ReviewBuffer::Typed typed = m_unmade.takeFirst();
        if (const auto id = m_library.add(typed.values, tr("new review")); !id) {
            m_unmade.prepend(typed);
            return failToMake(id.error().what);
        }
        m_library.endBurst();
    }
    m_failure.clear();
    emit failed({});
    if (m_buffer.refusals().isEmpty())
        emit stored();
}

QString ScorecardTab::refusal() const
{
    const QString why = m_buffer.refusal();
    return why.isEmpty() && hasUnmade() ? m_failure : why;
}

QStringList ScorecardTab::refusals() const
{
    QStringList sentences = m_buffer.refusals();
    if (!m_failure.isEmpty() && (hasUnmade() || !m_unmade.isEmpty()))
        sentences << m_failure;
    return sentences;
}

/// An empty review is handed over; one with words stays its author's, and the other reviewer gets a review of their
/// own.
void ScorecardTab::chooseReviewer(ReviewerId reviewer)
{
    m_buffer.finishEdit();
    if (reviewer == m_reviewer)
        return;
    if (const Review own = find(reviewer, m_round); own.id.isValid())
        return load(own);
    Review current = find(m_reviewer, m_round);
    if (m_library.isReadOnly() || m_round < newestRound())
        return refreshPicker();
    if (!current.id.isValid()) {
        if (!m_reviews.isEmpty())
            return showBlank(reviewer, m_round);
        m_reviewer = reviewer;
        ensureReview();
        return refreshNotices();
    }
    if (current.isBegun())
        return showBlank(reviewer, m_round);
    current.reviewer = reviewer;
    if (const auto done = m_library.update(current, tr("change of reviewer")); !done)
        emit refused(done.error().what);
    m_library.endBurst();
}

void ScorecardTab::chooseRound(int round)
{
    m_buffer.finishEdit();
    if (const Review own = find(m_reviewer, round); own.id.isValid())
        return load(own);
    Review other;
    for (const Review &review : std::as_const(m_reviews))
        if (review.round == round)
            other = review;
    if (other.id.isValid())
        load(other);
    else
        refreshPicker();
}

void ScorecardTab::addRound()
{
    m_buffer.finishEdit();
    Review next;
    next.tool = m_tool;
    next.lens = m_lens.id;
    next.reviewer = m_reviewer;
    next.round = newestRound() + 1;
    const auto id = m_library.add(next, tr("new round"));
    if (!id)
        return emit refused(id.error().what);
    select(*id);
    focusField({});
}

/// One undo step, whatever was in the quote before.
void ScorecardTab::compose()
{
    m_buffer.finishEdit();
    auto review = m_library.get(this->review());
    if (!review)
        return emit refused(review.error().what);
    const QString before = review->quote;
    review->quote = ScorecardWords::compose(m_lens.prompts, review->answers);
    m_quote->setError({});
    const bool wasDirty = m_quote->isDirty(); // what is typed there could not be stored
    m_quote->setDirty(false);
    if (const auto done = m_library.update(*review, tr("composing of the quote")); !done) {
        m_quote->setDirty(wasDirty);
        return emit refused(done.error().what);
    }
    m_library.endBurst();
    if (m_status->isInvalid()) {
        m_status->setDirty(true);
        m_buffer.flush();
    }
    m_composed->say(before.trimmed().isEmpty() ? tr("Composed; smooth it where the beats meet.")
                                               : tr("Replaced the quote; Undo brings the former words back."),
                    ScorecardNotice::Tone::Quiet);
    m_quote->focusPart({});
    emit stored();
}

} // namespace vd
