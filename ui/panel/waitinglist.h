#pragma once

#include "assignments.h"

#include <QAbstractListModel>
#include <QWidget>

class QLabel;
class QListView;

namespace vd {

/// What waits for the editor, a sentence a row.
class WaitingModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setItems(const QList<WaitingItem> &items);
    [[nodiscard]] const WaitingItem &itemAt(int row) const { return m_items.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<WaitingItem> m_items;
};

/// The list of it; Enter or a double click leads to the record.
class WaitingList : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingList(QWidget *parent = nullptr);
    /// `isRead` is false while nothing is known yet.
    void show(const Assignments &assignments, bool isRead);
    [[nodiscard]] int count() const { return m_model->rowCount(); }

signals:
    void openRequested(vd::RecordRef record, const QString &field);

private:
    WaitingModel *m_model;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace vd
