#pragma once

#include <QPlainTextEdit>

namespace vd {

/// What stands in it: toPlainText() would turn no-break spaces into plain ones.
[[nodiscard]] inline QString plainTextOf(const QPlainTextEdit *text)
{
    QString plain = text->document()->toRawText();
    return plain.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

} // namespace vd
