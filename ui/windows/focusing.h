#pragma once

class QWidget;

namespace vd {

/// Puts the cursor into the first widget within `area` that Tab reaches. False when there is none.
bool focusFirst(QWidget *area);

} // namespace vd
