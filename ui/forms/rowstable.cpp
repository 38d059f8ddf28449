#include "rowstable.h"

#include "formfield.h"
#include "textfields.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointer>
#include <algorithm>

namespace vd {

namespace {

constexpr auto originalText = "originalText";

QString textOf(const QWidget *editor)
{
    if (const auto *combo = qobject_cast<const QComboBox *>(editor))
        return combo->currentData().toString();
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    return line ? line->text() : QString();
}

} // namespace

QWidget *RowsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const RowsModel *>(index.model());
    const RowColumn &column = model->columns().at(index.column());
    auto *delegate = const_cast<RowsDelegate *>(this);
    QWidget *editor = nullptr;
    if (column.choices.isEmpty()) {
        auto *line = new PlainLine(parent);
        line->setFrame(false);
        line->setPlaceholderText(column.placeholder());
        line->setAlignment(column.isNumber ? Qt::AlignRight : Qt::AlignLeft);
        connect(line, &QLineEdit::textEdited, delegate, [delegate, line] { emit delegate->commitData(line); });
        editor = line;
    } else {
        auto *combo = new QComboBox(parent);
        for (const auto &[stored, shown] : column.choices)
            combo->addItem(shown, stored);
        connect(combo, &QComboBox::activated, delegate, [delegate, combo] { emit delegate->commitData(combo); });
        editor = combo;
    }
    editor->setAccessibleName(column.title);
    editor->setProperty(originalText, index.data(Qt::EditRole));
    return editor;
}

void RowsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (textOf(editor) == text)
        return;
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setText(text);
    else if (auto *combo = qobject_cast<QComboBox *>(editor))
        combo->setCurrentIndex(combo->findData(text));
}

void RowsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, textOf(editor), Qt::EditRole);
}

bool RowsDelegate::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        const QString original = watched->property(originalText).toString();
        if (auto *line = qobject_cast<QLineEdit *>(watched); line && line->text() != original) {
            line->setText(original);
            emit commitData(line);
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

RowsTable::RowsTable(RowsModel *model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new RowsDelegate(this));
    setSelectionMode(SingleSelection);
    // Not SelectedClicked: it waits for a second click and then selects what was typed in the meantime.
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(PlainLine().sizeHint().height());
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(24);

    connect(model, &QAbstractItemModel::rowsInserted, this, &QWidget::updateGeometry);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &QWidget::updateGeometry);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowsTable::currentRowChanged);
    connect(model, &QAbstractItemModel::rowsMoved, this, &RowsTable::currentRowChanged);
    connect(model, &QAbstractItemModel::dataChanged, this, &RowsTable::currentRowChanged);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this, model] {
        const QModelIndex current = currentIndex();
        const bool focused = hasFocus() || isAncestorOf(QWidget::focusWidget());
        connect(
            model, &QAbstractItemModel::modelReset, this,
            [this, model, row = current.row(), column = current.column(), focused] {
                updateGeometry();
                if (row >= 0 && focused)
                    setCurrentIndex(model->index(qMin(row, model->rowCount() - 1), column));
                emit currentRowChanged();
            },
            Qt::SingleShotConnection);
    });
}

QSize RowsTable::sizeHint() const
{
    const int rows = m_model->rowCount() * verticalHeader()->defaultSectionSize();
    return {240, horizontalHeader()->sizeHint().height() + rows + 2 * frameWidth()};
}

void RowsTable::removeCurrentRow()
{
    const QModelIndex current = currentIndex();
    m_model->remove(current.row());
    setCurrentIndex(m_model->index(qMin(current.row(), m_model->rowCount() - 1), current.column()));
}

void RowsTable::moveCurrentRow(int by)
{
    const QModelIndex current = currentIndex();
    if (m_model->move(current.row(), by))
        setCurrentIndex(m_model->index(current.row() + by, current.column()));
}

void RowsTable::editNewRow()
{
    const int row = m_model->addRow();
    if (row < 0)
        return;
    setFocus(Qt::OtherFocusReason);
    const QModelIndex cell = m_model->index(row, 0);
    setCurrentIndex(cell);
    edit(cell);
}

void RowsTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

void RowsTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool alt = event->modifiers() == Qt::AltModifier;
    if (state() == EditingState)
        QTableView::keyPressEvent(event); // what the cell's editor left over
    else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        edit(currentIndex());
    else if (plain && event->key() == Qt::Key_Delete)
        removeCurrentRow();
    else if (alt && event->key() == Qt::Key_Up)
        moveCurrentRow(-1);
    else if (alt && event->key() == Qt::Key_Down)
        moveCurrentRow(1);
    else
        QTableView::keyPressEvent(event);
}

void RowsTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex cell = indexAt(event->position().toPoint());
    const bool chosenBefore = hasFocus() && cell.isValid() && cell == currentIndex();
    QTableView::mousePressEvent(event);
    if (chosenBefore && event->button() == Qt::LeftButton && state() != EditingState)
        edit(cell);
}

void RowsTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (viewport()->width() == m_fittedWidth)
        return;
    m_fittedWidth = viewport()->width();
    fitColumns();
}

void RowsTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_model->index(0, 0));
}

bool RowsTable::focusNextPrevChild(bool next)
{
    return isEdge(next) ? leave(next) : QTableView::focusNextPrevChild(next);
}

void RowsTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const bool leaves = (hint == QAbstractItemDelegate::EditNextItem && isEdge(true)) ||
                        (hint == QAbstractItemDelegate::EditPreviousItem && isEdge(false));
    QTableView::closeEditor(editor, leaves ? QAbstractItemDelegate::NoHint : hint);
    if (leaves)
        leave(hint == QAbstractItemDelegate::EditNextItem);
}

bool RowsTable::leave(bool next)
{
    // An item view's own would go to the next cell.
    return QAbstractScrollArea::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call)
}

void RowsTable::fitColumns()
{
    const QList<RowColumn> &columns = m_model->columns();
    const int character = fontMetrics().averageCharWidth();
    const auto least = [&](int column) {
        return qMax(columns.at(column).width * character, horizontalHeader()->sectionSizeHint(column)) + 8;
    };
    int highest = 0;
    for (const RowColumn &column : columns)
        highest = qMax(highest, column.rank);
    const int room = viewport()->width();
    int needed = 0;
    int rank = highest;
    for (; rank >= 0; --rank) {
        needed = 0;
        for (int column = 0; column < columns.size(); ++column)
            needed += columns.at(column).rank <= rank ? least(column) : 0;
        if (needed <= room)
            break;
    }
    rank = qMax(rank, 0);
    int stretch = 0;
    int lastShown = 0;
    bool other = false;
    for (int column = 0; column < columns.size(); ++column) {
        const bool hide = columns.at(column).rank > rank;
        other = other || hide != isColumnHidden(column);
        setColumnHidden(column, hide);
        if (!hide) {
            stretch += columns.at(column).stretch;
            lastShown = column;
        }
    }
    const int spare = qMax(0, room - needed);
    int used = 0;
    for (int column = 0; column < columns.size(); ++column) {
        if (isColumnHidden(column))
            continue;
        const int width = column == lastShown
                              ? qMax(24, room - used)
                              : least(column) + (stretch ? spare * columns.at(column).stretch / stretch : 0);
        setColumnWidth(column, width);
        used += width;
    }
    if (other)
        emit columnsFitted();
}

bool RowsTable::isEdge(bool last) const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return true;
    int column = last ? m_model->columnCount() - 1 : 0;
    while (isColumnHidden(column))
        column += last ? -1 : 1;
    return current.column() == column && current.row() == (last ? m_model->rowCount() - 1 : 0);
}

} // namespace vd
