#include "sharebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace vd {

ShareBar::ShareBar(QWidget *parent) : QFrame(parent), m_text(new QLabel), m_accept(new QPushButton(tr("A&ccept")))
{
    setObjectName(QStringLiteral("shareBar"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setObjectName(QStringLiteral("shareText"));
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_accept->setObjectName(QStringLiteral("shareAccept"));
    m_accept->setToolTip(tr("Assign what is proposed, in one step that can be undone"));
    auto *discard = new QPushButton(tr("D&iscard"));
    discard->setObjectName(QStringLiteral("shareDiscard"));
    discard->setToolTip(tr("Assign nothing (Esc)"));
    connect(m_accept, &QPushButton::clicked, this, &ShareBar::accepted);
    connect(discard, &QPushButton::clicked, this, &ShareBar::discarded);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    connect(escape, &QShortcut::activated, this, &ShareBar::discarded);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_accept);
    row->addWidget(discard);
    hide();
}

QString ShareBar::sentence(const SharePlan &plan, const Assignments &assignments)
{
    QHash<ReviewerId, int> added;
    for (const Share &share : plan.shares)
        ++added[share.reviewer];
    QStringList parts;
    for (const Reviewer &reviewer : assignments.reviewers())
        if (const int more = added.value(reviewer.id); more > 0)
            parts << tr("%1 +%2", "a reviewer and how many reviews are added").arg(reviewer.name).arg(more);
    return plan.shares.size() == 1 ? tr("Proposed: 1 review (%1).").arg(parts.join(u", "))
                                   : tr("Proposed: %1 reviews (%2).").arg(plan.shares.size()).arg(parts.join(u", "));
}

QString ShareBar::leftOpen(const SharePlan &plan, const Assignments &assignments)
{
    constexpr int most = 2;
    QStringList parts;
    for (const UntakenCell &cell : plan.untaken) {
        if (parts.size() == most) {
            parts << tr("And %1 more.").arg(plan.untaken.size() - most);
            break;
        }
        parts << tr("%1 stays open: %2", "a review and the reason")
                     .arg(assignments.subject(cell.tool, cell.lens), cell.reason);
    }
    return parts.join(u' ');
}

void ShareBar::show(const SharePlan &plan, const Assignments &assignments)
{
    QStringList parts;
    if (!plan.shares.isEmpty())
        parts << sentence(plan, assignments);
    if (!plan.untaken.isEmpty())
        parts << leftOpen(plan, assignments);
    m_text->setText(parts.join(u' '));
    m_accept->setEnabled(!plan.shares.isEmpty());
    QFrame::show();
    m_accept->setFocus(Qt::OtherFocusReason);
}

} // namespace vd
