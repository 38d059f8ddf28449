#pragma once

#include "assignments.h"

#include <QAbstractTableModel>
#include <optional>

namespace vd {

/// The panel's members with what each has yet to hand in. They can be dragged to cells of the matrix, and cells dropped
/// onto them.
class ReviewersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, LoadColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setAssignments(const Assignments &assignments);
    void setLock(const QString &reason);
    /// The loads that a proposal would come to; none without one.
    void setProposedLoads(const std::optional<QHash<ReviewerId, int>> &loads);
    [[nodiscard]] ReviewerId reviewerAt(int row) const; ///< an invalid one when there is no such row

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void cellsDropped(const QList<vd::ReviewId> &reviews, vd::ReviewerId reviewer);

private:
    [[nodiscard]] QString loadOf(ReviewerId reviewer) const;
    [[nodiscard]] QString told(const Reviewer &reviewer) const;

    QList<Reviewer> m_reviewers;
    QHash<ReviewerId, int> m_loads;
    QHash<LensId, QString> m_lensTitles;
    std::optional<QHash<ReviewerId, int>> m_proposed;
    QString m_lock;
};

} // namespace vd
