#pragma once

#include "assignments.h"

#include <QStyledItemDelegate>

namespace vd {

/// Where a review stands as a small round shape that needs no colour: nobody is a dashed ring, assigned a ring, drafted
/// half full, submitted full, returned a ring with an arrow back, approved full with a tick.
void drawStateShape(QPainter &painter, const QRectF &rect, AssignmentState state, const QColor &color);

/// A cell of the matrix: the reviewer's name, and below it the state in shape and word. What is overdue has a
/// triangle instead; what is only proposed stands in italics.
class AssignmentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// The cells of other reviewers step back; an empty name is everybody.
    void setReviewer(const QString &name) { m_reviewer = name; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QString m_reviewer;
};

} // namespace vd
