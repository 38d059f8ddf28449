#include "rowsmodel.h"

#include "formfield.h"

#include <QApplication>
#include <QPalette>
#include <algorithm>

namespace vd {

RowsModel::RowsModel(const QList<RowColumn> &columns, const QString &newRowHint, Check check, QObject *parent)
    : QAbstractTableModel(parent), m_columns(columns), m_newRowHint(newRowHint), m_check(std::move(check))
{
}

int RowsModel::columnNamed(const QString &name) const
{
    for (int column = 0; column < m_columns.size(); ++column)
        if (m_columns.at(column).name == name)
            return column;
    return -1;
}

void RowsModel::setHint(const QString &column, const QString &hint)
{
    const int number = columnNamed(column);
    if (number < 0 || m_columns.at(number).hint == hint)
        return;
    m_columns[number].hint = hint;
    emit dataChanged(index(0, number), index(rowCount() - 1, number));
}

void RowsModel::setReadOnly(bool readOnly)
{
    beginResetModel();
    m_readOnly = readOnly;
    endResetModel();
}

void RowsModel::setRows(QList<Row> rows)
{
    for (Row &row : rows)
        check(row);
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const Row &a, const Row &b) { return a.uid == b.uid; });
    if (!sameRows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int row = 0; row < rows.size(); ++row) {
        if (rows.at(row) == m_rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

bool RowsModel::isEmptyRow(const Row &row) const
{
    for (int column = 0; column < m_columns.size(); ++column)
        if (m_columns.at(column).choices.isEmpty() && !row.texts.at(column).trimmed().isEmpty())
            return false;
    return true;
}

QString RowsModel::firstError() const
{
    for (int row = 0; row < m_rows.size(); ++row)
        for (int column = 0; column < m_columns.size(); ++column)
            if (const QString what = m_rows.at(row).errors.at(column); !what.isEmpty())
                return tr("Row %1, %2: %3").arg(row + 1).arg(m_columns.at(column).title, what);
    return {};
}

void RowsModel::setError(int row, int column, const QString &sentence)
{
    if (row < 0 || row >= m_rows.size() || column < 0)
        return;
    m_rows[row].errors[column] = sentence;
    emit dataChanged(index(row, column), index(row, column));
}

int RowsModel::addRow()
{
    return m_readOnly ? -1 : int(m_rows.size());
}

void RowsModel::remove(int row)
{
    if (m_readOnly || row < 0 || row >= m_rows.size())
        return;
    emit aboutToStep();
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    emit edited();
    emit stepped();
}

bool RowsModel::move(int row, int by)
{
    const int to = row + by;
    if (m_readOnly || row < 0 || row >= m_rows.size() || to < 0 || to >= m_rows.size())
        return false;
    emit aboutToStep();
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    emit edited();
    emit stepped();
    return true;
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + (m_readOnly ? 0 : 1);
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RowColumn &column = m_columns.at(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    const bool isNew = isNewRow(index.row());
    const QString text = isNew ? QString() : m_rows.at(index.row()).texts.at(index.column());
    const QString error = isNew ? QString() : m_rows.at(index.row()).errors.at(index.column());
    switch (role) {
    case Qt::EditRole:
        return text;
    case Qt::DisplayRole:
        if (isNew)
            return index.column() == 0 ? m_newRowHint : QString();
        return text.isEmpty() ? column.hint : shownText(index.column(), text);
    case Qt::ForegroundRole:
        return text.isEmpty() ? QVariant(QApplication::palette().brush(QPalette::PlaceholderText)) : QVariant();
    case Qt::BackgroundRole:
        return error.isEmpty() ? QVariant() : QVariant(errorBase(QApplication::palette()));
    case Qt::ToolTipRole:
        return error.isEmpty() ? shownText(index.column(), text) : error;
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column: text").arg(column.title, shownText(index.column(), text));
    case Qt::AccessibleDescriptionRole:
        return error;
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_columns.at(section).title;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (m_columns.at(section).isNumber ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags RowsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return m_readOnly ? flags : flags | Qt::ItemIsEditable;
}

bool RowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (m_readOnly || role != Qt::EditRole || !index.isValid())
        return false;
    const QString text = value.toString();
    if (isNewRow(index.row())) {
        const Row fresh = freshRow();
        if (fresh.texts.at(index.column()) == text || text.isEmpty())
            return false;
        // The empty row becomes a row, and a new empty one follows it.
        beginInsertRows({}, index.row() + 1, index.row() + 1);
        m_rows.append(fresh);
        endInsertRows();
    }
    Row &row = m_rows[index.row()];
    if (row.texts.at(index.column()) == text)
        return false;
    row.texts[index.column()] = text;
    // All of them: what was wrong with one row may have been another, e.g. a key used twice.
    for (Row &each : m_rows)
        check(each);
    emit dataChanged(this->index(0, 0), this->index(int(m_rows.size()) - 1, columnCount() - 1));
    emit edited();
    return true;
}

void RowsModel::check(Row &row) const
{
    row.errors = isEmptyRow(row) ? QStringList(m_columns.size()) : m_check(row);
}

RowsModel::Row RowsModel::freshRow() const
{
    Row row{QUuid::createUuid(), QStringList(m_columns.size()), QStringList(m_columns.size())};
    for (int column = 0; column < m_columns.size(); ++column)
        if (!m_columns.at(column).choices.isEmpty())
            row.texts[column] = m_columns.at(column).choices.first().first;
    return row;
}

QString RowsModel::shownText(int column, const QString &text) const
{
    for (const auto &[stored, shown] : m_columns.at(column).choices)
        if (stored == text)
            return shown;
    return text;
}

} // namespace vd
