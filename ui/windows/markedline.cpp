#include "markedline.h"

#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace vd {

namespace {

QList<QTextLayout::FormatRange> formats(const MarkedText &marked, const MarkedStyle &style, qsizetype length)
{
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    if (style.tint.isValid())
        format.setBackground(style.tint);
    QList<QTextLayout::FormatRange> ranges;
    for (const MarkedText::Mark &mark : marked.marks)
        if (mark.start < length)
            ranges.append({int(mark.start), int(std::min(mark.length, length - mark.start)), format});
    return ranges;
}

/// One line, however long.
QTextLine layOut(QTextLayout &layout)
{
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(1e6);
    layout.endLayout();
    return line;
}

} // namespace

qreal drawMarkedLine(QPainter &painter, const QRectF &rect, const MarkedText &marked, const MarkedStyle &style)
{
    QTextLayout layout(marked.text, style.font);
    layout.setFormats(formats(marked, style, marked.text.size()));
    QTextLine line = layOut(layout);
    if (!line.isValid())
        return 0;
    if (line.naturalTextWidth() > rect.width()) {
        const QString ellipsis(u'…');
        const qreal room = rect.width() - QFontMetricsF(style.font).horizontalAdvance(ellipsis);
        const int kept = room > 0 ? line.xToCursor(room, QTextLine::CursorOnCharacter) : 0;
        layout.setText(marked.text.left(kept).trimmed() + ellipsis);
        layout.setFormats(formats(marked, style, kept));
        line = layOut(layout);
    }
    painter.save();
    painter.setPen(style.color);
    painter.setClipRect(rect, Qt::IntersectClip);
    layout.draw(&painter, {rect.left(), rect.top() + std::floor((rect.height() - line.height()) / 2)});
    painter.restore();
    return std::min(line.naturalTextWidth(), rect.width());
}

QColor subdued(const QColor &text, const QColor &background)
{
    constexpr qreal share = 0.7;
    const auto mix = [](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(mix(text.redF(), background.redF()), mix(text.greenF(), background.greenF()),
                            mix(text.blueF(), background.blueF()));
}

} // namespace vd
