#include "appearance.h"

#include <QApplication>
#include <QIcon>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace vd {

namespace {

QPalette darkPalette()
{
    const QColor window(0x2a, 0x2d, 0x32);
    const QColor base(0x1c, 0x1f, 0x23);
    const QColor button(0x36, 0x3a, 0x40);
    const QColor text(0xec, 0xee, 0xf1);
    const QColor faint(0x9a, 0xa1, 0xab);
    const QColor accent(0x5b, 0x8c, 0xff);
    QPalette palette(text, button, button.lighter(140), window.darker(160), window.lighter(120), text, Qt::white, base,
                     window);
    palette.setColor(QPalette::AlternateBase, QColor(0x24, 0x27, 0x2c));
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x62, 0xd9));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, QColor(0xb3, 0x95, 0xf5));
    palette.setColor(QPalette::ToolTipBase, QColor(0x35, 0x3a, 0x42));
    palette.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x7c, 0x83, 0x8c));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x4a, 0x4f, 0x57));
    return palette;
}

QPalette lightPalette()
{
    const QColor window(0xf3, 0xf4, 0xf6);
    const QColor text(0x1c, 0x20, 0x26);
    QPalette palette(text, window, Qt::white, QColor(0x9c, 0xa3, 0xad), QColor(0xd9, 0xdc, 0xe1), text, Qt::white,
                     Qt::white, window);
    palette.setColor(QPalette::AlternateBase, QColor(0xf0, 0xf2, 0xf5));
    palette.setColor(QPalette::PlaceholderText, QColor(0x66, 0x6d, 0x78));
    palette.setColor(QPalette::Highlight, QColor(0x24, 0x56, 0xe6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x1b, 0x4d, 0xd6));
    palette.setColor(QPalette::ToolTipBase, QColor(0xff, 0xf8, 0xdc));
    palette.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x9a, 0xa0, 0xa9));
    return palette;
}

} // namespace

void applyAppearance(const QString &name)
{
    if (name == QStringLiteral("dark"))
        QApplication::setPalette(darkPalette());
    else if (name == QStringLiteral("light"))
        QApplication::setPalette(lightPalette());
    else
        QApplication::setPalette(QPalette()); // what the system says
    QToolTip::setPalette(QApplication::palette());
    chooseFallbackIcons();
}

void chooseFallbackIcons()
{
    const QPalette palette = QApplication::palette();
    const bool isDark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    const QString breeze = isDark ? QStringLiteral("breeze-dark") : QStringLiteral("breeze");
    QIcon::setFallbackThemeName(breeze);
    const QString current = QIcon::themeName();
    const bool isBare =
        current.isEmpty() || current == QStringLiteral("hicolor") || current.startsWith(QStringLiteral("breeze"));
    if (isBare)
        QIcon::setThemeName(breeze);
}

QIcon deskIcon()
{
    return QIcon(QStringLiteral(":/verdict/icons/verdictdesk.svg"));
}

} // namespace vd
