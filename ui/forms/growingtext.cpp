#include "growingtext.h"

#include "formfield.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTextDocument>

namespace vd {

GrowingText::GrowingText(int leastLines, QWidget *parent)
    : QPlainTextEdit(parent), m_leastLines(leastLines), m_lines(leastLines)
{
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    yieldUndoKeys(this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &GrowingText::fit);
    fit();
}

QSize GrowingText::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, heightOf(m_lines)};
}

QSize GrowingText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, heightOf(m_lines)};
}

void GrowingText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingText::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        // Undo, Redo and their separator come first: undo is the desk's.
        for (int i = 0; i < 3 && !menu->actions().isEmpty(); ++i)
            menu->removeAction(menu->actions().constFirst());
    }
    emit menuRequested(menu, byKeyboard ? textCursor().position() : cursorForPosition(event->pos()).position());
    menu->popup(byKeyboard ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

void GrowingText::fit()
{
    // A plain text layout measures its height in lines.
    const int lines = qBound(m_leastLines, qCeil(document()->size().height()), mostLines);
    setVerticalScrollBarPolicy(lines < mostLines ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

int GrowingText::heightOf(int lines) const
{
    return qCeil(fontMetrics().lineSpacing() * lines + 2 * document()->documentMargin()) + 2 * frameWidth() + 2;
}

} // namespace vd
