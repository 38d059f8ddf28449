#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>

namespace vd {

/// The texts in a window that ask for a letter which another one has already; only what is seen counts.
inline QStringList clashingMnemonics(const QWidget &window)
{
    QHash<QString, QString> owners;
    QStringList clashes;
    const auto look = [&](const QString &text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty())
            return;
        if (owners.contains(key))
            clashes << QStringLiteral("%1: %2, %3").arg(key, owners.value(key), text);
        owners.insert(key, text);
    };
    for (const auto *button : window.findChildren<QAbstractButton *>())
        if (button->isVisible())
            look(button->text());
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->isVisible() && label->buddy())
            look(label->text());
    for (const auto *tabs : window.findChildren<QTabBar *>())
        for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i)
            look(tabs->tabText(i));
    for (const auto *bar : window.findChildren<QMenuBar *>())
        for (const QAction *action : bar->actions())
            look(action->text());
    return clashes;
}

} // namespace vd
