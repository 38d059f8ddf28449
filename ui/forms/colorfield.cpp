#include "colorfield.h"

#include <QColorDialog>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QToolButton>
#include <cmath>

namespace vd {

namespace {

/// None unless the text is written #rrggbb.
QColor colorOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    return pattern.match(text).hasMatch() ? QColor(text) : QColor();
}

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

ColorField::ColorField()
    : FieldOf(new QWidget), m_line(new PlainLine), m_swatch(new QToolButton), m_contrast(new FieldNote)
{
    auto *layout = new QGridLayout(editor());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(3);
    layout->addWidget(m_line, 0, 0);
    layout->addWidget(m_swatch, 0, 1);
    layout->addWidget(m_contrast, 1, 0, 1, 2);
    m_swatch->setToolTip(tr("Pick a colour"));
    m_swatch->setAccessibleName(tr("Pick a colour"));
    editor()->setFocusProxy(m_line);
    m_line->setMaxLength(7);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        refresh();
        touch();
    });
    connect(m_swatch, &QToolButton::clicked, this, &ColorField::pick);
}

void ColorField::show(const QString &value)
{
    if (m_line->text() != value)
        m_line->setText(value);
    refresh();
}

Result<void> ColorField::read(QString &value) const
{
    value = m_line->text().trimmed();
    return {};
}

void ColorField::setReadOnly(bool readOnly, const QString &reason)
{
    m_line->setReadOnly(readOnly);
    m_line->setToolTip(reason);
    m_swatch->setEnabled(!readOnly);
}

double ColorField::contrast(const QColor &a, const QColor &b)
{
    const double lighter = qMax(luminance(a), luminance(b));
    const double darker = qMin(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

void ColorField::pick()
{
    const QColor color = QColorDialog::getColor(colorOf(m_line->text()), editor(), label());
    if (!color.isValid())
        return;
    show(color.name());
    touch();
}

void ColorField::refresh()
{
    const QColor color = colorOf(m_line->text());
    const int size = m_line->fontMetrics().height();
    const qreal ratio = m_line->devicePixelRatioF();
    QPixmap swatch(QSize(2 * size, size) * ratio);
    swatch.setDevicePixelRatio(ratio);
    swatch.fill(color.isValid() ? color : Qt::transparent);
    QPainter painter(&swatch);
    painter.setPen(m_line->palette().color(QPalette::Mid));
    painter.drawRect(QRectF(0.5, 0.5, 2 * size - 1, size - 1));
    painter.end();
    m_swatch->setIcon(swatch);
    m_swatch->setIconSize({2 * size, size});

    if (!color.isValid())
        return m_contrast->setHelp({});
    const double ratioOnWhite = contrast(color, Qt::white);
    const QString shown = QLocale().toString(std::floor(ratioOnWhite * 10) / 10, 'f', 1);
    m_contrast->setHelp(ratioOnWhite >= 4.5
                            ? tr("Contrast on white %1 : 1, good for links and labels.").arg(shown)
                            : tr("Contrast on white only %1 : 1. Links and labels read well from 4.5 : 1: "
                                 "choose a darker colour.")
                                  .arg(shown));
}

} // namespace vd
