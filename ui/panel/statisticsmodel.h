#pragma once

#include "statisticstexts.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace vd {

/// The panel's figures as a table, a row per reviewer, lens or category.
class StatisticsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { SortRole = Qt::UserRole + 1 }; ///< a number or a name; invalid when unknown

    using QAbstractTableModel::QAbstractTableModel;
    /// Keeps the rows, and with them what is selected, when the same ones come again with other figures.
    void show(const QList<PanelFigures> &figures, Grouping grouping);
    [[nodiscard]] const PanelFigures &figuresAt(int row) const { return m_figures.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool hasSameRows(const QList<PanelFigures> &figures) const;

    QList<PanelFigures> m_figures;
    Grouping m_grouping = Grouping::Reviewer;
};

/// Sorts by SortRole; what is unknown comes last in both directions. Without a column the model's own order.
class StatisticsOrder : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit StatisticsOrder(StatisticsModel *model, QObject *parent = nullptr);
    /// The figures in the order shown.
    [[nodiscard]] QList<PanelFigures> figures() const;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    StatisticsModel *m_model;
};

} // namespace vd
