#pragma once

#include "comparisonvalues.h"
#include "noun.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace vd {

/// Lens by tool: what the panel says, and what is missing. A cell opens its review.
class ComparisonOverview : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonOverview(QWidget *parent = nullptr);
    void show(const ComparisonValues &values);
    /// "7 of 8 approved"
    [[nodiscard]] static QString summary(const ComparisonValues &values);

signals:
    /// A review and "quote"; where there is none yet the tool and e.g. "buyer.quote".
    void openRequested(vd::RecordRef record, const QString &field);

private:
    void makeCells(qsizetype lenses, qsizetype tools);

    QGridLayout *m_grid;
    QList<QLabel *> m_heads;                        ///< tools
    QList<QLabel *> m_sides;                        ///< lenses
    QList<QToolButton *> m_cells;                   ///< row by row
    QList<std::pair<RecordRef, QString>> m_targets; ///< as the cells
};

} // namespace vd
