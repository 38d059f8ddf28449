#include "recordview.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

namespace vd {

RecordView::RecordView(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true); // hover
    setTabKeyNavigation(false);
}

/// Headings before the first record do not count.
bool RecordView::isOnFirstRow() const
{
    for (int row = 0; row < currentIndex().row(); ++row)
        if (model()->index(row, 0).flags().testFlag(Qt::ItemIsSelectable))
            return false;
    return true;
}

void RecordView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain && currentIndex().isValid())
            emit opened(currentIndex());
        return;
    case Qt::Key_Delete:
        if (plain)
            emit removalWanted();
        return;
    case Qt::Key_Escape:
        emit escaped();
        return;
    case Qt::Key_Up:
        if (plain && isOnFirstRow()) {
            emit leftUpwards();
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
}

/// The usual type-ahead would read a whole library row by row; searching finds more, too.
void RecordView::keyboardSearch(const QString &text)
{
    if (!text.trimmed().isEmpty())
        emit typed(text);
}

void RecordView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuWanted(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
    event->accept();
}

} // namespace vd
