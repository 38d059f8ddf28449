#pragma once

#include "result.h"

#include <QString>
#include <QStringList>

namespace vd {

/// Text as it stands in a form that people fill in with a text editor or answer by mail (resources/forms/format.md).
/// Lines may be wrapped anew on their way: a paragraph is what stands between empty lines, and list items keep their
/// lines. What would not survive that is written line by line, between bars: "@| the line |".
class FormText
{
public:
    /// The lines of a body; read() of them, also when they are wrapped or quoted by a mail program, gives `text` back.
    [[nodiscard]] static QStringList write(const QString &text);
    /// The text of a body's lines, markup lines taken out.
    [[nodiscard]] static QString read(const QStringList &lines);

    /// Whether a line is markup, not text: it begins with "@@" or "@-".
    [[nodiscard]] static bool isMarkup(QStringView line);
    /// The line without trailing space, byte order mark and the "> " that mail programs put before what they quote.
    /// `depth` tells how often, at most. Markup loses its indent, ">From" its mark.
    [[nodiscard]] static QString unquoted(const QString &line, int depth);
    /// How often a line is quoted: 2 for "> > text" and ">> text".
    [[nodiscard]] static int quotingOf(const QString &line);
};

} // namespace vd
