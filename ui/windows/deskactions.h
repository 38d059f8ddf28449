#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace vd {

/// Every command of the desk, once: text, shortcut, icon, tooltip. The window connects them, menus() and toolBar() lay
/// them out.
class DeskActions : public QObject
{
    Q_OBJECT

public:
    explicit DeskActions(QWidget *window);

    void fillMenus(QMenuBar *bar, const QList<QAction *> &previewActions);
    void fillToolBar(QToolBar *bar);

    // File
    QAction *newLibrary, *openLibrary, *closeLibrary, *quit;
    QMenu *recent;
    QMenu *newRecord;
    QAction *newTool, *newComparison, *newReviewer, *newLens;
    QAction *import, *exportPage, *savePdf, *print, *copySource;
    QAction *backup, *dump, *verify;
    // Edit
    QAction *undo, *redo, *cut, *copy, *paste, *selectAll, *search, *removeRecord;
    // View
    QAction *showLibrary, *showPreview, *nextColumn, *previousColumn, *fullScreen;
    QMenu *page;              ///< the preview's own commands
    QActionGroup *appearance; ///< data(): "", "light", "dark"
    // Record
    QAction *previousRecord, *nextRecord, *newRound;
    // Publish
    QActionGroup *status; ///< data(): int of ComparisonStatus
    QAction *check, *publication;
    // Help
    QAction *shortcuts, *about, *aboutQt;

private:
    QAction *make(const QString &text, const QString &icon = {}, const QString &tip = {});
    void makeFileActions();
    void makeEditActions();
    void makeViewActions();
    void makeRecordActions();
    void fillFileMenu(QMenu *menu);

    QWidget *m_window;
};

} // namespace vd
