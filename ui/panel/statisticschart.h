#pragma once

#include "statistics.h"

#include <QWidget>

namespace vd {

/// Ship rates drawn: a row each with a dot for the rate, hollow when it says little, a line for its 95 % interval, a
/// tick for what it is held against, and the whole panel's rate as a line through all rows. As high as its rows. The
/// table beside it says the same in figures.
class StatisticsChart : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsChart(QWidget *parent = nullptr);
    void show(const QList<PanelFigures> &rows, const PanelFigures &panel, Grouping grouping);
    void setCurrentRow(int row); ///< -1: none

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QRect rowRect(int row) const;
    /// The dot of a row.
    [[nodiscard]] QPointF dotAt(int row) const;

signals:
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QRectF plot() const; ///< the rows between 0 and 100 %
    [[nodiscard]] double x(double share) const;
    [[nodiscard]] int rowAt(QPoint place) const;
    void drawScale(QPainter &painter) const;
    void drawPanelRate(QPainter &painter) const;
    void drawRow(QPainter &painter, int row) const;

    QList<PanelFigures> m_rows;
    PanelFigures m_panel;
    int m_nameWidth = 0;
    int m_current = -1;
};

} // namespace vd
