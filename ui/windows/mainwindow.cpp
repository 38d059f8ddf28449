#include "mainwindow.h"

#include "appearance.h"
#include "deskactions.h"
#include "digestflow.h"
#include "editorpane.h"
#include "elidedlabel.h"
#include "exportflow.h"
#include "importflow.h"
#include "libraryflow.h"
#include "libraryjob.h"
#include "librarykey.h"
#include "librarypanel.h"
#include "messagebar.h"
#include "namebar.h"
#include "pagefeed.h"
#include "panelflow.h"
#include "previewpane.h"
#include "prompts.h"
#include "recentfiles.h"
#include "recordflow.h"
#include "recordtitle.h"
#include "siteflow.h"
#include "themeflow.h"
#include "username.h"
#include "welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace vd {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString columnsKey = QStringLiteral("window/columns");
const QString showLibraryKey = QStringLiteral("window/library");
const QString showPreviewKey = QStringLiteral("window/preview");
const QString previewKey = QStringLiteral("preview/state");
const QString userKey = QStringLiteral("user/name");
const QString lastKey = QStringLiteral("session/library");

} // namespace

MainWindow::MainWindow(const DeskContext &context) : m_context(context)
{
    m_actions = new DeskActions(this);
    m_messages = new MessageBar;
    m_job = new LibraryJob(*m_messages, m_context.clock, this);
    buildColumns();
    buildStatusBar();
    m_feed = new PageFeed([this] { return m_editor->form() ? m_editor->form()->typed() : TypedRecord(); }, this);
    m_libraries = new LibraryFlow(m_context, *m_messages, *m_job, this,
                                  [this](std::unique_ptr<Session> session) { return setSession(std::move(session)); });
    m_records = new RecordFlow(m_context, *m_messages, *m_job, this);
    m_imports = new ImportFlow(m_context, *m_messages, *m_job, this);
    m_exports = new ExportFlow(m_context, *m_messages, *m_feed, *m_preview, this);
    m_sites = new SiteFlow(m_context, *m_messages, *m_job,
                           {m_actions->exportSite, m_actions->exportSiteAgain, m_actions->lookAtSite}, this);
    m_panelFlow = new PanelFlow(m_context, {m_actions->undo, m_actions->redo}, this);
    m_digests = new DigestFlow(m_context, {m_actions->undo, m_actions->redo}, this);
    m_themes = new ThemeFlow(m_context, *m_messages, m_actions->theme, this);

    m_actions->fillMenus(menuBar(), m_preview->menuActions());
    auto *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    m_actions->fillToolBar(bar);

    connectPanel();
    connectEditor();
    connectPreview();
    connectFlows();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectRecordActions();

    constexpr int glance = 1000; // ms
    m_outside.setInterval(glance);
    connect(&m_outside, &QTimer::timeout, this, [this] { library()->lookForOutsideChanges(); });
    setAcceptDrops(true);
    restoreLayout();
    refreshTitle();
    refreshActions();
}

MainWindow::~MainWindow()
{
    m_job->abandon();
    leave();                                  // too late for questions
    disconnect(qApp, nullptr, this, nullptr); // the focus moves on while the columns go
}

void MainWindow::buildColumns()
{
    m_panel = new LibraryPanel;
    m_editor = new EditorPane;
    m_preview = new PreviewPane;
    constexpr int least[] = {210, 380, 300};
    m_panel->setMinimumWidth(least[0]);
    m_editor->setMinimumWidth(least[1]);
    m_preview->setMinimumWidth(least[2]);
    m_columns = new QSplitter;
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->addWidget(m_panel);
    m_columns->addWidget(m_editor);
    m_columns->addWidget(m_preview);
    m_columns->setChildrenCollapsible(false);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 1);
    m_columns->setHandleWidth(1);

    m_stack = new QStackedWidget;
    m_stack->addWidget(m_columns);
    auto *centre = new QWidget;
    m_centre = new QVBoxLayout(centre);
    m_centre->setContentsMargins(0, 0, 0, 0);
    m_centre->setSpacing(0);
    m_centre->addWidget(m_messages);
    m_centre->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

