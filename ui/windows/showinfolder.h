#pragma once

#include <QString>

namespace vd {

/// Shows a file selected in the system's file manager, or its folder where no file manager answers.
void showInFolder(const QString &path);

} // namespace vd
