#include "textmarks.h"

#include "formfield.h"

#include <QHelpEvent>
#include <QPlainTextEdit>
#include <QToolTip>

namespace vd {

namespace {

/// Told apart by their shape, too.
QTextCharFormat formatOf(TextMarks::Layer layer, const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    QTextCharFormat format;
    switch (layer) {
    case TextMarks::Misspelt:
        format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        format.setUnderlineColor(errorColor(palette));
        break;
    case TextMarks::Banned:
        format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        format.setUnderlineColor(dark ? QColor(0xf2, 0xb8, 0x66) : QColor(0x85, 0x4d, 0x00));
        break;
    case TextMarks::Worn:
        format.setUnderlineStyle(QTextCharFormat::DotLine);
        format.setUnderlineColor(palette.color(QPalette::PlaceholderText));
        break;
    }
    return format;
}

} // namespace

TextMarks::TextMarks(QPlainTextEdit *text) : QObject(text), m_text(text)
{
    text->installEventFilter(this);
    text->viewport()->installEventFilter(this);
}

void TextMarks::set(Layer layer, const QList<TextMark> &marks)
{
    QList<Placed> placed;
    for (const TextMark &mark : marks) {
        QTextCursor cursor(m_text->document());
        cursor.setPosition(int(mark.range.start));
        cursor.setPosition(int(mark.range.end()), QTextCursor::KeepAnchor);
        placed.append({cursor, mark.said});
    }
    const bool none = placed.isEmpty() && m_marks[layer].isEmpty();
    m_marks[layer] = placed;
    if (!none)
        paint();
}

QList<TextRange> TextMarks::ranges(Layer layer) const
{
    QList<TextRange> ranges;
    for (const Placed &mark : m_marks[layer])
        if (mark.cursor.hasSelection())
            ranges.append({mark.cursor.selectionStart(), mark.cursor.selectionEnd() - mark.cursor.selectionStart()});
    return ranges;
}

void TextMarks::paint()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const Layer layer : {Misspelt, Banned, Worn})
        for (const Placed &mark : std::as_const(m_marks[layer]))
            selections.append({mark.cursor, formatOf(layer, m_text->palette())});
    m_text->setExtraSelections(selections);
}

QString TextMarks::saidAt(int position) const
{
    for (const Layer layer : {Misspelt, Banned, Worn})
        for (const Placed &mark : m_marks[layer])
            if (mark.cursor.selectionStart() <= position && position < mark.cursor.selectionEnd())
                return mark.said;
    return {};
}

bool TextMarks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::PaletteChange)
        paint();
    // Other events may come while the text goes away: only for a tooltip it is asked anything.
    if (event->type() != QEvent::ToolTip || watched == m_text)
        return QObject::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QTextCursor at = m_text->cursorForPosition(help->pos());
    const QString said =
        m_text->cursorRect(at).adjusted(-24, 0, 24, 0).contains(help->pos()) ? saidAt(at.position()) : QString();
    if (said.isEmpty())
        return QObject::eventFilter(watched, event);
    QToolTip::showText(help->globalPos(), said, m_text);
    return true;
}

} // namespace vd
