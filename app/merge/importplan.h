#pragma once

#include "importing.h"
#include "mergeplan.h"

namespace vd {

/// Plans what a file would bring into a library: another library, library JSON, or filled review forms. Changes
/// nothing.
///
/// A library is merged as LibraryMerge says, and so is JSON that this library wrote: it names the change it was made
/// from. Of other JSON a value that ours has been before stays as ours is now. What was deleted here is a conflict;
/// what JSON says was deleted goes as in a merge of libraries. In a form, what changed on both sides since it was sent
/// is a conflict.
///
/// Fails as importFile() does; refused for tables, which have a mapping, and for the library itself.
[[nodiscard]] Result<MergePlan> planImport(Library &library, const QString &path, const Progress &progress = {});

/// The same for many files of forms at once. Files that cannot be used are noted, and the rest is planned; of two files
/// that disagree about a field the first one counts.
[[nodiscard]] Result<MergePlan> planForms(Library &library, const QStringList &paths, const Progress &progress = {});

} // namespace vd
