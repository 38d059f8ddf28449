#include "prompts.h"

#include <QDialog>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace vd {

QStringList DialogPrompts::openFiles(QWidget *parent, const QString &title, const QString &folder,
                                     const QString &filter)
{
    return QFileDialog::getOpenFileNames(parent, title, folder, filter);
}

QString DialogPrompts::openFolder(QWidget *parent, const QString &title, const QString &folder)
{
    return QFileDialog::getExistingDirectory(parent, title, folder);
}

QString DialogPrompts::saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter,
                                bool confirmOverwrite)
{
    QFileDialog dialog(parent, title, QFileInfo(suggestion).absolutePath(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setOption(QFileDialog::DontConfirmOverwrite, !confirmOverwrite);
    dialog.setDefaultSuffix(QFileInfo(suggestion).suffix());
    dialog.selectFile(QFileInfo(suggestion).fileName());
    // Another kind of file has another ending.
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString &kind) {
        static const QRegularExpression ending(QStringLiteral("\\*\\.(\\w+)"));
        const QString suffix = ending.match(kind).captured(1);
        if (suffix.isEmpty())
            return;
        dialog.setDefaultSuffix(suffix);
        if (const QString chosen = dialog.selectedFiles().value(0); !chosen.isEmpty())
            dialog.selectFile(QFileInfo(chosen).completeBaseName() + u'.' + suffix);
    });
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

int DialogPrompts::ask(QWidget *parent, const Question &question)
{
    QMessageBox box(question.dangerous ? QMessageBox::Warning : QMessageBox::Question, question.title, question.text,
                    QMessageBox::NoButton, parent);
    box.setInformativeText(question.detail);
    QList<QPushButton *> buttons;
    for (const QString &answer : question.answers) {
        const bool isLast = buttons.size() == question.answers.size() - 1;
        buttons << box.addButton(answer, isLast ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
    }
    box.setDefaultButton(question.dangerous ? buttons.last() : buttons.first());
    box.setEscapeButton(buttons.last());
    box.exec();
    for (int i = 0; i < buttons.size(); ++i)
        if (box.clickedButton() == buttons.at(i))
            return i;
    return int(buttons.size()) - 1;
}

bool DialogPrompts::run(QDialog &dialog)
{
    return dialog.exec() == QDialog::Accepted;
}

} // namespace vd
