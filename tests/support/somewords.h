#pragma once

#include <QString>

namespace vd {

/// A text of so many words.
inline QString words(int number)
{
    return QStringLiteral("word ").repeated(number).trimmed();
}

} // namespace vd
