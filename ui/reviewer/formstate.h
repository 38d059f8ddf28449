#pragma once

#include "reviewforms.h"

#include <QCoreApplication>

namespace vd {

/// Where a form stands for the one who fills it in, in a shape and in words.
class FormState
{
    Q_DECLARE_TR_FUNCTIONS(vd::FormState)

public:
    FormState(const ReviewForm &form, const Review &review, const QDate &today);

    /// A verdict and a quote of 110 to 160 words.
    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QString shape() const;                  ///< ✓ ready, ◐ begun, ○ not begun
    [[nodiscard]] QString text() const { return m_text; } ///< "ready to send", "no verdict", "not begun"
    [[nodiscard]] QString due() const { return m_due; }   ///< "due 1 Dec 2026", "overdue since …"; may be empty
    [[nodiscard]] bool isReturned() const { return m_isReturned; }
    /// "◐ no verdict · returned · due 1 Dec 2026".
    [[nodiscard]] QString line() const;

private:
    QString m_text;
    QString m_due;
    bool m_isReady = false;
    bool m_isBegun = false;
    bool m_isReturned = false;
};

} // namespace vd
