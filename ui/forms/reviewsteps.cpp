#include "reviewsteps.h"

#include "reviewlife.h"
#include "scorecardnotice.h"
#include "textfields.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

namespace vd {

ReviewSteps::ReviewSteps(QWidget *parent)
    : QWidget(parent),
      m_history(new ScorecardNotice),
      m_onward(new QPushButton),
      m_blocker(new ScorecardNotice),
      m_return(new QWidget),
      m_note(new PlainLine),
      m_giveBack(new QPushButton(tr("Re&turn")))
{
    m_history->setObjectName(QStringLiteral("history"));
    m_history->setAccessibleName(tr("What was done with this review"));
    m_onward->setObjectName(QStringLiteral("onward"));
    m_onward->setIcon(QIcon::fromTheme(QStringLiteral("dialog-ok-apply")));
    m_blocker->setObjectName(QStringLiteral("blocker"));
    m_note->setObjectName(QStringLiteral("returnNote"));
    m_note->setPlaceholderText(tr("What should change?"));
    m_note->setAccessibleName(tr("Note to the reviewer"));
    m_giveBack->setObjectName(QStringLiteral("return"));
    m_giveBack->setToolTip(tr("Give it back to its reviewer, with this note (Alt+T)"));
    for (QPushButton *button : {m_onward, m_giveBack})
        button->setAutoDefault(false);

    auto *onward = new QHBoxLayout;
    onward->addWidget(m_onward);
    onward->addWidget(m_blocker, 1);
    onward->addStretch(0);
    auto *back = new QHBoxLayout(m_return);
    back->setContentsMargins(0, 0, 0, 0);
    back->addWidget(m_note, 1);
    back->addWidget(m_giveBack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_history);
    layout->addLayout(onward);
    layout->addWidget(m_return);

    m_onward->installEventFilter(this);
    connect(m_onward, &QPushButton::clicked, this, [this] {
        emit stepRequested(m_status == ReviewStatus::Submitted ? ReviewStatus::Approved : ReviewStatus::Submitted, {});
    });
    connect(m_giveBack, &QPushButton::clicked, this, &ReviewSteps::giveBack);
    connect(m_note, &QLineEdit::returnPressed, this, &ReviewSteps::giveBack);
    connect(m_note, &QLineEdit::textChanged, this, &ReviewSteps::refresh);
}

void ReviewSteps::show(const Review &review, const QString &blocker, QDate today)
{
    if (review.id != m_review) {
        if (!m_note->text().isEmpty())
            m_unsent.insert(m_review, {m_status, m_note->text()});
        const Unsent before = m_unsent.take(review.id);
        m_note->setText(before.status == review.status ? before.note : QString());
    } else if (review.status != m_status) {
        m_note->clear();
    }
    m_review = review.id;
    m_status = review.status;
    m_history->say(ReviewLife::history(review.steps, today), ScorecardNotice::Tone::Quiet);
    m_blocker->say(m_status == ReviewStatus::Approved ? QString() : blocker, ScorecardNotice::Tone::Quiet);
    refresh();
}

void ReviewSteps::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    refresh();
}

void ReviewSteps::refresh()
{
    const bool isSubmitted = m_status == ReviewStatus::Submitted;
    const bool isApproved = m_status == ReviewStatus::Approved;
    m_onward->setText(isSubmitted                          ? tr("&Approve")
                      : m_status == ReviewStatus::Returned ? tr("Su&bmit again")
                                                           : tr("Su&bmit"));
    m_onward->setToolTip(isSubmitted ? tr("Pages show it from now on (Alt+A)") : tr("Hand it to the editor (Alt+B)"));
    m_onward->setVisible(!m_readOnly && !isApproved);
    m_onward->setEnabled(m_review.isValid() && m_blocker->text().isEmpty());
    m_return->setVisible(!m_readOnly && (isSubmitted || isApproved));
    m_giveBack->setEnabled(!m_note->text().trimmed().isEmpty());
}

void ReviewSteps::giveBack()
{
    const QString note = m_note->text().trimmed();
    if (note.isEmpty())
        return;
    emit stepRequested(ReviewStatus::Returned, note);
    if (!m_onward->isHidden())
        m_onward->setFocus(Qt::OtherFocusReason); // the note is gone: the cursor is not to land in the next field
}

/// The second click of a double click on Submit would approve.
bool ReviewSteps::eventFilter(QObject *watched, QEvent *event)
{
    return event->type() == QEvent::MouseButtonDblClick || QWidget::eventFilter(watched, event);
}

} // namespace vd