void MainWindow::buildStatusBar()
{
    m_state = new ElidedLabel;
    m_state->setObjectName(QStringLiteral("state"));
    m_undoLabel = new ElidedLabel;
    m_undoLabel->setObjectName(QStringLiteral("undoText"));
    statusBar()->addWidget(m_state, 1);
    statusBar()->addPermanentWidget(m_undoLabel);
    statusBar()->setContentsMargins(8, 0, 8, 0);
}

void MainWindow::openLibrary(const QString &path, bool readOnly)
{
    m_libraries->open(path, readOnly);
}

void MainWindow::receiveLibrary(Session::Opened opened, const QString &path)
{
    m_libraries->receive(std::move(opened), path);
}

QString MainWindow::lastLibrary(const QSettings &settings)
{
    const QString path = settings.value(lastKey).toString();
    return QFileInfo::exists(path) ? path : QString();
}

Library *MainWindow::library() const
{
    return m_session ? &m_session->library() : nullptr;
}

bool MainWindow::setSession(std::unique_ptr<Session> session)
{
    if (!mayLeave())
        return false;
    leave();
    m_session = std::move(session);
    use();
    return true;
}

void MainWindow::leave()
{
    if (Library *leaving = library()) {
        const RecordRef record = m_editor->record();
        m_context.settings.setValue(selectionKey(), QStringLiteral("%1/%2").arg(toText(record.noun)).arg(record.id));
        disconnect(leaving, nullptr, this, nullptr);
    }
    m_outside.stop();
    m_messages->changed(); // what it offers to do was meant for the library that goes
    m_panelFlow->setLibrary(nullptr);
    m_digests->setLibrary(nullptr);
    m_feed->setLibrary(nullptr);
    m_editor->setLibrary(nullptr);
    m_panel->setLibrary(nullptr);
    m_imports->setLibrary(nullptr);
    m_session.reset();
}

void MainWindow::use()
{
    Library *opened = library();
    m_libraries->setLibrary(opened);
    m_records->setLibrary(opened);
    m_imports->setLibrary(opened);
    m_exports->setLibrary(opened);
    m_sites->setLibrary(opened);
    m_panelFlow->setLibrary(opened);
    m_digests->setLibrary(opened);
    m_themes->setLibrary(opened);
    if (!opened) {
        showWelcome();
    } else {
        m_stack->setCurrentWidget(m_columns);
        connect(opened, &Library::changed, this, &MainWindow::libraryChanged);
        m_editor->setLibrary(opened);
        m_panel->setLibrary(opened);
        m_outside.start();
        if (m_painted)
            fill();
        askName();
    }
    sayWhatIsStored();
    refreshUndo();
    refreshTitle();
    refreshActions();
}

void MainWindow::showWelcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage;
        connect(m_welcome, &WelcomePage::newRequested, m_libraries, &LibraryFlow::create);
        connect(m_welcome, &WelcomePage::openRequested, m_libraries, &LibraryFlow::choose);
        connect(m_welcome, &WelcomePage::sampleRequested, m_libraries, &LibraryFlow::openSample);
        connect(m_welcome, &WelcomePage::recentRequested, this, [this](const QString &path) { openLibrary(path); });
        m_stack->addWidget(m_welcome);
    }
    m_welcome->setRecent(RecentFiles(m_context.settings).paths());
    m_stack->setCurrentWidget(m_welcome);
}

/// The form and the page come after the first paint: a window with its lists is up sooner.
void MainWindow::fill()
{
    if (!library())
        return;
    m_feed->setLibrary(library());
    if (m_editor->record().isValid())
        m_feed->follow(m_editor->record());
    else
        selectFirst();
    startPreviewWhenSeen();
}

