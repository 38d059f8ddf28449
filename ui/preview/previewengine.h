#pragma once

#include <QString>

namespace vd {

/// Sets the browser engine's defaults in the environment (no background networking, no host is ever resolved; flags the
/// user set in QTWEBENGINE_CHROMIUM_FLAGS are kept). Call it first in main(), while the program has one thread.
void preparePreview();

/// Why the engine runs without Chromium's sandbox, for people; empty when it runs with it. The sandbox refuses to start
/// for root, so preparePreview() switches it off there: the preview loads nothing but the desk's own pages.
[[nodiscard]] QString sandboxNote();

} // namespace vd
