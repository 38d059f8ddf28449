#pragma once

#include <QByteArray>
#include <QString>

namespace vd {

/// The text of bytes that are no Unicode, as Windows programs in Europe and America write them ("ANSI").
[[nodiscard]] QString fromWindows1252(const QByteArray &bytes);

} // namespace vd
