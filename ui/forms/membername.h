#pragma once

#include "fields.h"

#include <QString>
#include <type_traits>

namespace vd {

/// The name of a record's member, as in its fields(); empty for members that are not listed there.
template <HasFields Record, class Value>
[[nodiscard]] QString nameOf(Value Record::*member)
{
    QString name;
    forEachField<Record>([&](const auto &field) {
        if constexpr (std::is_same_v<std::remove_cv_t<decltype(field.member)>, Value Record::*>)
            if (field.member == member)
                name = QString::fromLatin1(field.name);
    });
    return name;
}

} // namespace vd
