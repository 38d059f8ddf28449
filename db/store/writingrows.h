#pragma once

#include "connection.h"
#include "id.h"

#include <QList>
#include <QStringList>
#include <functional>

namespace vd {

/// What the writing aids read of a whole library. Up to seconds in a large one: not for the interface thread.
/// Every function fails with an Error of kind Library.
class WritingRows
{
public:
    struct QuoteRow
    {
        ReviewId review;
        ToolId tool;
        LensId lens;
        ReviewerId reviewer;
        QString quote;
    };

    explicit WritingRows(Connection &connection) : m_connection(connection) {}

    /// Every review's quote that is not empty, the newest review first, until `take` says no.
    Result<void> quotes(const std::function<bool(const QuoteRow &)> &take);
    /// The tools of each comparison.
    Result<QList<QList<ToolId>>> comparedTools();
    /// Of tools, vendors, reviewers and lenses.
    Result<QStringList> names();

private:
    Connection &m_connection;
};

} // namespace vd
