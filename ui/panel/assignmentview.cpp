#include "assignmentview.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

namespace vd {

AssignmentView::AssignmentView(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("matrix"));
    setAccessibleName(tr("Assignments, a row per tool and a column per lens"));
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropOverwriteMode(true); // onto cells, not between them
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::CopyAction);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, &AssignmentView::opened);
}

void AssignmentView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            emit opened(currentIndex());
        return;
    }
    if (plain && event->key() == Qt::Key_Delete) {
        emit takeBackWanted();
        return;
    }
    QTableView::keyPressEvent(event);
}

void AssignmentView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuWanted(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
    event->accept();
}

void AssignmentView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionMoved();
}

} // namespace vd
