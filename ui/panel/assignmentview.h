#pragma once

#include <QTableView>

namespace vd {

/// The matrix as a table that is wholly usable by keyboard: Enter opens, Delete takes back, the menu key asks for what
/// can be done with the chosen cells.
class AssignmentView : public QTableView
{
    Q_OBJECT

public:
    explicit AssignmentView(QWidget *parent = nullptr);

signals:
    void opened(const QModelIndex &index);
    void takeBackWanted();
    void menuWanted(const QPoint &globalPosition);
    void selectionMoved();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
};

} // namespace vd
