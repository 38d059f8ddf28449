#pragma once

#include "words.h"

#include <QStringList>

namespace vd {

/// A phrase that its reviewer never writes, where it stands.
struct BannedPhrase
{
    TextRange range;
    QString phrase; ///< as the reviewer's record has it
};

/// Every place of every phrase in a text, in the text's order. What matches is Checks::bannedPhraseIn's rule.
[[nodiscard]] QList<BannedPhrase> bannedPhrasesIn(const QString &text, const QStringList &phrases);

} // namespace vd
