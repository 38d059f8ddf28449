#include "assignmentmodel.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QLocale>
#include <QMimeData>
#include <algorithm>

namespace vd {

namespace {

QString shortDate(QDate date)
{
    return QLocale().toString(date, QStringLiteral("d MMM"));
}

/// Ids mean something in this desk only: another one may have another library.
template <class Value>
QMimeData *packed(const char *format, const Value &value)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << QCoreApplication::applicationPid() << value;
    auto *data = new QMimeData;
    data->setData(QLatin1String(format), bytes);
    return data;
}

template <class Value>
Value unpacked(const QMimeData &data, const char *format)
{
    QDataStream stream(data.data(QLatin1String(format)));
    qint64 desk = 0;
    Value value = {};
    stream >> desk >> value;
    return desk == QCoreApplication::applicationPid() ? value : Value();
}

} // namespace

void AssignmentModel::setAssignments(const Assignments &assignments)
{
    const auto sameTool = [](const AssignmentTool &a, const AssignmentTool &b) {
        return a.id == b.id && a.name == b.name && a.category == b.category;
    };
    const auto sameLens = [](const Lens &a, const Lens &b) { return a.id == b.id; };
    const QList<AssignmentTool> &tools = m_assignments.tools();
    const QList<Lens> &lenses = m_assignments.lenses();
    const bool sameShape =
        std::equal(tools.begin(), tools.end(), assignments.tools().begin(), assignments.tools().end(), sameTool) &&
        std::equal(lenses.begin(), lenses.end(), assignments.lenses().begin(), assignments.lenses().end(), sameLens);
    if (!sameShape)
        beginResetModel();
    m_assignments = assignments;
    // What somebody has meanwhile is no open question any more.
    QList<Share> open;
    for (const Share &share : std::as_const(m_proposal))
        if (m_assignments.cell(share.tool, share.lens).state == AssignmentState::Unassigned)
            open << share;
    setProposal(open);
    if (!sameShape)
        return endResetModel();
    cellsChanged();
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void AssignmentModel::setLock(const QString &reason)
{
    m_lock = reason;
}

void AssignmentModel::setProposal(const QList<Share> &shares)
{
    if (shares == m_proposal)
        return;
    m_proposal = shares;
    m_proposed.clear();
    for (const Share &share : shares)
        m_proposed.insert({share.tool, share.lens}, share.reviewer);
    cellsChanged();
}

/// Names and categories do not change with them: a long list need not be sorted again.
void AssignmentModel::cellsChanged()
{
    if (rowCount() > 0 && columnCount() > FirstLensColumn)
        emit dataChanged(index(0, FirstLensColumn), index(rowCount() - 1, columnCount() - 1));
}

AssignmentCell AssignmentModel::cellAt(const QModelIndex &index) const
{
    return m_assignments.cell(toolAt(index.row()).id, lensAt(index.column()).id);
}

int AssignmentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_assignments.tools().size());
}

int AssignmentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstLensColumn + int(m_assignments.lenses().size());
}

QVariant AssignmentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AssignmentTool &tool = toolAt(index.row());
    if (role == CategoryRole)
        return tool.category;
    if (role == ReviewersRole)
        return QVariant::fromValue(reviewersOf(tool));
    if (!isLens(index.column()))
        return nameData(tool, index.column(), role);
    switch (role) {
    case TextsRole:
        return QVariant::fromValue(textsOf(index));
    case Qt::DisplayRole: {
        const CellTexts texts = textsOf(index);
        return texts.name.isEmpty() ? texts.state : texts.name + u'\n' + texts.state;
    }
    case Qt::ToolTipRole:
        return textsOf(index).told;
    case Qt::AccessibleTextRole:
        return textsOf(index).told.replace(u'\n', QStringLiteral(", "));
    default:
        return {};
    }
}

QVariant AssignmentModel::nameData(const AssignmentTool &tool, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? tool.name : tool.category;
    case Qt::ToolTipRole:
        return tool.vendor.isEmpty() ? tool.name : tr("%1, by %2", "a tool and its vendor").arg(tool.name, tool.vendor);
    case Qt::AccessibleTextRole:
        return column == NameColumn ? tool.name : !tool.category.isEmpty() ? tool.category : tr("no category");
    default:
        return {};
    }
}

