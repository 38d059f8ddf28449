#pragma once

#include "textfields.h"

class QToolButton;

namespace vd {

/// A colour, #rrggbb, with a swatch that opens the colour dialog.
class ColorField : public FieldOf<QString>
{
    Q_OBJECT

public:
    ColorField();
    void show(const QString &value) override;
    Result<void> read(QString &value) const override;
    [[nodiscard]] QVariant typedText() const override { return m_line->text(); }
    void retype(const QVariant &typed) override { show(typed.toString()); }
    void setReadOnly(bool readOnly, const QString &reason) override;

    /// WCAG 2's contrast ratio of two colours, 1 to 21.
    static double contrast(const QColor &a, const QColor &b);

private:
    void pick();
    void refresh();

    PlainLine *m_line;
    QToolButton *m_swatch;
    FieldNote *m_contrast;
};

} // namespace vd
