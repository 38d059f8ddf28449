#pragma once

#include "csvmapping.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace vd {

class CsvTable;

/// Asks what the columns of a CSV file mean, with a look at its first rows.
class CsvMappingDialog : public QDialog
{
    Q_OBJECT

public:
    /// Starts with what the columns' names suggest. The table outlives the dialog.
    CsvMappingDialog(const QString &fileName, const CsvTable &table, QWidget *parent);
    [[nodiscard]] const CsvMapping &mapping() const { return m_mapping; }

private:
    void fill(const CsvTable &table);
    void addChoice(const QString &column, int row);
    void check();

    CsvMapping m_mapping;
    QTableWidget *m_columns;
    QLabel *m_verdict;
    QDialogButtonBox *m_buttons;
};

} // namespace vd