CellTexts AssignmentModel::textsOf(const QModelIndex &index) const
{
    const AssignmentTool &tool = toolAt(index.row());
    const Lens &lens = lensAt(index.column());
    const AssignmentCell cell = m_assignments.cell(tool.id, lens.id);
    CellTexts texts;
    texts.shape = cell.state;
    texts.overdue = cell.overdue;
    texts.state = Assignments::text(cell.state);
    QStringList told = {tr("%1 on %2", "a lens on a tool").arg(lens.title, tool.name)};
    if (const ReviewerId proposed = m_proposed.value({tool.id, lens.id}); proposed.isValid()) {
        texts.proposed = true;
        texts.name = m_assignments.nameOf(proposed);
        texts.state = tr("proposed");
        told << tr("proposed for %1, not assigned yet").arg(texts.name);
        texts.told = told.join(u'\n');
        return texts;
    }
    if (cell.state == AssignmentState::Unassigned) {
        told << texts.state;
        texts.told = told.join(u'\n');
        return texts;
    }
    texts.name = m_assignments.nameOf(cell.reviewer);
    told << tr("%1: %2", "a reviewer and what became of the review").arg(texts.name, texts.state);
    if (cell.since.isValid())
        told.last() += tr(" since %1").arg(QLocale().toString(cell.since, QLocale::LongFormat));
    if (cell.round > 1) {
        texts.state = tr("%1, round %2").arg(texts.state).arg(cell.round);
        told << tr("round %1").arg(cell.round);
    }
    const bool isOpen = cell.state != AssignmentState::Submitted && cell.state != AssignmentState::Approved;
    if (cell.due.isValid() && isOpen) {
        const qint64 late = cell.due.daysTo(m_assignments.today());
        told << tr("due %1").arg(QLocale().toString(cell.due, QLocale::LongFormat));
        if (cell.overdue) {
            const QString days = late == 1 ? tr("1 day late") : tr("%1 days late").arg(late);
            told.last() += tr(", %1", "days late").arg(days);
            texts.state = tr("%1 · %2", "days late and the state").arg(days, texts.state);
        } else {
            texts.state += tr(", due %1").arg(shortDate(cell.due));
        }
    }
    if (cell.others > 0)
        told << (cell.others == 1 ? tr("1 more review of this round")
                                  : tr("%1 more reviews of this round").arg(cell.others));
    texts.told = told.join(u'\n');
    return texts;
}

QList<qint64> AssignmentModel::reviewersOf(const AssignmentTool &tool) const
{
    QList<qint64> reviewers;
    for (const Lens &lens : m_assignments.lenses()) {
        if (const AssignmentCell cell = m_assignments.cell(tool.id, lens.id); cell.reviewer.isValid())
            reviewers << cell.reviewer.value;
        if (const ReviewerId proposed = m_proposed.value({tool.id, lens.id}); proposed.isValid())
            reviewers << proposed.value;
    }
    return reviewers;
}

QVariant AssignmentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return section == NameColumn ? tr("Tool") : section == CategoryColumn ? tr("Category") : lensAt(section).title;
    if (role == Qt::ToolTipRole && isLens(section))
        return lensAt(section).question;
    return {};
}

Qt::ItemFlags AssignmentModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (!index.isValid() || !isLens(index.column()) || !m_lock.isEmpty())
        return flags;
    flags |= Qt::ItemIsDropEnabled;
    if (cellAt(index).state == AssignmentState::Assigned)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList AssignmentModel::mimeTypes() const
{
    return {QLatin1String(cellsMime), QLatin1String(reviewerMime)};
}

QMimeData *AssignmentModel::mimeData(const QModelIndexList &indexes) const
{
    QList<qint64> reviews;
    for (const QModelIndex &index : indexes)
        if (isLens(index.column()))
            if (const AssignmentCell cell = cellAt(index); cell.state == AssignmentState::Assigned)
                reviews << cell.review.value;
    return packed(cellsMime, reviews);
}

QMimeData *AssignmentModel::mimeOf(ReviewerId reviewer)
{
    return packed(reviewerMime, reviewer.value);
}

QList<ReviewId> AssignmentModel::cellsIn(const QMimeData &data)
{
    QList<ReviewId> reviews;
    for (const qint64 id : unpacked<QList<qint64>>(data, cellsMime))
        reviews << ReviewId{id};
    return reviews;
}

ReviewerId AssignmentModel::reviewerIn(const QMimeData &data)
{
    return {unpacked<qint64>(data, reviewerMime)};
}

bool AssignmentModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return data->hasFormat(QLatin1String(reviewerMime)) && parent.isValid() && isLens(parent.column()) &&
           m_lock.isEmpty();
}

bool AssignmentModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                   const QModelIndex &parent)
{
    const ReviewerId reviewer = reviewerIn(*data);
    if (!reviewer.isValid() || !canDropMimeData(data, action, row, column, parent))
        return false;
    emit reviewerDropped(parent, reviewer);
    return true;
}

AssignmentFilter::AssignmentFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void AssignmentFilter::setCategory(const QString &category)
{
    m_category = category;
    invalidateFilter();
}

void AssignmentFilter::setReviewer(ReviewerId reviewer)
{
    m_reviewer = reviewer;
    invalidateFilter();
}

bool AssignmentFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_category.isNull() && index.data(AssignmentModel::CategoryRole).toString() != m_category)
        return false;
    return !m_reviewer.isValid() ||
           index.data(AssignmentModel::ReviewersRole).value<QList<qint64>>().contains(m_reviewer.value);
}

} // namespace vd
