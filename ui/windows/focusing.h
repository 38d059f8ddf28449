#pragma once

class QWidget;

namespace vd {

/// Puts the cursor into the first widget within `area` that Tab reaches. False when there is none.
bool focusFirst(QWidget *area);
/// Shows a window above the others, also one that was minimized, and makes it the active one.
void bringForward(QWidget *window);

} // namespace vd
