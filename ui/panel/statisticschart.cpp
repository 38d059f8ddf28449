#include "statisticschart.h"

#include "statisticstexts.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace vd {

namespace {

using Texts = StatisticsTexts;

constexpr int margin = 8;
constexpr int rowPadding = 3;
constexpr double dotRadius = 4.5;
constexpr int widestName = 28; // in average letters

double shareOf(const Split &split)
{
    return double(split.ship) / split.total();
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

QString sentence(const PanelFigures &figures)
{
    QStringList parts{Texts::basis(figures, Texts::Ship), Texts::basis(figures, Texts::Rest),
                      Texts::cell(figures, Texts::Note)};
    parts.removeAll(QString());
    return StatisticsChart::tr("%1: %2", "name, figures")
        .arg(Texts::name(figures), parts.join(StatisticsChart::tr("; ", "between figures")));
}

} // namespace

StatisticsChart::StatisticsChart(QWidget *parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatisticsChart::show(const QList<PanelFigures> &rows, const PanelFigures &panel, Grouping grouping)
{
    m_rows = rows;
    m_panel = panel;
    m_nameWidth = 0;
    QStringList sentences;
    for (const PanelFigures &figures : rows) {
        m_nameWidth = std::max(m_nameWidth, fontMetrics().horizontalAdvance(Texts::name(figures)));
        sentences << sentence(figures);
    }
    // One more, because the width of a text is rounded.
    m_nameWidth = std::min(m_nameWidth + 1, widestName * fontMetrics().averageCharWidth());
    setAccessibleName(tr("Ship rates, drawn: %1").arg(Texts::many(grouping)));
    setAccessibleDescription(sentences.join(u'\n'));
    updateGeometry();
    update();
}

void StatisticsChart::setCurrentRow(int row)
{
    m_current = row;
    update();
}

int StatisticsChart::rowHeight() const
{
    return fontMetrics().height() + 2 * rowPadding;
}

QSize StatisticsChart::sizeHint() const
{
    return {640, int(m_rows.size()) * rowHeight() + 2 * fontMetrics().height() + 3 * margin};
}

QSize StatisticsChart::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

QRectF StatisticsChart::plot() const
{
    const int figure = fontMetrics().horizontalAdvance(Texts::tr("%1 %").arg(100));
    const int left = margin + m_nameWidth + 2 * margin;
    const int right = width() - margin - figure - 2 * margin;
    return QRectF(left, margin + fontMetrics().height() + margin, std::max(1, right - left),
                  double(m_rows.size()) * rowHeight());
}

double StatisticsChart::x(double share) const
{
    const QRectF area = plot();
    return area.left() + share * area.width();
}

QRect StatisticsChart::rowRect(int row) const
{
    return QRectF(0, plot().top() + row * rowHeight(), width(), rowHeight()).toRect();
}

QPointF StatisticsChart::dotAt(int row) const
{
    const Split &split = m_rows.at(row).verdicts;
    return {split.total() > 0 ? x(shareOf(split)) : plot().left(), plot().top() + (row + 0.5) * rowHeight()};
}

int StatisticsChart::rowAt(QPoint place) const
{
    const double offset = place.y() - plot().top();
    const int row = int(offset / rowHeight());
    return offset >= 0 && row < m_rows.size() ? row : -1;
}

void StatisticsChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_current >= 0 && m_current < m_rows.size())
        painter.fillRect(rowRect(m_current), withAlpha(palette().color(QPalette::Highlight), 0.18));
    drawScale(painter);
    drawPanelRate(painter);
    for (int row = 0; row < m_rows.size(); ++row)
        drawRow(painter, row);
}

void StatisticsChart::drawScale(QPainter &painter) const
{
    const QRectF area = plot();
    const QColor faint = withAlpha(palette().color(QPalette::Text), 0.15);
    for (const int percent : {0, 25, 50, 75, 100}) {
        const double at = x(percent / 100.0);
        painter.setPen(faint);
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        painter.setPen(palette().color(QPalette::PlaceholderText));
        const QRectF place(at - 40, area.bottom() + margin / 2.0, 80, fontMetrics().height());
        painter.drawText(place, Qt::AlignCenter, Texts::tr("%1 %").arg(percent));
    }
}

void StatisticsChart::drawPanelRate(QPainter &painter) const
{
    if (m_panel.verdicts.total() == 0)
        return;
    const QRectF area = plot();
    const double at = x(shareOf(m_panel.verdicts));
    painter.setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
    painter.drawLine(QPointF(at, area.top() - margin / 2.0), QPointF(at, area.bottom()));
    const QString text = tr("Whole panel %1").arg(Texts::cell(m_panel, Texts::Ship));
    const double half = fontMetrics().horizontalAdvance(text) / 2.0 + 1;
    const double centre = std::clamp(at, half + margin, std::max(half + margin, width() - half - margin));
    painter.drawText(QRectF(centre - half, margin, 2 * half, fontMetrics().height()), Qt::AlignCenter, text);
}

void StatisticsChart::drawRow(QPainter &painter, int row) const
{
    const PanelFigures &figures = m_rows.at(row);
    const QRectF line = QRectF(rowRect(row)).adjusted(margin, 0, -margin, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(line.left(), line.top(), m_nameWidth, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(Texts::name(figures), Qt::ElideRight, m_nameWidth));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, Texts::cell(figures, Texts::Ship));
    if (!figures.interval)
        return;
    const double middle = line.center().y();
    const QColor mark = palette().color(QPalette::Highlight);
    painter.setPen(QPen(withAlpha(mark, 0.6), 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(figures.interval->low), middle), QPointF(x(figures.interval->high), middle));
    if (figures.rest.total() > 0) {
        const double at = x(shareOf(figures.rest));
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.drawLine(QPointF(at, middle - dotRadius - 1), QPointF(at, middle + dotRadius + 1));
    }
    painter.setPen(QPen(mark, 1.5));
    painter.setBrush(figures.caution() == PanelFigures::Caution::None ? mark : palette().color(QPalette::Base));
    painter.drawEllipse(dotAt(row), dotRadius, dotRadius);
}

void StatisticsChart::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit rowClicked(row);
    else
        QWidget::mousePressEvent(event);
}

bool StatisticsChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    if (row >= 0)
        QToolTip::showText(help->globalPos(), sentence(m_rows.at(row)), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace vd
