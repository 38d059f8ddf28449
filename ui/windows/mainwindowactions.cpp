// What the desk's commands do, and when they can.
#include "mainwindow.h"

#include "appearance.h"
#include "checks.h"
#include "deskactions.h"
#include "digestflow.h"
#include "editorpane.h"
#include "exportflow.h"
#include "focusing.h"
#include "helpdialogs.h"
#include "importflow.h"
#include "libraryflow.h"
#include "libraryjob.h"
#include "librarypanel.h"
#include "messagebar.h"
#include "pagefeed.h"
#include "panelflow.h"
#include "previewpane.h"
#include "prompts.h"
#include "recentfiles.h"
#include "recordflow.h"
#include "recordtitle.h"
#include "siteflow.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QWidgetAction>

namespace vd {

namespace {

const QString appearanceKey = QStringLiteral("desk/appearance");

/// A text of ours in an action, where & would become a mnemonic.
QString escaped(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

/// Whether the widget with the focus has a slot such as copy(), and calls it on demand.
bool focusHas(const char *signature)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && focus->metaObject()->indexOfMethod(signature) >= 0;
}

void toFocus(const char *slot)
{
    if (QWidget *focus = QApplication::focusWidget())
        QMetaObject::invokeMethod(focus, slot);
}

} // namespace

void MainWindow::connectFileActions()
{
    connect(m_actions->newLibrary, &QAction::triggered, m_libraries, &LibraryFlow::create);
    connect(m_actions->openLibrary, &QAction::triggered, m_libraries, &LibraryFlow::choose);
    connect(m_actions->closeLibrary, &QAction::triggered, this, [this] { setSession(nullptr); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->backup, &QAction::triggered, this, [this] {
        m_editor->flush();
        m_libraries->backUp();
    });
    connect(m_actions->dump, &QAction::triggered, this, [this] {
        m_editor->flush();
        m_libraries->saveAsJson();
    });
    connect(m_actions->verify, &QAction::triggered, m_libraries, &LibraryFlow::verify);

    connect(m_actions->newTool, &QAction::triggered, m_records, &RecordFlow::newTool);
    connect(m_actions->newComparison, &QAction::triggered, this, [this] {
        QList<ToolId> preset;
        for (const RecordRef record : m_panel->selection())
            if (record.noun == Noun::Tool)
                preset << record.as<Tool>();
        if (const RecordRef shown = m_editor->record(); preset.size() < 2 && shown.noun == Noun::Tool)
            preset = {shown.as<Tool>()};
        m_records->newComparison(preset);
    });
    connect(m_actions->newReviewer, &QAction::triggered, m_records, &RecordFlow::newReviewer);
    connect(m_actions->newLens, &QAction::triggered, m_records, &RecordFlow::newLens);

    connect(m_actions->import, &QAction::triggered, m_imports, &ImportFlow::choose);
    connect(m_actions->importFolder, &QAction::triggered, m_imports, &ImportFlow::chooseFolder);
    connect(m_actions->mergeLibrary, &QAction::triggered, m_imports, &ImportFlow::chooseLibrary);
    connect(m_actions->sendForms, &QAction::triggered, this,
            [this] { m_exports->sendForms(m_editor->record().as<Reviewer>()); });
    connect(m_actions->exportPage, &QAction::triggered, m_exports, &ExportFlow::exportPage);
    connect(m_actions->savePdf, &QAction::triggered, m_exports, &ExportFlow::savePdf);
    connect(m_actions->print, &QAction::triggered, m_exports, &ExportFlow::print);
    connect(m_actions->copySource, &QAction::triggered, m_exports, &ExportFlow::copySource);

    connect(m_libraries, &LibraryFlow::recentChanged, this, &MainWindow::refreshRecent);
    refreshRecent();
}

void MainWindow::refreshRecent()
{
    QMenu *menu = m_actions->recent;
    menu->clear();
    int number = 0;
    const QStringList paths = RecentFiles(m_context.settings).paths();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        const QString text =
            QStringLiteral("%1 — %2").arg(file.fileName(), QDir::toNativeSeparators(file.absolutePath()));
        const QString mnemonic = ++number < 10 ? QStringLiteral("&%1  ").arg(number) : QString();
        menu->addAction(mnemonic + escaped(text), this, [this, path] { openLibrary(path); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Clear this list"), this, [this] {
        RecentFiles(m_context.settings).clear();
        refreshRecent();
    });
    menu->setEnabled(!paths.isEmpty());
}

void MainWindow::connectEditActions()
{
    connect(m_actions->undo, &QAction::triggered, this, [this] { travel(true); });
    connect(m_actions->redo, &QAction::triggered, this, [this] { travel(false); });
    connect(m_actions->cut, &QAction::triggered, this, [] { toFocus("cut"); });
    connect(m_actions->copy, &QAction::triggered, this, [] { toFocus("copy"); });
    connect(m_actions->paste, &QAction::triggered, this, [] { toFocus("paste"); });
    connect(m_actions->selectAll, &QAction::triggered, this, [] { toFocus("selectAll"); });
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::focusMoved);
    connect(m_actions->search, &QAction::triggered, this, [this] {
        m_actions->showLibrary->setChecked(true);
        m_panel->focusSearch();
    });
    connect(m_actions->removeRecord, &QAction::triggered, this, [this] {
        const QList<RecordRef> selected = m_panel->selection();
        m_records->remove(selected.isEmpty() ? QList<RecordRef>{m_editor->record()} : selected);
    });
}

void MainWindow::focusMoved(QWidget *, QWidget *now)
{
    m_actions->cut->setEnabled(focusHas("cut()"));
    m_actions->copy->setEnabled(focusHas("copy()"));
    m_actions->paste->setEnabled(focusHas("paste()"));
    m_actions->selectAll->setEnabled(focusHas("selectAll()"));
    for (QWidget *column :
         {static_cast<QWidget *>(m_panel), static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_preview)})
        if (now && column->isAncestorOf(now))
            m_lastFocus[column] = now;
}

