#pragma once

#include "columnmapping.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace vd {

class ColumnTable;

/// Asks what the columns of a CSV file, or the keys of a content folder, mean, with a look at the first rows.
class ColumnMappingDialog : public QDialog
{
    Q_OBJECT

public:
    /// Starts with `suggestion`; `about` is said of the table above its columns.
    ColumnMappingDialog(const QString &path, const ColumnTable &table, const QString &about,
                        const ColumnMapping &suggestion, QWidget *parent);
    [[nodiscard]] const ColumnMapping &mapping() const { return m_mapping; }

private:
    void fill(const ColumnTable &table);
    void addChoice(const QString &column, int row);
    void check();

    ColumnMapping m_mapping;
    QTableWidget *m_columns;
    QLabel *m_verdict;
    QDialogButtonBox *m_buttons;
};

} // namespace vd
