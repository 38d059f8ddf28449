#include "focusing.h"

#include <QWidget>

namespace vd {

bool focusFirst(QWidget *area)
{
    for (QWidget *next = area->nextInFocusChain(); next != area; next = next->nextInFocusChain()) {
        const bool isReachable =
            next->isVisible() && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (isReachable && area->isAncestorOf(next)) {
            next->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return false;
}

void bringForward(QWidget *window)
{
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace vd
