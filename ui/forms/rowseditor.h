#pragma once

#include "rowstable.h"

#include <QWidget>

class QGridLayout;
class QToolButton;

namespace vd {

/// A table with its buttons, and under it the current row's cells for which the table has no room.
class RowsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit RowsEditor(RowsModel *model, QWidget *parent = nullptr);
    [[nodiscard]] RowsTable *table() const { return m_table; }
    void setReadOnly(bool readOnly, const QString &reason);
    /// Puts the cursor into a cell, wherever it is shown.
    void focusCell(int row, int column);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Detail
    {
        QWidget *label;
        QWidget *editor;
    };

    QToolButton *addButton(const QString &icon, const QString &text, const QString &tip);
    Detail makeDetail(int column);
    void refresh();

    RowsModel *m_model;
    RowsTable *m_table;
    QWidget *m_details;
    QList<Detail> m_detailOf; ///< by column
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
    bool m_readOnly = false;
};

} // namespace vd
