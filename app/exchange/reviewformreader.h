#pragma once

#include "importing.h"
#include "reviewforms.h"

namespace vd {

/// Brings filled forms home as one change "Import of NAME". Three-way, by field: what the reviewer left as it was sent
/// is left; what changed here in the meantime is a conflict, which is noted and leaves ours as it is. Forms that cannot
/// be used are noted, with their line, and the rest comes in. Refused for forms of another publication.
class ReviewFormReader
{
    Q_DECLARE_TR_FUNCTIONS(vd::ReviewFormReader)

public:
    static Result<ImportReport> read(Library &library, const ReviewForms &forms, const QString &fileName,
                                     const Progress &progress = {});
};

} // namespace vd
