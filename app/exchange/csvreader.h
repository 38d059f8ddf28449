#pragma once

#include "csvmapping.h"
#include "csvtable.h"
#include "importing.h"
#include "library.h"

namespace vd {

/// Brings a CSV file's rows into a library as one change "Import of NAME", all of them or none.
///
/// Tools: one row each, matched by slug (without one: by the name's, then by the name); an empty cell leaves what the
/// library has. A plan is matched by its name, a fact by its own. Votes: matched by tool, date and source. So a second
/// import changes nothing. Two rows about the same tool, or the same tally, are refused.
/// Fails with the file's name and the line of the row.
class CsvReader
{
public:
    static Result<ImportReport> read(Library &library, const CsvTable &table, const CsvMapping &mapping,
                                     const QString &fileName, const Progress &progress = {});
};

} // namespace vd
