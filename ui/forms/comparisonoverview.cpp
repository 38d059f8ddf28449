#include "comparisonoverview.h"

#include "newestreview.h"
#include "panel.h"
#include "scorecardstate.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace vd {

namespace {

/// What the page shows of a lens on a tool; without an approved review, where the newest stands.
QString cellText(const QList<Review> &current, const Review &newest, ToolId tool, LensId lens)
{
    switch (lensVerdict(current, tool, lens)) {
    case LensVerdict::Ship:
        return ScorecardState::cell(Verdict::Ship);
    case LensVerdict::Skip:
        return ScorecardState::cell(Verdict::Skip);
    case LensVerdict::Divided:
        return ComparisonOverview::tr("◆ divided");
    case LensVerdict::None:
        break;
    }
    return ScorecardState(newest).cell();
}

/// A review that the page shows comes before a newer one that it does not.
Review reviewBehind(const QList<Review> &current, const QList<Review> &all, ToolId tool, LensId lens)
{
    const Review shown = newestReview(current, tool, lens);
    return shown.id.isValid() ? shown : newestReview(all, tool, lens);
}

void showCut(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setToolTip(text);
}

} // namespace

ComparisonOverview::ComparisonOverview(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(4);
    m_grid->setVerticalSpacing(2);
}

QString ComparisonOverview::summary(const ComparisonValues &values)
{
    const QList<Review> current = currentReviews(values.reviews);
    int approved = 0;
    for (const Lens &lens : values.lenses)
        for (const Tool &tool : values.tools)
            approved += lensVerdict(current, tool.id, lens.id) != LensVerdict::None;
    return tr("%1 of %2 approved").arg(approved).arg(values.lenses.size() * values.tools.size());
}

void ComparisonOverview::show(const ComparisonValues &values)
{
    if (m_sides.size() != values.lenses.size() || m_heads.size() != values.tools.size())
        makeCells(values.lenses.size(), values.tools.size());
    for (int column = 0; column < m_heads.size(); ++column)
        showCut(m_heads.at(column), values.tools.at(column).name);
    for (int row = 0; row < m_sides.size(); ++row)
        showCut(m_sides.at(row), values.lenses.at(row).title);

    const QList<Review> current = currentReviews(values.reviews);
    m_targets.clear();
    for (const Lens &lens : values.lenses)
        for (const Tool &tool : values.tools) {
            QToolButton *cell = m_cells.at(m_targets.size());
            const Review review = reviewBehind(current, values.reviews, tool.id, lens.id);
            const QString text = cellText(current, review, tool.id, lens.id);
            cell->setText(text);
            cell->setAccessibleName(tr("%1 on %2: %3", "lens, tool, verdict").arg(lens.title, tool.name, text));
            cell->setToolTip(tr("%1 on %2. %3", "lens, tool, sentence")
                                 .arg(lens.title, tool.name, ScorecardState(review).sentence()));
            if (review.id.isValid())
                m_targets.append({review.id, QStringLiteral("quote")});
            else
                m_targets.append({tool.id, lens.key + QStringLiteral(".quote")});
        }
}

void ComparisonOverview::makeCells(qsizetype lenses, qsizetype tools)
{
    qDeleteAll(m_heads);
    qDeleteAll(m_sides);
    qDeleteAll(m_cells);
    m_heads.clear();
    m_sides.clear();
    m_cells.clear();
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column + 1, column < tools ? 1 : 0);
    for (int column = 0; column < tools; ++column) {
        auto *head = new QLabel;
        head->setTextFormat(Qt::PlainText);
        head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        head->setForegroundRole(QPalette::PlaceholderText);
        head->setWordWrap(true);
        head->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        m_grid->addWidget(head, 0, column + 1);
        m_heads << head;
    }
    for (int row = 0; row < lenses; ++row) {
        auto *side = new QLabel;
        side->setTextFormat(Qt::PlainText);
        m_grid->addWidget(side, row + 1, 0);
        m_sides << side;
        for (int column = 0; column < tools; ++column) {
            auto *cell = new QToolButton;
            cell->setObjectName(QStringLiteral("cell-%1-%2").arg(row + 1).arg(column + 1));
            cell->setAutoRaise(true);
            cell->setFocusPolicy(Qt::StrongFocus);
            cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            m_grid->addWidget(cell, row + 1, column + 1);
            const qsizetype place = m_cells.size();
            m_cells << cell;
            connect(cell, &QToolButton::clicked, this,
                    [this, place] { emit openRequested(m_targets.at(place).first, m_targets.at(place).second); });
        }
    }
}

} // namespace vd