void MainWindow::connectViewActions()
{
    connect(m_actions->showLibrary, &QAction::toggled, m_panel, &QWidget::setVisible);
    connect(m_actions->showPreview, &QAction::toggled, this, [this](bool shown) {
        m_preview->setVisible(shown);
        startPreviewWhenSeen();
    });
    connect(m_actions->nextColumn, &QAction::triggered, this, [this] { cycleColumns(+1); });
    connect(m_actions->previousColumn, &QAction::triggered, this, [this] { cycleColumns(-1); });
    connect(m_actions->fullScreen, &QAction::toggled, this,
            [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });

    const QString chosen = m_context.settings.value(appearanceKey).toString();
    for (QAction *action : m_actions->appearance->actions())
        action->setChecked(action->data().toString() == chosen);
    connect(m_actions->appearance, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_context.settings.setValue(appearanceKey, action->data());
        applyAppearance(action->data().toString());
    });

    connect(m_actions->shortcuts, &QAction::triggered, this,
            [this] { HelpDialogs::shortcuts(m_context.prompts, this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { HelpDialogs::about(m_context.prompts, this); });
    connect(m_actions->aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainWindow::cycleColumns(int step)
{
    QList<QWidget *> columns;
    for (QWidget *column :
         {static_cast<QWidget *>(m_panel), static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_preview)})
        if (column->isVisible())
            columns << column;
    if (columns.isEmpty())
        return;
    qsizetype now = -1;
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (QApplication::focusWidget() && columns.at(i)->isAncestorOf(QApplication::focusWidget()))
            now = i;
    for (qsizetype tried = 0; tried < columns.size(); ++tried) {
        now = (now + step + columns.size()) % columns.size();
        const QPointer<QWidget> last = m_lastFocus.value(columns.at(now));
        if (last && last->isVisible() && last->isEnabled())
            return last->setFocus(Qt::ShortcutFocusReason);
        if (focusFirst(columns.at(now)))
            return;
    }
}

void MainWindow::connectRecordActions()
{
    connect(m_actions->previousRecord, &QAction::triggered, this, [this] { stepRecord(-1); });
    connect(m_actions->nextRecord, &QAction::triggered, this, [this] { stepRecord(+1); });
    connect(m_actions->newRound, &QAction::triggered, this, [this] {
        m_editor->flush();
        m_records->newRound(m_editor->record().as<Tool>());
    });
    connect(m_actions->status, &QActionGroup::triggered, this,
            [this](const QAction *action) { setStatus(ComparisonStatus(action->data().toInt())); });
    connect(m_actions->check, &QAction::triggered, this, &MainWindow::checkPage);
    connect(m_actions->panel, &QAction::triggered, m_panelFlow, &PanelFlow::show);
    connect(m_actions->digest, &QAction::triggered, m_digests, &DigestFlow::show);
    connect(m_actions->publication, &QAction::triggered, this, [this] { openRecord(PublicationId{1}); });
}

void MainWindow::setStatus(ComparisonStatus status)
{
    m_editor->flush();
    auto comparison = library()->get(m_feed->comparison());
    if (!comparison)
        return m_messages->show({Message::Kind::Failure, comparison.error().text()});
    comparison->status = status;
    if (status == ComparisonStatus::Published && comparison->publishedOn.isNull())
        comparison->publishedOn = library()->today();
    if (const auto done = library()->update(*comparison, tr("edit of Status")); !done)
        m_messages->show({Message::Kind::Failure, done.error().text()});
    refreshActions();
}

void MainWindow::checkPage()
{
    m_editor->flush();
    const auto values = ComparisonValues::load(*library(), m_feed->comparison());
    if (!values)
        return m_messages->show({Message::Kind::Failure, values.error().text()});
    const QList<Finding> findings = Checks::check(*values, library()->today());
    if (findings.isEmpty())
        return m_messages->showUntilNextChange(
            {Message::Kind::Done, tr("Nothing stands between this comparison and publishing it.")});
    const Finding &first = findings.first();
    QString field = first.field;
    if (const auto lens = library()->get(first.lens))
        field = lens->key + QStringLiteral(".quote");
    const QString sentence =
        findings.size() == 1 ? first.sentence
                             : tr("%1 (and %n more to look at)", nullptr, int(findings.size()) - 1).arg(first.sentence);
    openRecord(m_feed->comparison());
    m_messages->showUntilNextChange({Message::Kind::Notice, sentence, {{tr("Go there"), [this, first, field] {
                                                                            openRecord(first.record, field);
                                                                        }}}});
}

void MainWindow::refreshTitle()
{
    const QString file = library() ? QFileInfo(library()->path()).fileName() : QString();
    const QString name = m_editor->title();
    QString title = file.isEmpty() ? tr("Verdict Desk") : name.isEmpty() ? file : tr("%1 — %2").arg(name, file);
    if (library() && library()->isReadOnly())
        title = tr("%1 (read-only)").arg(title);
    setWindowTitle(title);
}

void MainWindow::refreshActions()
{
    const bool isOpen = library() != nullptr;
    const bool isFree = isOpen && !m_job->isRunning();
    const bool mayWrite = isOpen && !library()->isReadOnly() && !m_job->isWriting();
    const ComparisonId shown = m_feed->comparison();
    const auto comparison = isOpen && shown.isValid() ? library()->get(shown) : Result<Comparison>(refused({}));

    for (QAction *action :
         {m_actions->closeLibrary, m_actions->search, m_actions->previousRecord, m_actions->nextRecord,
          m_actions->panel, m_actions->digest, m_actions->publication, m_actions->showLibrary, m_actions->showPreview,
          m_actions->nextColumn, m_actions->previousColumn})
        action->setEnabled(isOpen);
    for (QAction *action : {m_actions->backup, m_actions->dump, m_actions->verify})
        action->setEnabled(isFree);
    for (QAction *action : {m_actions->import, m_actions->importFolder, m_actions->mergeLibrary})
        action->setEnabled(isFree && mayWrite);
    for (QAction *action : {m_actions->newTool, m_actions->newComparison, m_actions->newReviewer, m_actions->newLens})
        action->setEnabled(mayWrite);
    m_actions->newRecord->setEnabled(mayWrite);
    m_actions->theme->setEnabled(mayWrite);
    for (QAction *action :
         {m_actions->exportPage, m_actions->savePdf, m_actions->print, m_actions->copySource, m_actions->check})
        action->setEnabled(comparison.ok());
    m_actions->status->setEnabled(comparison.ok() && mayWrite);
    for (QAction *action : m_actions->status->actions())
        action->setChecked(comparison && ComparisonStatus(action->data().toInt()) == comparison->status);
    const RecordRef record = m_editor->record();
    const bool isRemovable = record.isValid() && record.noun != Noun::Publication;
    m_actions->removeRecord->setEnabled(mayWrite && isRemovable);
    m_actions->newRound->setEnabled(mayWrite && record.isValid() && record.noun == Noun::Tool);
    m_actions->sendForms->setEnabled(isOpen && record.isValid() && record.noun == Noun::Reviewer);
    m_sites->refreshActions();
    m_actions->page->setEnabled(isOpen && m_actions->showPreview->isChecked());
    refreshUndo();
}

void MainWindow::refreshUndo()
{
    const bool mayWrite = library() && !library()->isReadOnly() && !m_job->isWriting();
    const QString undo = mayWrite ? library()->undoText() : QString();
    const QString redo = mayWrite ? library()->redoText() : QString();
    m_actions->undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(escaped(undo)));
    m_actions->redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(escaped(redo)));
    m_actions->undo->setIconText(tr("Undo"));
    m_actions->redo->setIconText(tr("Redo"));
    m_actions->undo->setEnabled(!undo.isEmpty());
    m_actions->redo->setEnabled(!redo.isEmpty());
    m_undoLabel->setText(undo.isEmpty() ? QString() : tr("Undo: %1").arg(undo));
}

void MainWindow::say(const QString &state)
{
    m_state->setText(state);
}

void MainWindow::sayWhatIsStored()
{
    const QStringList refusals = m_editor->refusals();
    say(!library()                ? QString()
        : library()->isReadOnly() ? tr("Read-only: nothing is stored")
        : refusals.isEmpty()      ? tr("All changes stored")
                                  : tr("Not stored: %1").arg(refusals.first()));
}

} // namespace vd
