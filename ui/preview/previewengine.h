#pragma once

#include <QString>

namespace vd {

/// Prepares Qt WebEngine for the preview: registers the scheme its pages are served from and sets the engine's defaults
/// (no background networking, no host is ever resolved; flags the user set in QTWEBENGINE_CHROMIUM_FLAGS are kept).
/// Call it first in main(), before the QApplication: later the engine no longer listens.
void registerPreviewScheme();

/// Why the engine runs without Chromium's sandbox, for people; empty when it runs with it. The sandbox refuses to start
/// for root, so registerPreviewScheme() switches it off there: the preview loads nothing but the desk's own pages.
[[nodiscard]] QString sandboxNote();

} // namespace vd
