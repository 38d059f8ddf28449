#pragma once

#include "importing.h"
#include "library.h"

class QIODevice;

namespace vd {

/// Writes everything a library holds as library JSON, version 1. What equals its default is left out; the order is the
/// same each time. Importing it into a new library gives the library back.
class LibraryJsonWriter
{
public:
    /// Sees one state of the library, whoever writes meanwhile. Errors of the device stay with the device.
    static Result<void> write(Library &library, QIODevice &device, const Progress &progress = {});
    /// With "made_from", the library's last change, so that a merge of what comes back knows what it was made from.
    static Result<void> writeMarked(Library &library, QIODevice &device, const Progress &progress = {});
};

} // namespace vd
