#pragma once

#include "noun.h"
#include "result.h"

#include <QCoreApplication>
#include <QList>
#include <QMap>
#include <QStringList>
#include <functional>

namespace vd {

/// How far long work is; answers false to cancel it. Called on the thread that works.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// What an import did.
struct ImportReport
{
    Q_DECLARE_TR_FUNCTIONS(vd::ImportReport)

public:
    struct Count
    {
        int added = 0;
        int updated = 0;
        int removed = 0;
        bool operator==(const Count &) const = default;
    };
    QMap<Noun, Count> counts;
    QStringList notes;    ///< what the reader left out, one sentence each
    QList<Error> refused; ///< files of a folder that could not be brought in, while the others were

    [[nodiscard]] bool changedNothing() const { return counts.isEmpty(); }
    /// For people, e.g. "6 tools added, 1 updated; 48 reviews added"; says so when nothing changed.
    [[nodiscard]] QString text() const;
};

/// The failure of work that its progress function ended; nothing was changed.
[[nodiscard]] Error cancelled();
[[nodiscard]] bool isCancelled(const Error &error);

} // namespace vd