void MainWindow::selectFirst()
{
    const QStringList kept = m_context.settings.value(selectionKey()).toString().split(u'/');
    const auto noun = fromText<Noun>(kept.first());
    if (noun && kept.size() == 2) {
        const RecordRef record(*noun, kept.last().toLongLong());
        if (record.isValid() && RecordTitles::of(*library(), record))
            return openRecord(record);
    }
    if (const auto comparisons = library()->comparisonIds(); comparisons && !comparisons->isEmpty())
        return openRecord(comparisons->first());
    m_panel->showSection(Noun::Tool);
}

void MainWindow::askName()
{
    if (m_context.settings.contains(userKey) || library()->isReadOnly() || m_nameBar)
        return;
    m_nameBar = new NameBar(systemUserName());
    m_centre->insertWidget(0, m_nameBar);
    connect(m_nameBar, &NameBar::named, this, [this](const QString &name) {
        m_context.settings.setValue(userKey, name);
        if (library())
            library()->setUser(name);
        m_nameBar->deleteLater();
    });
}

QString MainWindow::selectionKey() const
{
    return libraryKey(QStringLiteral("selection"), *library());
}

bool MainWindow::mayLeave()
{
    if (!library())
        return true;
    m_editor->flush();
    m_digests->flush();
    if (m_job->isRunning()) {
        const bool canStop = m_job->isStoppable();
        const Question question{tr("Close library"),
                                tr("Work on this library is still going on."),
                                canStop ? tr("What is not finished changes nothing.") : tr("It cannot be stopped."),
                                {canStop ? tr("&Stop it") : tr("&Wait for it"), tr("Stay")}};
        if (m_context.prompts.ask(this, question) != 0)
            return false;
        m_job->abandon();
    }
    if (const MergeDesk *desk = m_imports->mergeDesk(); desk && !desk->mayClose())
        return false;
    const QStringList refusals = m_editor->refusals() + m_digests->refusals();
    if (refusals.isEmpty())
        return true;
    const Question question{tr("Not stored"),
                            tr("Something you typed is not stored: %1").arg(refusals.first()),
                            tr("It is lost when you leave this library."),
                            {tr("&Leave without it"), tr("Stay")},
                            true};
    return m_context.prompts.ask(this, question) == 0;
}

void MainWindow::restoreLayout()
{
    constexpr QSize usual(1360, 860);
    constexpr QSize least(900, 600);
    setMinimumSize(least);
    constexpr QSize frame(8, 40); // the window manager's, which is not known before it is shown
    resize(usual.boundedTo(screen()->availableSize() - frame));
    const QSettings &settings = m_context.settings;
    restoreGeometry(settings.value(geometryKey).toByteArray());
    restoreState(settings.value(stateKey).toByteArray());
    if (!m_columns->restoreState(settings.value(columnsKey).toByteArray()))
        m_columns->setSizes({260, 520, 580});
    m_columns->setChildrenCollapsible(false);
    m_preview->restoreState(settings.value(previewKey).toByteArray());
    m_actions->showLibrary->setChecked(settings.value(showLibraryKey, true).toBool());
    m_actions->showPreview->setChecked(settings.value(showPreviewKey, true).toBool());
}

void MainWindow::saveLayout()
{
    QSettings &settings = m_context.settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(stateKey, saveState());
    settings.setValue(columnsKey, m_columns->saveState());
    settings.setValue(previewKey, m_preview->saveState());
    settings.setValue(showLibraryKey, m_actions->showLibrary->isChecked());
    settings.setValue(showPreviewKey, m_actions->showPreview->isChecked());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    m_context.settings.setValue(lastKey, library() ? library()->path() : QString());
    // Leaving the library asks what needs asking.
    event->setAccepted(setSession(nullptr));
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, [this] {
            emit firstPainted();
            QApplication::setWindowIcon(deskIcon());
            m_actions->showMenuIcons();
            fill();
        });
    }
    return handled;
}

void MainWindow::showEvent(QShowEvent *event)
{
    if (!library())
        showWelcome();
    QMainWindow::showEvent(event);
}

void MainWindow::startPreviewWhenSeen()
{
    if (m_painted && library() && m_actions->showPreview->isChecked())
        m_preview->start();
}

} // namespace vd
