#pragma once

#include "historymark.h"
#include "siteindex.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>
#include <optional>

namespace vd {

/// A file that the desk wrote into a site.
struct WrittenFile
{
    quint64 inputs = 0;  ///< fingerprint of all that it was made from
    quint64 content = 0; ///< fingerprint of its bytes
    qint64 size = 0;
    qint64 changed = 0; ///< when, as the file system says, in nanoseconds
};

/// What the export before this one wrote, and from what: with it the next one writes only what changed.
struct Manifest
{
    QUuid library;    ///< the publication's uid
    HistoryMark mark; ///< the library when the site was written
    QHash<ToolId, ToolStanding> tools;
    QHash<ComparisonId, quint64> comparisons; ///< their stamps
    QHash<QString, WrittenFile> files;        ///< by path from the site's root

    [[nodiscard]] QByteArray toBytes() const;
    /// None for bytes that are no manifest of this version, or not whole.
    [[nodiscard]] static std::optional<Manifest> fromBytes(const QByteArray &bytes);
};

} // namespace vd
