#pragma once

#include <QtGlobal>
#include <cmath>

namespace vd {

/// part of whole in whole percent, a half rounded up (1 of 8 is 13). whole must be positive and part not negative.
[[nodiscard]] constexpr int wholePercent(qint64 part, qint64 whole)
{
    return int((200 * part + whole) / (2 * whole));
}

/// A share between 0 and 1 in whole percent, a half rounded up.
[[nodiscard]] inline int wholePercent(double share)
{
    return int(std::lround(share * 100));
}

} // namespace vd
