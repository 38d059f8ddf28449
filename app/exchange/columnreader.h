#pragma once

#include "columnmapping.h"
#include "columntable.h"
#include "importing.h"
#include "library.h"

namespace vd {

/// Brings a table's rows into a library as one change "Import of NAME": all of them or none, but of rows with files of
/// their own all that are sound; the report has the others.
///
/// Tools: one row each, matched by slug (without one: by the name's, then by the name; a file also by the name); an
/// empty cell leaves what the library has. A plan is matched by its name, a fact by its own. Votes: matched by tool,
/// date and source. So a second import changes nothing. Two rows about the same tool, or the same tally, are refused.
/// Of several categories the first is taken, and a logo that cannot be had is left out, with a note. Fails with the
/// file's name and the line of the cell.
class ColumnReader
{
public:
    static Result<ImportReport> read(Library &library, const ColumnTable &table, const ColumnMapping &mapping,
                                     const QString &path, const Progress &progress = {});
};

} // namespace vd
