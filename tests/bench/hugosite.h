#pragma once

#include <QString>

namespace vd {
class Library;
}

namespace vd::bench {

/// Writes a Hugo site of every published comparison of a library into a folder that is there already: the layouts of
/// tests/bench/hugo, and the content that they ask for.
void writeHugoSite(Library &library, const QString &folder);

} // namespace vd::bench
