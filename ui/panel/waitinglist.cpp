#include "waitinglist.h"

#include <QIcon>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace vd {

namespace {

QString iconOf(WaitingItem::Kind kind)
{
    switch (kind) {
    case WaitingItem::Kind::Approve:
        return QStringLiteral("dialog-ok-apply");
    case WaitingItem::Kind::Chase:
        return QStringLiteral("chronometer");
    case WaitingItem::Kind::Assign:
        break;
    }
    return QStringLiteral("list-add-user");
}

} // namespace

void WaitingModel::setItems(const QList<WaitingItem> &items)
{
    if (items == m_items)
        return;
    beginResetModel();
    m_items = items;
    endResetModel();
}

int WaitingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant WaitingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WaitingItem &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return item.sentence;
    case Qt::DecorationRole:
        return QIcon::fromTheme(iconOf(item.kind));
    default:
        return {};
    }
}

WaitingList::WaitingList(QWidget *parent)
    : QWidget(parent), m_model(new WaitingModel(this)), m_list(new QListView), m_hint(new QLabel)
{
    m_list->setObjectName(QStringLiteral("waiting"));
    m_list->setAccessibleName(tr("Waiting for me"));
    m_list->setToolTip(tr("Enter or a double click opens it in the desk."));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setWordWrap(true);
    m_list->setUniformItemSizes(false);
    m_list->setSpacing(4);
    m_list->setIconSize(QSize(16, 16));
    m_list->setFrameShape(QFrame::NoFrame);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const WaitingItem item = m_model->itemAt(index.row());
        emit openRequested(item.record, item.field);
    });
    m_hint->setObjectName(QStringLiteral("waitingHint"));
    m_hint->setWordWrap(true);
    m_hint->setMargin(16);
    m_hint->setAlignment(Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
}

void WaitingList::show(const Assignments &assignments, bool isRead)
{
    const int current = m_list->currentIndex().row();
    m_model->setItems(assignments.waiting());
    const int rows = m_model->rowCount();
    m_hint->setText(isRead ? tr("Nothing waits for you: no review to approve, none overdue, and every lens of the "
                                "compared tools is assigned.")
                           : tr("Reading…"));
    m_hint->setVisible(rows == 0);
    m_list->setVisible(rows > 0);
    if (rows > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(qBound(0, current, rows - 1)));
}

} // namespace vd
