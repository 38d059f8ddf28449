#pragma once

#include "valuefields.h"

#include <QCoreApplication>

namespace vd {

/// Codes that editors pick from; others can be typed.
struct UsualCodes
{
    Q_DECLARE_TR_FUNCTIONS(vd::UsualCodes)

public:
    [[nodiscard]] static CodeField::Codes languages();
    [[nodiscard]] static CodeField::Codes currencies();
};

} // namespace vd
