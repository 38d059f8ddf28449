#pragma once

#include "result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace vd {

/// Rows of cells under named columns, of a CSV file or of a content folder, and where each row stands.
class ColumnTable
{
public:
    struct Row
    {
        QStringList cells;         ///< as many as there are columns
        int line = 1;              ///< on which it begins
        QString file = {};         ///< of its own, for people; empty: the table's
        QList<int> cellLines = {}; ///< where they differ from the row's; 0: on that
        [[nodiscard]] int lineOf(qsizetype column) const
        {
            const int own = cellLines.value(column);
            return own > 0 ? own : line;
        }
    };

    [[nodiscard]] const QStringList &header() const { return m_header; }
    [[nodiscard]] int headerLine() const { return m_headerLine; } ///< 0 when the columns are named nowhere
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const QList<Error> &problems() const { return m_problems; } ///< what could not be read as a row
    [[nodiscard]] const QStringList &notes() const { return m_notes; }        ///< what was left out, a sentence each

protected:
    QStringList m_header;
    int m_headerLine = 1;
    QList<Row> m_rows;
    QList<Error> m_problems;
    QStringList m_notes;
};

} // namespace vd
