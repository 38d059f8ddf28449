#include "textfields.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace vd {

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

} // namespace vd
