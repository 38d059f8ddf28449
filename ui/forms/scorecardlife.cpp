// ScorecardTab: a review's way, what is due, what was written before, and what would give its author away.

#include "earlierreviews.h"
#include "reviewlife.h"
#include "reviewsteps.h"
#include "scorecardnotice.h"
#include "scorecardtab.h"
#include "signedpanel.h"

#include <QResizeEvent>

namespace vd {

namespace {

constexpr int besideFrom = 840;  ///< px: room for a form and for reading
constexpr int mostOfHeight = 40; ///< percent, above a form

QString actionOf(ReviewStatus status)
{
    switch (status) {
    case ReviewStatus::Submitted:
        return ScorecardTab::tr("submission of the review");
    case ReviewStatus::Returned:
        return ScorecardTab::tr("return of the review");
    default:
        return ScorecardTab::tr("approval of the review");
    }
}

} // namespace

void ScorecardTab::addLife()
{
    m_page->section(tr("Where it stands"));
    m_steps = new ReviewSteps;
    m_page->addWidget(m_steps);
    connect(m_steps, &ReviewSteps::stepRequested, this, &ScorecardTab::step);
    m_due = new DateField;
    m_buffer.bind(m_due, &Review::due);
    m_page->place(m_due, tr("Due"));
}

void ScorecardTab::addReading(QBoxLayout *layout)
{
    m_earlier = new EarlierReviews(m_library, m_lens);
    if (m_desk == ScorecardDesk::Reviewers) { // whose window has a column for reading
        auto *unseen = new QWidget(this);
        unseen->hide();
        m_earlier->setParent(unseen);
        m_earlier->pane()->setParent(unseen);
        m_body = new QBoxLayout(QBoxLayout::BottomToTop);
        layout->addLayout(m_body, 1);
        m_body->addWidget(m_page);
        return;
    }
    m_earlier->hide();
    layout->addWidget(m_earlier);
    m_body = new QBoxLayout(QBoxLayout::BottomToTop);
    m_body->setSpacing(0);
    layout->addLayout(m_body, 1);
    m_body->addWidget(m_page, 3);
    m_body->addWidget(m_earlier->pane(), 2);
}

void ScorecardTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool beside = width() >= besideFrom;
    m_body->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::BottomToTop);
    m_earlier->pane()->setMaximumHeight(beside ? QWIDGETSIZE_MAX : height() * mostOfHeight / 100);
    m_earlier->setBeside(beside);
}

/// A reviewer's own desk has reading matter of its own.
void ScorecardTab::refreshReading()
{
    if (m_desk == ScorecardDesk::Editors)
        m_earlier->show({m_tool, m_reviewer, m_round, m_reviews, m_signed});
}

/// What of the panel is not to be told: asked once per change of the library, used at every key. A reviewer's own desk
/// knows one persona, which may be told.
void ScorecardTab::takePanel(const QList<Reviewer> &panel)
{
    const auto publication = m_library.publication();
    m_panel = panel;
    m_signed = publication ? signedPanel(*publication, panel, tr("Reviewer %1")) : QList<Reviewer>();
    m_anonymity.reset();
    if (!publication || !publication->anonymous)
        return;
    const auto tool = m_library.get(m_tool);
    m_anonymity.emplace(m_desk == ScorecardDesk::Reviewers ? QList<Reviewer>() : panel,
                        tool ? QStringList{tool->name, tool->vendor} : QStringList());
}

void ScorecardTab::refreshLife(const Review &screen)
{
    using Tone = ScorecardNotice::Tone;
    const auto given = m_anonymity ? m_anonymity->inQuote(screen.quote, m_reviewer) : QList<GiveAway>();
    m_givenAway->say(given.isEmpty() ? QString() : tr("Gives its author away: %1").arg(Anonymity::inWords(given)),
                     Tone::Attention);
    if (m_desk == ScorecardDesk::Reviewers)
        return;
    const QDate today = m_library.today();
    const Review review = this->review().isValid() ? m_buffer.typed() : Review();
    const QString due = ReviewLife::due(review, today);
    m_due->describe(m_due->label(), due.isEmpty() ? tr("When it should be submitted; empty: at any time.") : due);
    m_steps->show(review, ScorecardState::blocker(screen), today);
    const ScorecardState state(screen);
    QString text = state.sentence();
    const bool isOverdue = ReviewLife::isOverdue(review, today);
    if (isOverdue)
        text += u' ' + due;
    const QString returned = ReviewLife::returned(review, today);
    if (!returned.isEmpty())
        text += u'\n' + returned;
    const bool isPressing = isOverdue || !returned.isEmpty();
    m_state->say(text, state.isComplete() ? Tone::Good : isPressing ? Tone::Attention : Tone::Quiet);
}

/// The next step on a review's way, as one undo step.
void ScorecardTab::step(ReviewStatus status, const QString &note)
{
    m_status->setError({});
    m_status->setDirty(false);
    m_buffer.finishEdit();
    if (const QString why = m_buffer.refusal(); !why.isEmpty())
        return emit refused(why);
    auto review = m_library.get(this->review());
    if (!review)
        return emit refused(review.error().what);
    const bool wasHandedIn = !ReviewLife::isWithReviewer(review->status);
    review->status = status;
    review->steps.append({status, m_library.today(), m_library.user(), note});
    if (!review->writtenOn.isValid() && !wasHandedIn && !ReviewLife::isWithReviewer(status))
        review->writtenOn = m_library.today();
    if (const auto done = m_library.update(*review, actionOf(status)); !done)
        return emit refused(done.error().what);
    m_library.endBurst();
    emit stored();
}

} // namespace vd
