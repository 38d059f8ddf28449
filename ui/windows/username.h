#pragma once

#include <QString>

namespace vd {

/// The full name of the person who is logged in, else the login name; may be empty.
[[nodiscard]] QString systemUserName();

} // namespace vd
