#include "helpdialogs.h"

#include "appearance.h"
#include "prompts.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace vd {

namespace {

/// An action's text as a person reads it: no mnemonic, no "…".
QString plain(QString text)
{
    text.remove(QStringLiteral("…"));
    QString read;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && ++i == text.size())
            break;
        read += text.at(i);
    }
    return read;
}

void finish(QDialog &dialog, QVBoxLayout *rows)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    rows->addWidget(buttons);
}

} // namespace

void HelpDialogs::about(Prompts &prompts, QWidget *parent)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(tr("About Verdict Desk"));
    auto *logo = new QLabel;
    logo->setPixmap(deskIcon().pixmap(64, 64));
    logo->setAlignment(Qt::AlignTop);
    auto *text = new QLabel(tr("<h2>Verdict Desk %1</h2>"
                               "<p>Review AI tools with a standing panel, and publish side-by-side verdicts.</p>"
                               "<p>The desk works without a network and never opens a connection by itself.</p>"
                               "<p>Copyright © 2026 the Verdict Desk founders. Free software under the MIT licence.</p>"
                               "<p>Made with Qt %2, SQLite, md4c and Mustache.</p>")
                                .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(logo);
    line->addWidget(text, 1);
    auto *rows = new QVBoxLayout(&dialog);
    rows->addLayout(line);
    finish(dialog, rows);
    prompts.run(dialog);
}

void HelpDialogs::shortcuts(Prompts &prompts, QWidget *window)
{
    QDialog dialog(window);
    dialog.setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QTreeWidget;
    list->setAccessibleName(dialog.windowTitle());
    list->setHeaderLabels({tr("Command"), tr("Shortcut")});
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    for (const QAction *action : window->findChildren<QAction *>())
        if (const QString keys = action->shortcut().toString(QKeySequence::NativeText); !keys.isEmpty())
            list->addTopLevelItem(
                new QTreeWidgetItem({plain(action->iconText().isEmpty() ? action->text() : action->iconText()), keys}));
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->header()->setStretchLastSection(false);
    auto *rows = new QVBoxLayout(&dialog);
    rows->addWidget(list);
    finish(dialog, rows);
    dialog.resize(520, 560);
    prompts.run(dialog);
}

} // namespace vd
