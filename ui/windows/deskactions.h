#pragma once

#include <QHash>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace vd {

/// Every command of the desk, once: text, shortcut, icon, tooltip. The window connects them, fillMenus() and
/// fillToolBar() lay them out.
class DeskActions : public QObject
{
    Q_OBJECT

public:
    explicit DeskActions(QWidget *window);

    void fillMenus(QMenuBar *bar, const QList<QAction *> &previewActions);
    void fillToolBar(QToolBar *bar);
    /// Gives the menus their icons: finding thirty of them takes longer than painting the window, so it comes after.
    void showMenuIcons();

    // File
    QAction *newLibrary, *openLibrary, *closeLibrary, *quit;
    QMenu *recent;
    QMenu *newRecord;
    QMenu *theme; ///< filled by ThemeFlow
    QAction *newTool, *newComparison, *newReviewer, *newLens;
    QAction *import, *importFolder, *mergeLibrary, *sendForms, *exportPage, *savePdf, *print, *copySource;
    QAction *exportSite, *exportSiteAgain, *lookAtSite; ///< named, enabled and tipped by SiteFlow
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
    QAction *check, *panel, *digest, *publication;
    // Help
    QAction *shortcuts, *about, *aboutQt;

private:
    QAction *make(const QString &text, const QString &icon = {}, const QString &tip = {});
    void makeFileActions();
    void makeEditActions();
    void makeViewActions();
    void makeRecordActions();
    void fillFileMenu(QMenu *menu);
    void showIcon(QAction *action);

    QWidget *m_window;
    QHash<QAction *, QString> m_icons; ///< names of the icons that are not shown yet
};

} // namespace vd
