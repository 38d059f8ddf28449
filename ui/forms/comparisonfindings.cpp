#include "comparisonfindings.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

namespace vd {

namespace {

/// A missing review has no record of its own: its tool's scorecard is the place.
QString fieldOf(const Finding &finding, const QList<Lens> &lenses)
{
    if (finding.record.noun != Noun::Tool || !finding.lens.isValid())
        return finding.field;
    const auto lens = std::find_if(lenses.begin(), lenses.end(), [&](auto &l) { return l.id == finding.lens; });
    return lens == lenses.end() ? finding.field : QString(lens->key + QStringLiteral(".quote"));
}

} // namespace

ComparisonFindings::ComparisonFindings(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void ComparisonFindings::show(const QList<Finding> &findings, const QList<Lens> &lenses)
{
    if (m_isShown && findings == m_findings)
        return;
    m_isShown = true;
    m_findings = findings;
    int focused = -1;
    while (m_layout->count() > 0) {
        const std::unique_ptr<QLayoutItem> item(m_layout->takeAt(m_layout->count() - 1));
        if (const QWidget *focus = QApplication::focusWidget(); focus && item->widget()->isAncestorOf(focus))
            focused = m_layout->count();
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // its own click may have led here
    }
    for (const Finding &finding : findings)
        m_layout->addWidget(row(finding, lenses));
    if (findings.isEmpty()) {
        auto *fine = new QLabel(tr("Nothing to fix."));
        fine->setObjectName(QStringLiteral("nothing"));
        m_layout->addWidget(fine);
    } else if (focused >= 0) {
        const int next = qMin(focused, int(findings.size()) - 1);
        m_layout->itemAt(next)->widget()->findChild<QToolButton *>()->setFocus(Qt::OtherFocusReason);
    }
}

QWidget *ComparisonFindings::row(const Finding &finding, const QList<Lens> &lenses)
{
    const bool isProblem = finding.severity == Finding::Severity::Problem;
    auto *widget = new QWidget;
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    auto *shape = new QLabel(isProblem ? QStringLiteral("⚠") : QStringLiteral("·"));
    shape->setFixedWidth(fontMetrics().horizontalAdvance(u'W') * 3 / 2);
    shape->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    shape->setToolTip(isProblem ? tr("Not fit to publish") : tr("Publishable, but worth a look"));
    shape->setAccessibleName(shape->toolTip());
    auto *sentence = new QLabel(finding.sentence);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!isProblem)
        sentence->setForegroundRole(QPalette::PlaceholderText);
    auto *go = new QToolButton;
    go->setText(QStringLiteral("→"));
    go->setAutoRaise(true);
    go->setFocusPolicy(Qt::StrongFocus);
    go->setToolTip(tr("Go there"));
    go->setAccessibleName(tr("%1 Go there.", "sentence").arg(finding.sentence));
    connect(go, &QToolButton::clicked, this,
            [this, record = finding.record, field = fieldOf(finding, lenses)] { emit openRequested(record, field); });
    line->addWidget(shape, 0, Qt::AlignTop);
    line->addWidget(sentence, 1);
    line->addWidget(go, 0, Qt::AlignTop);
    return widget;
}

} // namespace vd
