#pragma once

#include <QIcon>
#include <QString>

class QApplication;

namespace vd {

/// How the desk itself looks: "" as the system, "light" or "dark". Anything else counts as "".
void applyAppearance(const QString &name);

/// Icons from the system's theme, else Breeze, in the tint that the palette in use asks for.
void chooseFallbackIcons();

/// The desk's own icon.
[[nodiscard]] QIcon deskIcon();

} // namespace vd
