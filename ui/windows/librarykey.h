#pragma once

#include <QString>

namespace vd {

class Library;

/// The key of a setting that every library has of its own, e.g. "selection/0a1b…"; it goes by where the file lies.
[[nodiscard]] QString libraryKey(const QString &group, const Library &library);

} // namespace vd
