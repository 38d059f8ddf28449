#include "textfields.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTextBlock>

namespace vd {

namespace {

/// "[1]" is 1; -1 for anything else.
int entryNumber(const QString &part)
{
    bool ok = false;
    const int number = part.startsWith(u'[') && part.endsWith(u']') ? part.mid(1, part.size() - 2).toInt(&ok) : -1;
    return ok && number >= 0 ? number : -1;
}

} // namespace

PlainLine::PlainLine(QWidget *parent) : QLineEdit(parent)
{
    setMinimumWidth(fontMetrics().averageCharWidth() * 6);
    yieldUndoKeys(this);
}

void PlainLine::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        // Undo, Redo and their separator come first: they would undo behind the desk's back.
        for (int i = 0; i < 3 && !menu->actions().isEmpty(); ++i)
            menu->removeAction(menu->actions().constFirst());
    }
    menu->popup(event->globalPos());
}

Result<void> LineField::read(QString &value) const
{
    value = line()->text().trimmed();
    return {};
}

Result<void> TagsField::read(QStringList &value) const
{
    value.clear();
    for (const QString &part : line()->text().split(u',')) {
        const QString tag = part.simplified();
        if (!tag.isEmpty() && !value.contains(tag))
            value << tag;
    }
    return {};
}

bool TagsField::focusPart(const QString &part)
{
    const int number = entryNumber(part);
    if (number < 0)
        return FormField::focusPart(part);
    line()->setFocus(Qt::OtherFocusReason);
    line()->setCursorPosition(int(line()->text().section(u',', 0, number).size()));
    return true;
}

Result<void> TextField::read(QString &value) const
{
    value = plainText();
    return {};
}

Result<void> LinesField::read(QStringList &value) const
{
    value.clear();
    for (const QString &part : plainText().split(u'\n')) {
        const QString entry = part.trimmed();
        if (!entry.isEmpty())
            value << entry;
    }
    return {};
}

bool LinesField::focusPart(const QString &part)
{
    int number = entryNumber(part);
    if (number < 0)
        return FormField::focusPart(part);
    QTextBlock block = text()->document()->begin();
    while (block.next().isValid() && (block.text().trimmed().isEmpty() || number-- > 0))
        block = block.next();
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock);
    text()->setTextCursor(cursor);
    text()->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace vd
