#pragma once

#include "columntable.h"

#include <QByteArray>
#include <QChar>
#include <QCoreApplication>

namespace vd {

/// A CSV file's cells (RFC 4180 and what spreadsheets make of it), with the lines they stand on.
///
/// Recognised: UTF-8, UTF-16 and Windows-1252, with or without a byte order mark; comma, semicolon, tab and bar between
/// cells; quotes around cells, doubled inside, with line breaks inside; any line ends. Empty lines are skipped.
class CsvTable : public ColumnTable
{
    Q_DECLARE_TR_FUNCTIONS(vd::CsvTable)

public:
    /// Fails with the line of a row that is longer or shorter than the header, or where an unfinished quotation begins.
    static Result<CsvTable> parse(const QByteArray &bytes);

    [[nodiscard]] QChar delimiter() const { return m_delimiter; }
    [[nodiscard]] QString encoding() const { return m_encoding; } ///< "UTF-8", "UTF-16" or "Windows-1252"

    /// The text of a file in one of the encodings above, and which it was.
    [[nodiscard]] static QString decoded(const QByteArray &bytes, QString *encoding = nullptr);

private:
    QChar m_delimiter = u',';
    QString m_encoding;
};

} // namespace vd
