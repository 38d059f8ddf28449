#pragma once

#include <QRegularExpression>
#include <QString>

namespace vd {

/// What a phrase matches: itself as whole words, whatever the case and the white space. An empty phrase matches
/// nothing.
[[nodiscard]] QRegularExpression phrasePattern(const QString &phrase);

} // namespace vd
