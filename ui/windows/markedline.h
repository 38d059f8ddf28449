#pragma once

#include "markedtext.h"

#include <QColor>
#include <QFont>
#include <QRect>

class QPainter;

namespace vd {

/// How marked runs stand out: bold, on a tint.
struct MarkedStyle
{
    QFont font;
    QColor color;
    QColor tint; ///< behind marked runs; none when invalid
};

/// Draws one line of text with its marks, elided on the right, centred vertically. Returns the width used.
qreal drawMarkedLine(QPainter &painter, const QRectF &rect, const MarkedText &marked, const MarkedStyle &style);

/// Text colour for what matters less, readable on both.
[[nodiscard]] QColor subdued(const QColor &text, const QColor &background);

} // namespace vd
