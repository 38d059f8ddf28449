#pragma once

#include "comparison.h"

#include <QRectF>

class QColor;
class QPainter;

namespace vd {

/// A comparison's status as a small round shape that needs no colour: draft is empty, in review half full, ready full,
/// published full with a tick.
void drawStatusShape(QPainter &painter, const QRectF &rect, ComparisonStatus status, const QColor &color);

} // namespace vd
