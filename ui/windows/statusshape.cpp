#include "statusshape.h"

#include <QPainter>
#include <QPainterPath>

namespace vd {

void drawStatusShape(QPainter &painter, const QRectF &rect, ComparisonStatus status, const QColor &color)
{
    const qreal stroke = rect.width() / 7;
    const QRectF circle = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke));
    switch (status) {
    case ComparisonStatus::Draft:
        painter.drawEllipse(circle);
        break;
    case ComparisonStatus::InReview:
        painter.drawEllipse(circle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(circle, 90 * 16, 180 * 16);
        break;
    case ComparisonStatus::Ready:
        painter.setBrush(color);
        painter.drawEllipse(circle);
        break;
    case ComparisonStatus::Published: {
        QPainterPath tick;
        tick.moveTo(circle.left() + circle.width() * 0.24, circle.top() + circle.height() * 0.52);
        tick.lineTo(circle.left() + circle.width() * 0.43, circle.top() + circle.height() * 0.71);
        tick.lineTo(circle.left() + circle.width() * 0.77, circle.top() + circle.height() * 0.31);
        QPainterPathStroker stroker;
        stroker.setWidth(stroke * 1.3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        QPainterPath disc;
        disc.addEllipse(rect);
        painter.drawPath(disc.subtracted(stroker.createStroke(tick)));
        break;
    }
    }
    painter.restore();
}

} // namespace vd
