#pragma once

#include "review.h"

#include <QHash>
#include <QWidget>

class QPushButton;

namespace vd {

class PlainLine;
class ScorecardNotice;

/// What can be done with a review as it stands, and what was done with it: one button that leads on, and a line to say
/// what should change before it is returned. The one who uses it takes the step and shows the review again. A note that
/// is not sent waits while another review is shown.
class ReviewSteps : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewSteps(QWidget *parent = nullptr);
    /// `blocker` keeps it from being submitted or approved; empty when nothing does.
    void show(const Review &review, const QString &blocker, QDate today);
    void setReadOnly(bool readOnly);

signals:
    void stepRequested(vd::ReviewStatus status, const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void giveBack();

    ScorecardNotice *m_history;
    QPushButton *m_onward; ///< submit or approve
    ScorecardNotice *m_blocker;
    QWidget *m_return;
    PlainLine *m_note;
    QPushButton *m_giveBack;
    ReviewId m_review;
    ReviewStatus m_status = ReviewStatus::Draft;
    bool m_readOnly = false;

    struct Unsent
    {
        ReviewStatus status = ReviewStatus::Draft;
        QString note;
    };
    QHash<ReviewId, Unsent> m_unsent; ///< of reviews that are not shown
};

} // namespace vd
