#include "scorecardpicker.h"

#include "scorecardstate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

namespace vd {

ScorecardPicker::ScorecardPicker()
    : FormField(new QWidget),
      m_reviewer(new QComboBox),
      m_round(new QComboBox),
      m_newRound(new QPushButton(tr("New round"))),
      m_newReviewer(new QPushButton(tr("Add a reviewer")))
{
    m_reviewer->setObjectName(QStringLiteral("reviewer"));
    m_round->setObjectName(QStringLiteral("round"));
    m_newRound->setObjectName(QStringLiteral("newRound"));
    m_newReviewer->setObjectName(QStringLiteral("newReviewer"));
    m_round->setAccessibleName(tr("Round"));
    m_newRound->setToolTip(tr("Review the tool again through this lens; pages show this round until the next is "
                              "approved"));
    auto *row = new QHBoxLayout(editor());
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_reviewer, 1);
    row->addWidget(m_newReviewer);
    row->addWidget(m_round);
    row->addWidget(m_newRound);
    editor()->setFocusProxy(m_reviewer);
    for (QComboBox *combo : {m_reviewer, m_round}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        ignoreWheelWithoutFocus(combo);
    }
    m_reviewer->setMinimumContentsLength(8);
    m_round->setMinimumContentsLength(7);
    for (QPushButton *button : {m_newRound, m_newReviewer})
        button->setAutoDefault(false);
    connect(m_reviewer, &QComboBox::activated, this,
            [this] { emit reviewerChosen(ReviewerId{m_reviewer->currentData().toLongLong()}); });
    connect(m_round, &QComboBox::activated, this, [this] { emit roundChosen(m_round->currentData().toInt()); });
    connect(m_newRound, &QPushButton::clicked, this, &ScorecardPicker::newRoundRequested);
    connect(m_newReviewer, &QPushButton::clicked, this, &ScorecardPicker::newReviewerRequested);
}

QList<Reviewer> ScorecardPicker::inOrder(const QList<Reviewer> &panel, LensId lens)
{
    QList<Reviewer> ordered = panel;
    std::stable_partition(ordered.begin(), ordered.end(),
                          [lens](const Reviewer &reviewer) { return reviewer.lenses.contains(lens); });
    return ordered;
}

void ScorecardPicker::show(const Choice &choice)
{
    m_reviewer->clear();
    bool wrote = false;
    for (const Reviewer &reviewer : inOrder(choice.panel, choice.lens)) {
        const bool writes = reviewer.lenses.contains(choice.lens);
        if (wrote && !writes)
            m_reviewer->insertSeparator(m_reviewer->count());
        wrote = writes;
        const auto own = std::find_if(choice.reviews.begin(), choice.reviews.end(), [&](const Review &review) {
            return review.reviewer == reviewer.id && review.round == choice.round;
        });
        const QString text =
            own == choice.reviews.end()
                ? reviewer.name
                : tr("%1 · %2", "reviewer · status").arg(reviewer.name, ScorecardState::text(own->status));
        m_reviewer->addItem(text, reviewer.id.value);
        m_reviewer->setItemData(m_reviewer->count() - 1, reviewer.persona, Qt::ToolTipRole);
    }
    m_reviewer->setCurrentIndex(m_reviewer->findData(choice.reviewer.value));

    int newest = choice.round;
    for (const Review &review : choice.reviews)
        newest = qMax(newest, review.round);
    m_round->clear();
    for (int round = newest; round >= 1; --round)
        m_round->addItem(tr("Round %1").arg(round), round);
    m_round->setCurrentIndex(m_round->findData(choice.round));
    m_round->setVisible(newest > 1);
    m_newRound->setVisible(choice.mayAddRound && !m_readOnly);
    m_reviewer->setVisible(!choice.panel.isEmpty());
    m_newReviewer->setVisible(choice.panel.isEmpty() && !m_readOnly);
}

void ScorecardPicker::setReadOnly(bool readOnly, const QString &)
{
    // Looking at other reviews changes nothing; the form does not add any.
    m_readOnly = readOnly;
    m_newRound->setVisible(!m_newRound->isHidden() && !readOnly);
    m_newReviewer->setVisible(!m_newReviewer->isHidden() && !readOnly);
}

bool ScorecardPicker::focusPart(const QString &part)
{
    if (part == QLatin1String("round") && !m_round->isHidden())
        m_round->setFocus(Qt::OtherFocusReason);
    else if (m_reviewer->isHidden())
        m_newReviewer->setFocus(Qt::OtherFocusReason);
    else
        m_reviewer->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace vd
