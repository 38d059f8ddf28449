#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <memory>

namespace vd {

/// How a text of a picture is set.
struct CardFont
{
    bool serif = true;
    int weight = QFont::Bold;
    int largest = 0;  ///< pixels
    int smallest = 0; ///< it shrinks to this, and is cut with an ellipsis beyond
    int mostLines = 1;
    double leading = 1.15; ///< the height of a line, in sizes
};

/// Text that fits a box whatever it is: as large as it can be, in lines of about the same length, cut where even the
/// smallest size is too large.
class CardText
{
public:
    CardText(const QString &text, const CardFont &font, QSizeF box, bool rightToLeft);
    ~CardText();
    Q_DISABLE_COPY_MOVE(CardText)

    [[nodiscard]] int size() const;
    [[nodiscard]] double height() const;
    /// The widest line.
    [[nodiscard]] double width() const;
    /// Every " vs " is written in versus, in italics.
    void draw(QPainter &painter, QPointF topLeft, const QColor &colour, const QColor &versus = {}) const;

private:
    struct Setting;
    std::unique_ptr<Setting> m_setting;
};

} // namespace vd
