#pragma once

#include "importing.h"
#include "reviewforms.h"

namespace vd {

/// A field that the reviewer changed and that was changed here too since the form was sent.
struct FormConflict
{
    ReviewId review;
    QString field; ///< as in ReviewForm::texts
    QString sent;  ///< the fingerprint of what it was
};

/// What forms brought into a change, file by file.
struct FormsBrought
{
    QList<FormConflict> conflicts;
    QHash<std::pair<qint64, QString>, QString> from; ///< by review and field: the file it came from
    int refused = 0;                                 ///< files that could not be used
};

/// Brings filled forms home. Three-way, by field: what the reviewer left as it was sent is left; what changed here in
/// the meantime is a conflict. A review that comes home with verdict and quote is submitted. Forms that cannot be used
/// are noted, with file and line, and the rest comes in. Refused for forms of another publication.
class ReviewFormReader
{
    Q_DECLARE_TR_FUNCTIONS(vd::ReviewFormReader)

public:
    /// As one change "Import of NAME". Conflicts are noted and leave ours as it is.
    static Result<ImportReport> read(Library &library, const ReviewForms &forms, const QString &fileName,
                                     const Progress &progress = {});
    /// Into a change. With `brought`, theirs is taken in conflicts too, and they are listed there; of two files that
    /// disagree the first one counts, and the other one is noted.
    static Result<ImportReport> bring(Library &library, Change &change, const ReviewForms &forms,
                                      const QString &fileName, const Progress &progress = {},
                                      FormsBrought *brought = nullptr);
};

} // namespace vd
