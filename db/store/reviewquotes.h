#pragma once

#include "connection.h"
#include "id.h"
#include "review.h"

#include <QDate>
#include <QList>
#include <QString>
#include <optional>

namespace vd {

/// A quote with what it is about.
struct ReviewQuote
{
    ToolId tool;
    QString toolName;
    int round = 1;
    std::optional<Verdict> verdict;
    QDate writtenOn;
    QString quote;
};

/// What a reviewer wrote through a lens on other tools than one, the newest first; what has no date comes last. Fails
/// with an Error of kind Library.
[[nodiscard]] Result<QList<ReviewQuote>> quotesOf(Connection &connection, ReviewerId reviewer, LensId lens,
                                                  ToolId besides, int limit);

} // namespace vd
