#pragma once

#include "rowsmodel.h"

#include <QStyledItemDelegate>
#include <QTableView>
#include <QWheelEvent>

namespace vd {

/// Edits cells; every key reaches the model, so that typing in a cell is stored like typing in a field. Escape takes it
/// back.
class RowsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// A table as tall as its rows that never scrolls: columns for which there is no room are hidden.
/// Enter edits, Tab moves on and leaves after the last cell, Delete removes a row, Alt+Up and Alt+Down move it.
class RowsTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowsTable(RowsModel *model, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }
    void removeCurrentRow();
    void moveCurrentRow(int by);
    void editNewRow();

signals:
    void columnsFitted();     ///< other columns are hidden than before
    void currentRowChanged(); ///< or what it is

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override; ///< on the chosen cell it edits
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

protected slots:
    void updateGeometries() override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    bool leave(bool next);
    void fitColumns();
    [[nodiscard]] bool isEdge(bool last) const;

    RowsModel *m_model;
    int m_fittedWidth = -1;
};

} // namespace vd
