#include "statisticsmodel.h"

#include <algorithm>

namespace vd {

namespace {

using Texts = StatisticsTexts;

QVariant number(const auto &known)
{
    return known ? QVariant(*known) : QVariant();
}

/// The exact share: two that round to the same percent still have an order.
QVariant share(const Split &split)
{
    return split.total() > 0 ? QVariant(double(split.ship) / split.total()) : QVariant();
}

QVariant sortKey(const PanelFigures &figures, Texts::Column column)
{
    switch (column) {
    case Texts::Verdicts:
        return figures.verdicts.total();
    case Texts::Ship:
        return share(figures.verdicts);
    case Texts::Interval: // by how much it leaves open
        return figures.interval ? QVariant(figures.interval->high - figures.interval->low) : QVariant();
    case Texts::Rest:
        return share(figures.rest);
    case Texts::Agreement:
        return number(figures.agreement.ac1);
    case Texts::Pairs:
        return figures.agreement.pairs;
    case Texts::Writing:
        return number(figures.writing.median);
    case Texts::Revising:
        return number(figures.revising.median);
    case Texts::Name:
        return Texts::cell(figures, column);
    case Texts::Note:
    case Texts::ColumnCount:
        break;
    }
    const QString note = Texts::cell(figures, column);
    return note.isEmpty() ? QVariant() : note;
}

QVariant alignment(Texts::Column column)
{
    const bool isText = column == Texts::Name || column == Texts::Note;
    return QVariant::fromValue((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

} // namespace

void StatisticsModel::show(const QList<PanelFigures> &figures, Grouping grouping)
{
    if (m_grouping == grouping && hasSameRows(figures)) {
        m_figures = figures;
        if (!figures.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_figures = figures;
    m_grouping = grouping;
    endResetModel();
}

bool StatisticsModel::hasSameRows(const QList<PanelFigures> &figures) const
{
    return std::equal(figures.begin(), figures.end(), m_figures.begin(), m_figures.end(),
                      [](const PanelFigures &one, const PanelFigures &other) {
                          return one.id == other.id && (one.id != 0 || one.name == other.name);
                      });
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_figures.size());
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Texts::ColumnCount;
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PanelFigures &figures = m_figures.at(index.row());
    const auto column = Texts::Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return Texts::cell(figures, column);
    case Qt::AccessibleTextRole:
        return column == Texts::Name
                   ? Texts::cell(figures, column)
                   : tr("%1: %2", "column, figure").arg(Texts::head(column, m_grouping), Texts::cell(figures, column));
    case Qt::ToolTipRole:
        return Texts::basis(figures, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortKey(figures, column);
    default:
        return {};
    }
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = Texts::Column(section);
    switch (role) {
    case Qt::DisplayRole:
        return Texts::head(column, m_grouping);
    case Qt::ToolTipRole:
        return Texts::help(column, m_grouping);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

StatisticsOrder::StatisticsOrder(StatisticsModel *model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(model);
    setSortRole(StatisticsModel::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

QList<PanelFigures> StatisticsOrder::figures() const
{
    QList<PanelFigures> shown;
    for (int row = 0; row < rowCount(); ++row)
        shown << m_model->figuresAt(mapToSource(index(row, 0)).row());
    return shown;
}

bool StatisticsOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool known = left.data(sortRole()).isValid();
    if (known != right.data(sortRole()).isValid())
        return known == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace vd
