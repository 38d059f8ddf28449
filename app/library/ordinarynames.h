#pragma once

#include <QString>

namespace vd {

/// Whether a word that people are called by is an ordinary word of English or German too: "will", "grace", "stein".
/// Whatever its case.
[[nodiscard]] bool isOrdinaryName(const QString &word);

/// Whether a word in a name tells nobody apart: "von", "Dr.", an initial.
[[nodiscard]] bool isNameParticle(const QString &word);

} // namespace vd
