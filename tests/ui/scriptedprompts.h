#pragma once

#include "prompts.h"

#include <QDialog>
#include <QTest>
#include <functional>

namespace vd {

/// Answers what the desk asks from a script. What is asked without an answer fails the test and is cancelled.
class ScriptedPrompts : public Prompts
{
public:
    QList<QStringList> filesToOpen;
    QStringList foldersToOpen;
    QStringList filesToSave;
    QList<int> answers;
    QList<std::function<bool(QDialog &)>> dialogs; ///< each fills one dialog in, and tells whether it is accepted

    QList<Question> questions; ///< what was asked
    QStringList suggestions;   ///< for files to write

    QStringList openFiles(QWidget *, const QString &, const QString &, const QString &) override
    {
        return next(filesToOpen, "a file to open");
    }
    QString openFolder(QWidget *, const QString &, const QString &) override
    {
        return next(foldersToOpen, "a folder to open");
    }
    QString saveFile(QWidget *, const QString &, const QString &suggestion, const QString &, bool) override
    {
        suggestions << suggestion;
        return next(filesToSave, "a file to save");
    }
    int ask(QWidget *, const Question &question) override
    {
        questions << question;
        if (!answers.isEmpty())
            return answers.takeFirst();
        QTest::qFail(qPrintable(QStringLiteral("asked without an answer: ") + question.text), __FILE__, __LINE__);
        return int(question.answers.size()) - 1;
    }
    bool run(QDialog &dialog) override
    {
        dialog.setModal(false);
        dialog.show();
        const auto fill = next(dialogs, "a dialog");
        return fill && fill(dialog);
    }
    /// Whether everything of the script was used.
    [[nodiscard]] bool isOver() const
    {
        return filesToOpen.isEmpty() && foldersToOpen.isEmpty() && filesToSave.isEmpty() && answers.isEmpty() &&
               dialogs.isEmpty();
    }

private:
    template <class List>
    static typename List::value_type next(List &list, const char *what)
    {
        if (!list.isEmpty())
            return list.takeFirst();
        QTest::qFail(what, __FILE__, __LINE__);
        return {};
    }
};

} // namespace vd
