#pragma once

#include "historystore.h"
#include "importing.h"
#include "library.h"

class QIODevice;

namespace vd {

/// Reads library JSON, version 1, into a library: strictly, and all of it or nothing, as one change "Import of NAME".
///
/// Records are matched by uid, then by slug or former slug (without a slug: the name's), lenses by key, reviews by
/// tool, reviewer, lens and round. Of a record that is there already only the given keys change; a given list replaces
/// the list, former slugs are added. A record matched by slug keeps the library's uid, the publication and lenses take
/// the file's. Plans, facts and votes without a uid keep that of the equal or same-named one, so that a second import
/// changes nothing.
///
/// What the file says was deleted is remembered, but not deleted here; only a lens that nobody uses goes.
///
/// Fails with the file's name, the line, and the path of what is wrong, e.g. `tools[3].plans[0].amount`.
class LibraryJsonReader
{
public:
    static Result<ImportReport> read(Library &library, QIODevice &device, const QString &fileName,
                                     const Progress &progress = {});
    /// The same into a change that is not committed. With `living`, no lens goes: that takes all deletions whose
    /// records are here and not in the file.
    static Result<ImportReport> bring(Library &library, Change &change, QIODevice &device, const QString &fileName,
                                      const Progress &progress = {}, QList<Tombstone> *living = nullptr);
};

} // namespace vd
