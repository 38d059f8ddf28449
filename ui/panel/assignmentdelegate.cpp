#include "assignmentdelegate.h"

#include "assignmentmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace vd {

namespace {

constexpr int margin = 6;

void drawTick(QPainter &painter, const QRectF &rect, const QColor &color, qreal stroke)
{
    QPainterPath tick;
    tick.moveTo(rect.left() + rect.width() * 0.26, rect.top() + rect.height() * 0.52);
    tick.lineTo(rect.left() + rect.width() * 0.44, rect.top() + rect.height() * 0.70);
    tick.lineTo(rect.left() + rect.width() * 0.75, rect.top() + rect.height() * 0.32);
    QPainterPathStroker stroker;
    stroker.setWidth(stroke * 1.3);
    QPainterPath disc;
    disc.addEllipse(rect);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(disc.subtracted(stroker.createStroke(tick)));
}

void drawArrowBack(QPainter &painter, const QRectF &rect, const QColor &color)
{
    QPainterPath arrow;
    arrow.moveTo(rect.left() + rect.width() * 0.24, rect.center().y());
    arrow.lineTo(rect.left() + rect.width() * 0.66, rect.top() + rect.height() * 0.24);
    arrow.lineTo(rect.left() + rect.width() * 0.66, rect.bottom() - rect.height() * 0.24);
    arrow.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.fillPath(arrow, color);
}

void drawOverdueMark(QPainter &painter, const QRectF &rect, const QColor &color)
{
    QPainterPath triangle;
    triangle.moveTo(rect.center().x(), rect.top());
    triangle.lineTo(rect.bottomRight());
    triangle.lineTo(rect.bottomLeft());
    triangle.closeSubpath();
    const QRectF bar(rect.center().x() - rect.width() / 14, rect.top() + rect.height() * 0.36, rect.width() / 7,
                     rect.height() * 0.28);
    QPainterPath sign;
    sign.addRect(bar);
    sign.addRect(bar.left(), rect.bottom() - rect.height() * 0.24, bar.width(), bar.width());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(triangle.subtracted(sign), color);
    painter.restore();
}

/// For what matters less, and is still read.
QColor fainter(const QColor &text, const QColor &ground)
{
    constexpr double share = 0.66; // of the text's colour: 4.5 to 1 and better on white and on black
    const auto mix = [](int a, int b) { return int(a * share + b * (1 - share)); };
    return {mix(text.red(), ground.red()), mix(text.green(), ground.green()), mix(text.blue(), ground.blue())};
}

/// Red that is read on a light and on a dark ground.
QColor alarm(const QColor &ground)
{
    return ground.lightness() < 128 ? QColor(0xff, 0x9a, 0x8a) : QColor(0xb3, 0x26, 0x1e);
}

} // namespace

void drawStateShape(QPainter &painter, const QRectF &rect, AssignmentState state, const QColor &color)
{
    const qreal stroke = rect.width() / 7;
    const QRectF circle = rect.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, stroke);
    if (state == AssignmentState::Unassigned)
        pen.setDashPattern({1.6, 1.6});
    painter.setPen(pen);
    painter.setBrush(state == AssignmentState::Submitted ? QBrush(color) : Qt::NoBrush);
    if (state == AssignmentState::Approved)
        drawTick(painter, rect, color, stroke);
    else
        painter.drawEllipse(circle);
    if (state == AssignmentState::Drafted) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(circle, 90 * 16, 180 * 16);
    } else if (state == AssignmentState::Returned) {
        drawArrowBack(painter, rect, color);
    }
    painter.restore();
}

void AssignmentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant shown = index.data(AssignmentModel::TextsRole);
    if (!shown.isValid()) // a tool's name or category
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const auto texts = shown.value<CellTexts>();
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    const auto group = cell.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text = cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor faint = selected ? text : fainter(text, cell.palette.color(group, QPalette::Base));
    const bool stepsBack = !m_reviewer.isEmpty() && texts.name != m_reviewer;
    const bool isLate = texts.overdue && !stepsBack;
    QFont upperFont = cell.font;
    QFont lowerFont = cell.font;
    lowerFont.setPointSizeF(cell.font.pointSizeF() * 0.9);
    upperFont.setItalic(texts.proposed);
    lowerFont.setItalic(texts.proposed);

    painter->save();
    const QRect area = cell.rect.adjusted(margin, 0, -margin, 0);
    const int upperHeight = texts.name.isEmpty() ? 0 : QFontMetrics(upperFont).height();
    const int lowerHeight = QFontMetrics(lowerFont).height();
    const int top = area.top() + (area.height() - upperHeight - lowerHeight) / 2;
    const QRect upper(area.left(), top, area.width(), upperHeight);
    QRect lower(area.left(), top + upperHeight, area.width(), lowerHeight);
    const int size = lowerHeight * 5 / 8;
    const QRect shape(lower.left(), lower.top() + (lower.height() - size + 1) / 2, size, size);
    const QColor lowerColor = isLate && !selected ? alarm(cell.palette.color(group, QPalette::Base)) : faint;
    if (texts.overdue)
        drawOverdueMark(*painter, shape, lowerColor);
    else
        drawStateShape(*painter, shape, texts.shape, lowerColor);
    lower.setLeft(shape.right() + margin);
    painter->setFont(upperFont);
    painter->setPen(stepsBack ? faint : text);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(upperFont).elidedText(texts.name, Qt::ElideRight, upper.width()));
    painter->setFont(lowerFont);
    painter->setPen(lowerColor);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(lowerFont).elidedText(texts.state, Qt::ElideRight, lower.width()));
    painter->restore();
}

QSize AssignmentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = QFontMetrics(option.font).height();
    return {line * 8, 2 * line + 2 * margin};
}

} // namespace vd
