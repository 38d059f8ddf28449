#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace vd {

/// A stretch of a text, in UTF-16 units.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    [[nodiscard]] bool touches(qsizetype position) const { return position >= start && position <= end(); }
    [[nodiscard]] bool overlaps(const TextRange &other) const { return start < other.end() && other.start < end(); }
    bool operator==(const TextRange &) const = default;
};

/// The words of a text: runs of letters, marks and digits. An apostrophe between two letters belongs to its word.
[[nodiscard]] QList<TextRange> wordsOf(const QString &text);

/// What is not prose, in order, without overlaps: addresses, code spans, a link's destination, entities.
[[nodiscard]] QList<TextRange> notProseIn(const QString &text);

/// A word as two spellings of it compare: without case, the typewriter's apostrophe for the printer's.
[[nodiscard]] QString foldedWord(QStringView word);

} // namespace vd
