#pragma once

#include "csvtable.h"
#include "importing.h"
#include "library.h"

namespace vd {

/// What a file is, by its content.
enum class ImportFormat { LibraryJson, Csv, ReviewForms };
/// Fails as readExchangeFile() does.
[[nodiscard]] Result<ImportFormat> importFormatOf(const QString &path);

/// A file's bytes. Fails with ErrorKind::File when it is missing, a folder or closed to us; refused for a library,
/// which may be open in this process.
[[nodiscard]] Result<QByteArray> readExchangeFile(const QString &path);

/// Reads a CSV file, to look at its rows and map its columns before ColumnReader takes them. Fails as
/// readExchangeFile() and CsvTable::parse() do.
[[nodiscard]] Result<CsvTable> readCsv(const QString &path);

/// Brings a file in as one change "Import of NAME": library JSON, filled review forms, a CSV with the mapping that its
/// header suggests, or a content folder with the mapping that it suggests, which the report's first note tells.
/// Fails with the file's name, and the line where there is one; nothing is changed then.
Result<ImportReport> importFile(Library &library, const QString &path, const Progress &progress = {});

} // namespace vd
