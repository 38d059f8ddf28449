#pragma once

#include <QSet>
#include <QString>

namespace vd {

/// The words that any text of a language is full of, folded (words.h): articles, pronouns, prepositions, auxiliaries.
/// By a publication's language, BCP 47. None for languages that the desk has no list of.
[[nodiscard]] const QSet<QString> &stopWords(const QString &language);

} // namespace vd
