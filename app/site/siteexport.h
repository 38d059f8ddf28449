#pragma once

#include "importing.h"
#include "result.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

namespace vd {

class Library;
class PageTheme;
enum class SiteFile : quint8;

/// How a site is written.
struct SiteOptions
{
    QString folder;
    bool adopt = false;  ///< the site may go into a folder that holds other files
    bool dryRun = false; ///< only say what would be written and removed
    std::shared_ptr<const PageTheme> theme;
    /// Which kinds of files; without it all. For measuring.
    std::function<bool(SiteFile)> wanted = {};
    Progress progress = {}; ///< in files, of none while the library is read; called from other threads, one at a time
};

/// What an export did, or would do.
struct SiteReport
{
    int files = 0;          ///< that the site has
    int written = 0;        ///< of these
    QStringList toWrite;    ///< of a dry run: what would be written at most, paths from the site's root
    QStringList removed;    ///< whose records are no longer published
    QStringList kept;       ///< that should have been removed, but somebody changed them
    QStringList strays;     ///< in its folders, and nobody knows whether the desk wrote them: its notes were damaged
    QStringList leftOut;    ///< what the site cannot have, a sentence each
    bool cancelled = false; ///< files may be missing; the next export completes the site
};

/// Writes a publication's whole site: what is published, and only what changed since the last export. At any moment
/// every file in the folder is whole. Fails with ErrorKind::Library when the library cannot be read, ErrorKind::File
/// with the file that cannot be written; what was written until then stays, and the next export completes it.
[[nodiscard]] Result<SiteReport> exportSite(Library &library, const SiteOptions &options);

} // namespace vd
