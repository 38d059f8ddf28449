#include "reviewersmodel.h"

#include "assignmentmodel.h"

#include <QMimeData>
#include <algorithm>

namespace vd {

void ReviewersModel::setAssignments(const Assignments &assignments)
{
    const auto same = [](const Reviewer &a, const Reviewer &b) { return a.id == b.id; };
    const QList<Reviewer> &reviewers = assignments.reviewers();
    const bool sameShape = std::equal(m_reviewers.begin(), m_reviewers.end(), reviewers.begin(), reviewers.end(), same);
    if (!sameShape)
        beginResetModel();
    m_reviewers = reviewers;
    m_loads = assignments.loads();
    m_lensTitles.clear();
    for (const Lens &lens : assignments.lenses())
        m_lensTitles.insert(lens.id, lens.title);
    if (!sameShape)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ReviewersModel::setLock(const QString &reason)
{
    m_lock = reason;
}

void ReviewersModel::setProposedLoads(const std::optional<QHash<ReviewerId, int>> &loads)
{
    m_proposed = loads;
    if (rowCount() > 0)
        emit dataChanged(index(0, LoadColumn), index(rowCount() - 1, LoadColumn));
}

ReviewerId ReviewersModel::reviewerAt(int row) const
{
    return row >= 0 && row < m_reviewers.size() ? m_reviewers.at(row).id : ReviewerId();
}

int ReviewersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reviewers.size());
}

int ReviewersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ReviewersModel::loadOf(ReviewerId reviewer) const
{
    const int load = m_loads.value(reviewer);
    if (!m_proposed || m_proposed->value(reviewer) == load)
        return QString::number(load);
    return tr("%1 → %2", "open reviews before and after").arg(load).arg(m_proposed->value(reviewer));
}

QString ReviewersModel::told(const Reviewer &reviewer) const
{
    const int load = m_loads.value(reviewer.id);
    QStringList titles;
    for (const LensId lens : reviewer.lenses)
        titles << m_lensTitles.value(lens);
    QStringList lines = {reviewer.name, load == 1 ? tr("1 review to hand in") : tr("%1 reviews to hand in").arg(load),
                         titles.isEmpty() ? tr("writes every lens") : tr("writes %1").arg(titles.join(u", "))};
    if (!reviewer.conflicts.isEmpty())
        lines << tr("must not review %1").arg(reviewer.conflicts.join(u", "));
    return lines.join(u'\n');
}

QVariant ReviewersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Reviewer &reviewer = m_reviewers.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? reviewer.name : loadOf(reviewer.id);
    case Qt::TextAlignmentRole:
        return index.column() == LoadColumn ? int(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ToolTipRole:
        return told(reviewer);
    case Qt::AccessibleTextRole:
        return told(reviewer).replace(u'\n', QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant ReviewersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return section == NameColumn ? tr("Reviewer") : tr("Open");
    if (role == Qt::ToolTipRole && section == LoadColumn)
        return tr("Reviews that are assigned, drafted or returned");
    if (role == Qt::TextAlignmentRole && section == LoadColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ReviewersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.isValid() && m_lock.isEmpty() ? flags | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled : flags;
}

QStringList ReviewersModel::mimeTypes() const
{
    return {QLatin1String(AssignmentModel::reviewerMime), QLatin1String(AssignmentModel::cellsMime)};
}

QMimeData *ReviewersModel::mimeData(const QModelIndexList &indexes) const
{
    return AssignmentModel::mimeOf(indexes.isEmpty() ? ReviewerId() : reviewerAt(indexes.first().row()));
}

bool ReviewersModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return data->hasFormat(QLatin1String(AssignmentModel::cellsMime)) && parent.isValid() && m_lock.isEmpty();
}

bool ReviewersModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                  const QModelIndex &parent)
{
    const QList<ReviewId> cells = AssignmentModel::cellsIn(*data);
    if (cells.isEmpty() || !canDropMimeData(data, action, row, column, parent))
        return false;
    emit cellsDropped(cells, reviewerAt(parent.row()));
    return true;
}

} // namespace vd
