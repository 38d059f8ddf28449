#pragma once

#include "library.h"

#include <QCoreApplication>

namespace vd {

/// What the desk calls a record.
struct RecordTitle
{
    QString name;   ///< e.g. "Larkspur 4B vs Tern Coder"; never empty
    QString status; ///< e.g. "Comparison · draft", "Tool"
};

class RecordTitles
{
    Q_DECLARE_TR_FUNCTIONS(vd::RecordTitles)

public:
    /// Fails with NotFound when the record is gone.
    static Result<RecordTitle> of(Library &library, RecordRef record);
    static QString noun(Noun noun);
    static QString status(ComparisonStatus status);
    /// "A vs B" of a comparison's tools, or its headline when it has one.
    static QString name(Library &library, const Comparison &comparison);
};

} // namespace vd
