#pragma once

#include <QLabel>

namespace vd {

/// A line of text that gives way: too long for its place it ends in "…" and the tooltip says it whole.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace vd
