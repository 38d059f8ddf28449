#pragma once

#include "deskcontext.h"
#include "formsession.h"

#include <QHash>
#include <QMainWindow>
#include <QSet>
#include <memory>

class QAction;
class QLabel;
class QListWidget;
class QSplitter;
class QStackedWidget;

namespace vd {

class EmptyState;
class FormState;
class MessageBar;
class ReadingMatter;
class ScorecardTab;
class WritingAids;

/// The reviewer's window: one file of review forms, the list of its forms, the scorecard page of the chosen one and
/// what there is to read beside it. What is typed is in the file within a second; there is no Save.
class ReviewerWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit ReviewerWindow(const DeskContext &context);
    ~ReviewerWindow() override;

    /// Shows the forms of a file; what is wrong with it is said in the window.
    void openForms(const QString &path);
    /// Whether a path that the desk was started with is this window's: forms, or a text that may hold some.
    [[nodiscard]] static bool isFor(const QString &path);

    // For tests: the window's parts
    [[nodiscard]] FormSession *session() const { return m_session.get(); }
    [[nodiscard]] ScorecardTab *page() const { return m_page; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] QListWidget *list() const { return m_list; }
    void showForm(qsizetype form);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildColumns();
    void makeFileActions();
    void makeEditActions();
    void makeViewActions();
    QAction *make(const QString &text, const QString &icon, const QKeySequence &keys = {}, const QString &tip = {});

    void setSession(std::unique_ptr<FormSession> session);
    void use(std::unique_ptr<FormSession> session, qsizetype form);
    bool mayLeave();
    void choose();
    void reload();
    void sendBack();
    void saveElsewhere();
    void copyAsText();
    void travel(bool back);
    void step(int by);
    void flush();

    [[nodiscard]] ScorecardTab *pageFor(const Lens &lens);
    [[nodiscard]] FormState state(qsizetype form) const;
    [[nodiscard]] QString nameOf(qsizetype form) const; ///< "Tern Coder · Competition"
    [[nodiscard]] QString toolOf(qsizetype form) const;
    [[nodiscard]] QString fileName() const;
    void fillList();
    void refreshRow(qsizetype form);
    void refreshHeading();
    void refreshUndo();
    void changed(const Changes &changes);
    [[nodiscard]] QStringList unstored() const; ///< why something typed is not in the file
    void sayProblems();
    void sayWhatIsStored();
    void fail(const QString &sentence);

    DeskContext m_context;
    std::unique_ptr<FormSession> m_session;
    std::unique_ptr<WritingAids> m_aids; ///< of the session's library
    MessageBar *m_messages;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_columns;
    QListWidget *m_list;
    QLabel *m_title;
    QLabel *m_standing;
    QStackedWidget *m_pages;
    ReadingMatter *m_reading;
    QLabel *m_stored;
    QLabel *m_count;
    QHash<QString, ScorecardTab *> m_pageOf; ///< by lens
    ScorecardTab *m_page = nullptr;
    qsizetype m_form = -1;
    QSet<qsizetype> m_unready; ///< the forms that are not ready to send

    QAction *m_undo;
    QAction *m_redo;
    QAction *m_sendBack;
    QAction *m_showFolder;
    QAction *m_copyText;
    QAction *m_saveElsewhere;
    QAction *m_previous;
    QAction *m_next;
    QAction *m_showReading;
};

} // namespace vd
