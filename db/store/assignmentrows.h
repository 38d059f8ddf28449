#pragma once

#include "connection.h"
#include "id.h"
#include "review.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace vd {

/// A tool as a row of the matrix.
struct AssignmentTool
{
    ToolId id;
    QString name;
    QString vendor;
    QString category;
    bool compared = false; ///< some comparison holds it
};

/// A review without what it says.
struct AssignedReview
{
    ReviewId id;
    ToolId tool;
    ReviewerId reviewer;
    LensId lens;
    int round = 1;
    ReviewStatus status = ReviewStatus::Draft;
    bool begun = false; ///< as Review::isBegun()
    QDate due;
    QDate since; ///< when it came to its status; none when nobody wrote that down
};

/// The rows behind the panel's assignments, read without the reviews' texts: hundreds of tools in some milliseconds.
/// Every function fails with an Error of kind Library.
class AssignmentRows
{
public:
    /// The tools that a comparison holds or that have a review which is not approved, or every one.
    enum class Scope { InWork, All };

    explicit AssignmentRows(Connection &connection) : m_connection(connection) {}

    Result<QList<AssignmentTool>> tools(Scope scope); ///< by name
    /// By tool, lens and round.
    Result<QList<AssignedReview>> reviews(Scope scope);
    /// How many reviews each reviewer has yet to hand in, of any tool; whoever has none is left out.
    Result<QHash<ReviewerId, int>> openLoads();

private:
    Connection &m_connection;
};

} // namespace vd
