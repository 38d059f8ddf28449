#pragma once

#include "deskcontext.h"
#include "noun.h"
#include "session.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <memory>

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace vd {

class DeskActions;
class DigestFlow;
class EditorPane;
class ExportFlow;
class ImportFlow;
class LibraryFlow;
class LibraryJob;
class LibraryPanel;
class MessageBar;
class NameBar;
class PageFeed;
class PanelFlow;
class PreviewPane;
class RecordFlow;
class SiteFlow;
class ThemeFlow;
class WelcomePage;

/// The desk's window: library, editor and preview side by side for one open library, or the welcome page without one.
/// It routes: what is selected is edited, what is edited is shown, what is clicked in the page is selected. Making,
/// importing, exporting and opening are the flows'.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const DeskContext &context);
    ~MainWindow() override;

    /// Opens a library in place of the one that is open. Refusals are said in the window.
    void openLibrary(const QString &path, bool readOnly = false);
    /// The same, for what Session::open() made of the path.
    void receiveLibrary(Session::Opened opened, const QString &path);
    /// What was open when the window was closed last; empty when that was nothing, or is gone.
    [[nodiscard]] static QString lastLibrary(const QSettings &settings);
    [[nodiscard]] Library *library() const;
    /// Shows a record and puts the cursor into a field; "" leaves the cursor where it is.
    void openRecord(RecordRef record, const QString &field = {});

    // For tests and the bench: the window's parts
    [[nodiscard]] EditorPane *editor() const { return m_editor; }
    [[nodiscard]] LibraryPanel *panel() const { return m_panel; }
    [[nodiscard]] PreviewPane *preview() const { return m_preview; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] DeskActions *actions() const { return m_actions; }
    [[nodiscard]] ImportFlow *imports() const { return m_imports; }
    [[nodiscard]] PanelFlow *panelFlow() const { return m_panelFlow; }

signals:
    void firstPainted(); ///< once, when the window has been painted with its first content

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildColumns();
    void buildStatusBar();
    void connectPanel();
    void connectEditor();
    void connectPreview();
    void connectFlows();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectRecordActions();

    /// Leaves the library that is open for another one, or for none. False when the user stays.
    bool setSession(std::unique_ptr<Session> session);
    bool mayLeave();
    void leave(); ///< without questions
    void use();   ///< the library of the session, or none
    void showWelcome();
    void fill();
    void selectFirst();
    void askName();
    void libraryChanged(const Changes &changes);
    void showRecord(RecordRef record);
    void focusField(RecordRef record, const QString &field);
    void showBlock(const QString &id);
    void travel(bool back);
    void setStatus(ComparisonStatus status);
    void checkPage();
    void stepRecord(int step);
    void cycleColumns(int step);
    void startPreviewWhenSeen();

    void refreshTitle();
    void refreshActions();
    void refreshUndo();
    void refreshRecent();
    void focusMoved(QWidget *before, QWidget *now);
    void say(const QString &state);
    void sayWhatIsStored();
    void restoreLayout();
    void saveLayout();
    [[nodiscard]] QString selectionKey() const;

    DeskContext m_context;
    std::unique_ptr<Session> m_session;
    DeskActions *m_actions;
    LibraryPanel *m_panel;
    EditorPane *m_editor;
    PreviewPane *m_preview;
    PageFeed *m_feed;
    MessageBar *m_messages;
    WelcomePage *m_welcome = nullptr; ///< made when it is needed
    QSplitter *m_columns;
    QStackedWidget *m_stack;
    QVBoxLayout *m_centre;
    QPointer<NameBar> m_nameBar;
    LibraryJob *m_job;
    LibraryFlow *m_libraries;
    RecordFlow *m_records;
    ImportFlow *m_imports;
    ExportFlow *m_exports;
    SiteFlow *m_sites;
    PanelFlow *m_panelFlow;
    DigestFlow *m_digests;
    ThemeFlow *m_themes;
    QLabel *m_state;
    QLabel *m_undoLabel;
    QTimer m_outside;
    QHash<QWidget *, QPointer<QWidget>> m_lastFocus; ///< per column
    bool m_painted = false;
};

} // namespace vd
