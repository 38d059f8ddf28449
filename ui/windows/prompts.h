#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

class QDialog;
class QWidget;

namespace vd {

/// A question with two or more answers; closing it is the last answer, which must be the one that does nothing.
struct Question
{
    QString title;
    QString text;   ///< one sentence
    QString detail; ///< what follows from the answers
    QStringList answers;
    bool dangerous = false; ///< Enter then takes the last answer
};

/// Where the dialog of a file begins: in the folder of the last one if that is still there, otherwise among the user's
/// documents, or at home.
[[nodiscard]] QString startFolder(const QString &last = {});

/// Everything modal that the desk asks: passed in, so that tests answer by script.
class Prompts
{
public:
    virtual ~Prompts() = default;

    /// Files to read; empty when cancelled.
    virtual QStringList openFiles(QWidget *parent, const QString &title, const QString &folder,
                                  const QString &filter) = 0;
    /// A folder to read; empty when cancelled.
    virtual QString openFolder(QWidget *parent, const QString &title, const QString &folder) = 0;
    /// A file to write, or "" when cancelled; a name without an ending gets the suggestion's. An existing file has been
    /// confirmed when `confirmOverwrite`.
    virtual QString saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter,
                             bool confirmOverwrite = true) = 0;
    /// The number of the answer.
    virtual int ask(QWidget *parent, const Question &question) = 0;
    /// Runs a dialog to its end; true when it was accepted.
    virtual bool run(QDialog &dialog) = 0;
};

/// The real ones.
class DialogPrompts : public Prompts
{
public:
    QStringList openFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter) override;
    QString openFolder(QWidget *parent, const QString &title, const QString &folder) override;
    QString saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QString &filter,
                     bool confirmOverwrite) override;
    int ask(QWidget *parent, const Question &question) override;
    bool run(QDialog &dialog) override;
};

} // namespace vd
