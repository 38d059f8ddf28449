#pragma once

#include "formfield.h"
#include "review.h"
#include "reviewer.h"

#include <QList>

class QComboBox;
class QPushButton;

namespace vd {

/// Whose review through a lens is on screen, and of which round.
class ScorecardPicker : public FormField
{
    Q_OBJECT

public:
    struct Choice
    {
        LensId lens;
        QList<Reviewer> panel;
        QList<Review> reviews; ///< through this lens, on one tool
        ReviewerId reviewer;
        int round = 1;
        bool mayAddRound = false;
    };

    ScorecardPicker();
    void show(const Choice &choice);
    void setReadOnly(bool readOnly, const QString &reason) override;
    bool focusPart(const QString &part) override; ///< "" the reviewer, "round"

    /// Who writes a lens comes first.
    [[nodiscard]] static QList<Reviewer> inOrder(const QList<Reviewer> &panel, LensId lens);

signals:
    void reviewerChosen(vd::ReviewerId reviewer);
    void roundChosen(int round);
    void newRoundRequested();
    void newReviewerRequested();

private:
    QComboBox *m_reviewer;
    QComboBox *m_round;
    QPushButton *m_newRound;
    QPushButton *m_newReviewer;
    bool m_readOnly = false;
};

} // namespace vd
