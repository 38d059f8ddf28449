#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUuid>
#include <functional>

namespace vd {

/// A column of a table in a form.
struct RowColumn
{
    QString name = {}; ///< the part's member, as in the record: "as_of"
    QString title = {};
    QString hint = {};    ///< grey in an empty cell: what empty means
    QString example = {}; ///< grey where an empty cell is edited
    int width = 8;        ///< at least, in characters
    int stretch = 1;      ///< share of the room that is left
    int rank = 0;         ///< where room is short the highest ranks go first, into the details under the table
    bool isNumber = false;
    QList<QPair<QString, QString>> choices = {}; ///< stored and shown text; none: free text

    [[nodiscard]] const QString &placeholder() const { return hint.isEmpty() ? example : hint; }
};

/// Rows of texts as they are typed, valid or not, with an empty row at the end for the next. The field around it says
/// what is wrong with a row. Rows without any text do not count.
class RowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row
    {
        QUuid uid;
        QStringList texts;
        QStringList errors; ///< per column, empty: valid
        bool operator==(const Row &) const = default;
    };
    /// Sentences per column for what is wrong with a row.
    using Check = std::function<QStringList(const Row &)>;

    RowsModel(const QList<RowColumn> &columns, const QString &newRowHint, Check check, QObject *parent = nullptr);

    [[nodiscard]] const QList<RowColumn> &columns() const { return m_columns; }
    [[nodiscard]] int columnNamed(const QString &name) const; ///< -1: none
    void setHint(const QString &column, const QString &hint);
    void setReadOnly(bool readOnly);

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    /// Shows other rows. Cells that stay the same are left alone.
    void setRows(QList<Row> rows);
    [[nodiscard]] bool isEmptyRow(const Row &row) const;
    [[nodiscard]] bool isNewRow(int row) const { return row >= m_rows.size(); }
    /// The first thing that is wrong: "Row 2, Amount: …". Empty: nothing.
    [[nodiscard]] QString firstError() const;
    void setError(int row, int column, const QString &sentence);

    int addRow(); ///< the number of the empty last row
    void remove(int row);
    bool move(int row, int by);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

signals:
    void edited();      ///< by a person, through setData(), remove() and move()
    void aboutToStep(); ///< remove() and move() are steps of their own, not typing
    void stepped();

private:
    void check(Row &row) const;
    [[nodiscard]] Row freshRow() const;
    [[nodiscard]] QString shownText(int column, const QString &text) const;

    QList<RowColumn> m_columns;
    QString m_newRowHint;
    Check m_check;
    QList<Row> m_rows;
    bool m_readOnly = false;
};

} // namespace vd
