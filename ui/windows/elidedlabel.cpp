#include "elidedlabel.h"

#include <QPainter>
#include <QStyle>

namespace vd {

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), QLabel::alignment()));
    style()->drawItemText(&painter, contentsRect(), alignment, palette(), isEnabled(), shown, foregroundRole());
}

} // namespace vd
