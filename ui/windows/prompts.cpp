#include "prompts.h"

#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

namespace vd {

namespace {

/// "embed.html" of "Cards (*.embed.html)"; empty where any file is meant.
QString endingOf(const QString &filter)
{
    static const QRegularExpression ending(QStringLiteral("\\*\\.([\\w.]+)"));
    return ending.match(filter).captured(1);
}

/// A file's name without this ending, or without whatever it ends with.
QString stemOf(const QString &path, const QString &ending)
{
    const QString name = QFileInfo(path).fileName();
    const QString whole = u'.' + ending;
    return name.endsWith(whole, Qt::CaseInsensitive) ? name.chopped(whole.size()) : QFileInfo(path).completeBaseName();
}

} // namespace

QString startFolder(const QString &last)
{
    for (const QString &folder : {last, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)})
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    return QDir::homePath();
}

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
    QString ending = endingOf(dialog.selectedNameFilter());
    QObject::connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog, &ending](const QString &kind) {
        const QString next = endingOf(kind);
        if (next.isEmpty())
            return;
        dialog.setDefaultSuffix(next);
        if (const QString chosen = dialog.selectedFiles().value(0); !chosen.isEmpty())
            dialog.selectFile(stemOf(chosen, ending) + u'.' + next);
        ending = next;
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
