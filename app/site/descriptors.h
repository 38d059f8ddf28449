#pragma once

#include <QByteArrayView>

namespace vd {

/// Writes all of it where the descriptor stands, whatever interrupts; errno says why it could not.
[[nodiscard]] bool writeAll(int descriptor, QByteArrayView bytes);
/// Fills `bytes` from a place in a file, of which the descriptor's own place is not touched. False when the file cannot
/// be read or ends before.
[[nodiscard]] bool readAll(int descriptor, char *bytes, qsizetype size, qint64 from);

} // namespace vd
