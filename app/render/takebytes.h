#pragma once

#include <QByteArrayView>
#include <functional>

namespace vd {

/// Takes what is written, piece by piece.
using TakeBytes = std::function<void(QByteArrayView)>;

} // namespace vd
