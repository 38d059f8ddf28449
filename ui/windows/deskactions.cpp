#include "deskactions.h"

#include "comparison.h"
#include "recordtitle.h"

#include <QAction>
#include <QActionGroup>
#include <QIcon>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace vd {

using namespace Qt::StringLiterals;

DeskActions::DeskActions(QWidget *window) : QObject(window), m_window(window)
{
    makeFileActions();
    makeEditActions();
    makeViewActions();
    makeRecordActions();
    shortcuts = make(tr("&Keyboard shortcuts"), u"input-keyboard"_s);
    shortcuts->setShortcut(QKeySequence::HelpContents);
    about = make(tr("&About Verdict Desk"), u"help-about"_s);
    about->setMenuRole(QAction::AboutRole);
    aboutQt = make(tr("About &Qt"));
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

QAction *DeskActions::make(const QString &text, const QString &icon, const QString &tip)
{
    auto *action = new QAction(text, m_window);
    if (!icon.isEmpty())
        m_icons.insert(action, icon);
    if (!tip.isEmpty())
        action->setToolTip(tip);
    m_window->addAction(action); // shortcuts work although the menu bar may be hidden
    return action;
}

void DeskActions::makeFileActions()
{
    newLibrary = make(tr("New &library…"), u"folder-new"_s);
    openLibrary = make(tr("&Open library…"), u"document-open"_s);
    openLibrary->setShortcut(QKeySequence::Open);
    closeLibrary = make(tr("&Close library"), u"document-close"_s);
    closeLibrary->setShortcut(QKeySequence::Close);
    quit = make(tr("&Quit"), u"application-exit"_s);
    quit->setShortcut(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    recent = new QMenu(tr("Open &recent"), m_window);
    m_icons.insert(recent->menuAction(), u"document-open-recent"_s);

    newTool = make(tr("&Tool"), u"list-add"_s);
    newTool->setShortcut(QKeySequence::New);
    newComparison = make(tr("&Comparison…"), u"view-split-left-right"_s);
    newComparison->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    newReviewer = make(tr("&Reviewer"), u"user"_s);
    newLens = make(tr("&Lens"), u"search"_s);
    newTool->setIconText(tr("New tool")); // where no menu says "New"
    newComparison->setIconText(tr("New comparison"));
    newReviewer->setIconText(tr("New reviewer"));
    newLens->setIconText(tr("New lens"));
    newRecord = new QMenu(tr("&New"), m_window);
    m_icons.insert(newRecord->menuAction(), u"document-new"_s);
    newRecord->addActions({newTool, newComparison, newReviewer, newLens});

    import = make(tr("&Import…"), u"document-import"_s,
                  tr("Bring in a library JSON, tools or votes from CSV, filled review forms"));
    import->setShortcut(Qt::CTRL | Qt::Key_I);
    importFolder = make(tr("Impor&t content folder…"), u"folder-open"_s,
                        tr("Bring in tools from a folder of Hugo or Decap, a file each"));
    mergeLibrary = make(tr("&Merge library…"), u"vcs-merge"_s,
                        tr("Bring in what was changed in a copy of this library, field by field"));
    sendForms =
        make(tr("Send &forms…"), u"mail-send"_s,
             tr("Write what the chosen reviewer has to fill in, as a text file for any editor or mail program"));
    exportPage = make(tr("&Export page…"), u"document-export"_s,
                      tr("Write the comparison to a file: a web page, a card to embed, Markdown or PDF"));
    exportPage->setShortcut(Qt::CTRL | Qt::Key_E);
    exportSite = make(tr("E&xport site…"), u"folder-html"_s);
    exportSite->setIconText(tr("Export site"));
    exportSiteAgain = make({}, u"folder-sync"_s);
    exportSiteAgain->setIconText(tr("Export site"));
    lookAtSite = make({}, u"view-preview"_s);
    savePdf = make(tr("Save page as P&DF…"), u"application-pdf"_s);
    print = make(tr("&Print…"), u"document-print"_s);
    print->setShortcut(QKeySequence::Print);
    copySource = make(tr("Copy page &source"), u"edit-copy"_s, tr("Put the page's HTML on the clipboard"));
    copySource->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    theme = new QMenu(tr("T&heme"), m_window);
    m_icons.insert(theme->menuAction(), u"preferences-desktop-theme"_s);
    backup = make(tr("&Back up library…"), u"document-save-as"_s);
    dump = make(tr("Save library as &JSON…"), u"document-export"_s);
    verify = make(tr("&Verify library"), u"dialog-ok-apply"_s, tr("Check that the library file is sound"));
}

void DeskActions::makeEditActions()
{
    undo = make(tr("&Undo"), u"edit-undo"_s);
    undo->setShortcuts(QKeySequence::Undo);
    redo = make(tr("&Redo"), u"edit-redo"_s);
    redo->setShortcuts(QKeySequence::Redo);
    cut = make(tr("Cu&t"), u"edit-cut"_s);
    cut->setShortcuts(QKeySequence::Cut);
    copy = make(tr("&Copy"), u"edit-copy"_s);
    copy->setShortcuts(QKeySequence::Copy);
    paste = make(tr("&Paste"), u"edit-paste"_s);
    paste->setShortcuts(QKeySequence::Paste);
    selectAll = make(tr("Select &all"), u"edit-select-all"_s);
    selectAll->setShortcuts(QKeySequence::SelectAll);
    search = make(tr("&Search everything"), u"edit-find"_s);
    search->setShortcut(Qt::CTRL | Qt::Key_K);
    removeRecord = make(tr("&Delete…"), u"edit-delete"_s);
    removeRecord->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete);
}

void DeskActions::makeViewActions()
{
    showLibrary = make(tr("&Library"), {}, tr("Show or hide the library column"));
    showLibrary->setCheckable(true);
    showLibrary->setChecked(true);
    showLibrary->setShortcut(Qt::Key_F8);
    showPreview = make(tr("&Preview"), u"view-preview"_s, tr("Show or hide the rendered page"));
    showPreview->setCheckable(true);
    showPreview->setChecked(true);
    showPreview->setShortcut(Qt::Key_F9);
    nextColumn = make(tr("&Next column"));
    nextColumn->setShortcut(Qt::Key_F6);
    previousColumn = make(tr("P&revious column"));
    previousColumn->setShortcut(Qt::SHIFT | Qt::Key_F6);
    fullScreen = make(tr("&Full screen"), u"view-fullscreen"_s);
    fullScreen->setCheckable(true);
    fullScreen->setShortcut(Qt::Key_F11);

    appearance = new QActionGroup(m_window);
    const auto offer = [&](const QString &text, const QString &value) {
        QAction *action = appearance->addAction(text);
        action->setCheckable(true);
        action->setData(value);
    };
    offer(tr("As the &system"), {});
    offer(tr("&Light"), u"light"_s);
    offer(tr("&Dark"), u"dark"_s);
}

void DeskActions::makeRecordActions()
{
    previousRecord = make(tr("&Previous"), u"go-up"_s, tr("The record above in the list"));
    previousRecord->setShortcut(Qt::CTRL | Qt::Key_PageUp);
    previousRecord->setIconText(tr("Previous record"));
    nextRecord = make(tr("&Next"), u"go-down"_s, tr("The record below in the list"));
    nextRecord->setShortcut(Qt::CTRL | Qt::Key_PageDown);
    nextRecord->setIconText(tr("Next record"));
    newRound = make(tr("New review &round…"), u"view-refresh"_s, tr("Review this tool again: it has changed"));

    status = new QActionGroup(m_window);
    for (const auto &entry : enumTexts<ComparisonStatus>) {
        QAction *action = status->addAction(RecordTitles::status(entry.value));
        action->setCheckable(true);
        action->setData(int(entry.value));
    }
    check = make(tr("&Check"), u"tools-check-spelling"_s, tr("What stands between this comparison and publishing it"));
    panel = make(tr("Pane&l…"), u"system-users"_s,
                 tr("Who has which review, who waits for whom, and how the panel judges"));
    panel->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    digest = make(tr("&Digest…"), u"mail-message-new"_s,
                  tr("What was published and what changed in a week: as a mail and as a page"));
    digest->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    publication =
        make(tr("&Publication…"), u"configure"_s, tr("Name, kicker, colour, currency and footer of your pages"));
}

void DeskActions::fillFileMenu(QMenu *menu)
{
    menu->setToolTipsVisible(true); // why something cannot be done
    menu->addAction(newLibrary);
    menu->addAction(openLibrary);
    menu->addMenu(recent);
    menu->addSeparator();
    menu->addMenu(newRecord);
    menu->addAction(import);
    menu->addAction(importFolder);
    menu->addAction(mergeLibrary);
    menu->addAction(sendForms);
    menu->addSeparator();
    menu->addMenu(theme);
    menu->addActions({exportPage, savePdf, print, copySource});
    menu->addSeparator();
    menu->addActions({exportSite, exportSiteAgain, lookAtSite});
    menu->addSeparator();
    menu->addActions({backup, dump, verify});
    menu->addSeparator();
    menu->addActions({closeLibrary, quit});
}

void DeskActions::fillMenus(QMenuBar *bar, const QList<QAction *> &previewActions)
{
    fillFileMenu(bar->addMenu(tr("&File")));

    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({cut, copy, paste, selectAll});
    edit->addSeparator();
    edit->addActions({search, removeRecord});

    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions({showLibrary, showPreview});
    view->addSeparator();
    page = view->addMenu(tr("Pa&ge"));
    page->addActions(previewActions);
    view->addMenu(tr("&Appearance of the desk"))->addActions(appearance->actions());
    view->addSeparator();
    view->addActions({nextColumn, previousColumn, fullScreen});

    QMenu *record = bar->addMenu(tr("&Record"));
    record->addActions({previousRecord, nextRecord});
    record->addSeparator();
    record->addAction(newRound);

    QMenu *publish = bar->addMenu(tr("&Publish"));
    publish->setToolTipsVisible(true);
    publish->addActions({exportPage, exportSite, exportSiteAgain, lookAtSite});
    publish->addAction(check);
    publish->addMenu(tr("&Status"))->addActions(status->actions());
    publish->addSeparator();
    publish->addActions({panel, digest, publication});

    bar->addMenu(tr("&Help"))->addActions({shortcuts, about, aboutQt});
}

void DeskActions::fillToolBar(QToolBar *bar)
{
    for (QAction *action : {newRecord->menuAction(), import, exportPage, undo, redo, showPreview})
        showIcon(action);
    bar->setMovable(false);
    auto *make = new QToolButton(bar);
    make->setText(tr("New"));
    make->setIcon(newRecord->icon());
    make->setToolTip(tr("New tool, comparison, reviewer or lens"));
    make->setMenu(newRecord);
    make->setPopupMode(QToolButton::InstantPopup);
    make->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    make->setFocusPolicy(Qt::TabFocus);
    connect(newTool, &QAction::enabledChanged, make, &QWidget::setEnabled);
    make->setEnabled(newTool->isEnabled());
    bar->addWidget(make);
    bar->addActions({import, exportPage});
    bar->addSeparator();
    bar->addActions({undo, redo});
    bar->addSeparator();
    bar->addAction(showPreview);
}

void DeskActions::showMenuIcons()
{
    for (QAction *action : m_icons.keys())
        showIcon(action);
}

void DeskActions::showIcon(QAction *action)
{
    if (const QString name = m_icons.take(action); !name.isEmpty())
        action->setIcon(QIcon::fromTheme(name));
}

} // namespace vd
