// ReviewerWindow: its menus, and what they do.

#include "appearance.h"
#include "messagebar.h"
#include "prompts.h"
#include "readingmatter.h"
#include "reviewerwindow.h"
#include "scorecardtab.h"
#include "showinfolder.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QListWidget>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vd {

namespace {

const QString appearanceKey = u"desk/appearance"_s;

QString localFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

/// Calls a slot of whatever has the cursor, as its own context menu does.
void toFocus(const char *slot)
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && focus->metaObject()->indexOfMethod(qPrintable(QLatin1String(slot) + u"()"_s)) >= 0)
        QMetaObject::invokeMethod(focus, slot);
}

} // namespace

QAction *ReviewerWindow::make(const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(QIcon::fromTheme(icon));
    action->setShortcut(keys);
    if (!tip.isEmpty())
        action->setToolTip(tip);
    return action;
}

void ReviewerWindow::makeFileActions()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *open = make(tr("&Open…"), u"document-open"_s, QKeySequence::Open, tr("Open another file of review forms"));
    m_sendBack = make(tr("&Send back"), u"mail-send"_s, Qt::CTRL | Qt::Key_Return,
                      tr("What to send to the editor, and whether every form is ready"));
    m_showFolder = make(tr("Show in &folder"), u"folder"_s);
    m_copyText = make(tr("&Copy as text for a mail"), u"edit-copy"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                      tr("Put all forms on the clipboard, to paste them into a mail"));
    m_saveElsewhere = make(tr("Save a copy &elsewhere…"), u"document-save-as"_s, QKeySequence::SaveAs,
                           tr("Write the forms to another file and go on there"));
    QAction *quit = make(tr("&Quit"), u"application-exit"_s, QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    connect(open, &QAction::triggered, this, &ReviewerWindow::choose);
    connect(m_sendBack, &QAction::triggered, this, &ReviewerWindow::sendBack);
    connect(m_showFolder, &QAction::triggered, this, [this] { showInFolder(m_session->path()); });
    connect(m_copyText, &QAction::triggered, this, &ReviewerWindow::copyAsText);
    connect(m_saveElsewhere, &QAction::triggered, this, &ReviewerWindow::saveElsewhere);
    connect(quit, &QAction::triggered, this, &QWidget::close);
    file->addAction(open);
    file->addSeparator();
    file->addActions({m_sendBack, m_copyText, m_showFolder, m_saveElsewhere});
    file->addSeparator();
    file->addAction(quit);
}

void ReviewerWindow::makeEditActions()
{
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = make(tr("&Undo"), u"edit-undo"_s);
    m_undo->setShortcuts(QKeySequence::Undo);
    m_redo = make(tr("&Redo"), u"edit-redo"_s);
    m_redo->setShortcuts(QKeySequence::Redo);
    connect(m_undo, &QAction::triggered, this, [this] { travel(true); });
    connect(m_redo, &QAction::triggered, this, [this] { travel(false); });
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    struct Row
    {
        QString text;
        QString icon;
        QKeySequence::StandardKey keys;
        const char *slot;
    };
    for (const Row &row : {Row{tr("Cu&t"), u"edit-cut"_s, QKeySequence::Cut, "cut"},
                           Row{tr("&Copy"), u"edit-copy"_s, QKeySequence::Copy, "copy"},
                           Row{tr("&Paste"), u"edit-paste"_s, QKeySequence::Paste, "paste"},
                           Row{tr("Select &all"), u"edit-select-all"_s, QKeySequence::SelectAll, "selectAll"}}) {
        QAction *action = make(row.text, row.icon);
        action->setShortcuts(row.keys);
        connect(action, &QAction::triggered, this, [slot = row.slot] { toFocus(slot); });
        edit->addAction(action);
    }
}

void ReviewerWindow::makeViewActions()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    m_previous = make(tr("&Previous form"), u"go-up"_s, Qt::CTRL | Qt::Key_PageUp);
    m_next = make(tr("&Next form"), u"go-down"_s, Qt::CTRL | Qt::Key_PageDown);
    m_showReading = make(tr("&Reading"), u"view-sidetree"_s, Qt::Key_F9,
                         tr("Show or hide the tool, the editor's note and your earlier words beside the form"));
    m_showReading->setCheckable(true);
    m_showReading->setChecked(true); // as the column begins
    connect(m_previous, &QAction::triggered, this, [this] { step(-1); });
    connect(m_next, &QAction::triggered, this, [this] { step(1); });
    connect(m_showReading, &QAction::toggled, m_reading, &QWidget::setVisible);
    view->addActions({m_previous, m_next});
    view->addSeparator();
    view->addAction(m_showReading);
    QMenu *looks = view->addMenu(tr("&Appearance"));
    auto *appearance = new QActionGroup(this);
    const QString chosen = m_context.settings.value(appearanceKey).toString();
    for (const auto &[text, value] :
         {std::pair(tr("As the &system"), QString()), {tr("&Light"), u"light"_s}, {tr("&Dark"), u"dark"_s}}) {
        QAction *action = looks->addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen == value);
        appearance->addAction(action);
        connect(action, &QAction::triggered, this, [this, name = value] {
            m_context.settings.setValue(appearanceKey, name);
            applyAppearance(name);
        });
    }
    auto *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    bar->addActions({m_undo, m_redo});
    bar->addSeparator();
    bar->addActions({m_previous, m_next, m_showReading});
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(m_sendBack);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
}

void ReviewerWindow::choose()
{
    const QString folder = startFolder(m_session ? QFileInfo(m_session->path()).absolutePath() : QString());
    const QStringList paths = m_context.prompts.openFiles(this, tr("Open review forms"), folder,
                                                          tr("Review forms (*.txt *.eml);;All files (*)"));
    if (!paths.isEmpty())
        openForms(paths.first());
}

/// What another program wrote takes the place of what is shown; nothing of here is lost by it.
void ReviewerWindow::reload()
{
    if (!m_session)
        return;
    const QString path = m_session->path();
    flush();
    if (m_session->path() != path) // something was typed meanwhile, and is in a file of its own now
        return;
    if (const QStringList unstored = this->unstored(); !unstored.isEmpty())
        return fail(tr("Another program changed %1. It is not read again while something you typed is not stored: %2 "
                       "What you type next goes into a new file beside it.")
                        .arg(fileName(), unstored.first()));
    auto session = FormSession::open(path, m_context.clock);
    if (!session)
        return fail(tr("Another program changed %1, and its forms can no longer be read: %2. What you type next goes "
                       "into a new file beside it.")
                        .arg(fileName(), session.error().what));
    const qsizetype form = m_form;
    use(*std::move(session), form);
    if (m_session->problems().isEmpty())
        m_messages->show({Message::Kind::Notice,
                          tr("Another program changed %1; it was read again.").arg(QDir::toNativeSeparators(path))});
}

void ReviewerWindow::sendBack()
{
    flush();
    if (!m_session->isWritten())
        m_session->retry();
    if (!m_session->isWritten())
        return;
    if (const QStringList unstored = this->unstored(); !unstored.isEmpty())
        return fail(tr("Something you typed is not in the file yet: %1").arg(unstored.first()));
    constexpr qsizetype most = 5;
    QList<qsizetype> forms(m_unready.begin(), m_unready.end());
    std::sort(forms.begin(), forms.end());
    QStringList open;
    for (const qsizetype form : forms.first(qMin(most, forms.size())))
        open << nameOf(form);
    if (forms.size() > most)
        open << tr("and more: %1").arg(forms.size() - most);
    const QString where = QDir::toNativeSeparators(m_session->path());
    const QString standing = open.isEmpty()
                                 ? tr("Every form is ready.")
                                 : tr("Not ready yet: %1. It may go as it is.").arg(open.join(tr(", ", "of a list")));
    m_messages->show({open.isEmpty() ? Message::Kind::Done : Message::Kind::Notice,
                      tr("%1\nAttach %2 to a mail to your editor, or paste its text.").arg(standing, where),
                      {{tr("Show in folder"), [this] { showInFolder(m_session->path()); }, false},
                       {tr("Copy as text"), [this] { copyAsText(); }, false}}});
}

void ReviewerWindow::copyAsText()
{
    flush();
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_session->bytes()));
    m_messages->show(
        {Message::Kind::Done, tr("The forms are on the clipboard; paste them into a mail as plain text.")});
}

void ReviewerWindow::saveElsewhere()
{
    flush();
    const QString path = m_context.prompts.saveFile(this, tr("Save the forms elsewhere"), m_session->path(),
                                                    tr("Review forms (*.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const auto done = m_session->moveTo(path); !done)
        return fail(tr("The forms are not copied: %1").arg(done.error().text()));
    setWindowTitle(fileName());
    m_messages->show(
        {Message::Kind::Done,
         tr("The forms are in %1 now, and this window goes on there.").arg(QDir::toNativeSeparators(path))});
}

void ReviewerWindow::travel(bool back)
{
    flush();
    if (back && !m_session->content().canUndo())
        return;
    qsizetype touched = -1;
    const auto listening = connect(&m_session->library(), &Library::changed, this, [&](const Changes &changes) {
        for (const RecordRef record : changes.updated)
            touched = qMax(touched, m_session->content().formOf(record.as<Review>()));
    });
    const auto done = back ? m_session->library().undo() : m_session->library().redo();
    disconnect(listening);
    if (!done)
        return fail(done.error().text());
    if (touched >= 0 && touched != m_form)
        showForm(touched);
}

void ReviewerWindow::step(int by)
{
    for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by)
        if (m_list->item(row)->flags().testFlag(Qt::ItemIsSelectable))
            return m_list->setCurrentRow(row);
}

void ReviewerWindow::refreshUndo()
{
    const bool canUndo = m_session && m_session->content().canUndo();
    const QString undo = canUndo ? m_session->library().undoText() : QString();
    const QString redo = m_session ? m_session->library().redoText() : QString();
    m_undo->setEnabled(canUndo);
    m_redo->setEnabled(!redo.isEmpty());
    m_undo->setToolTip(undo.isEmpty() ? tr("Undo") : tr("Undo %1").arg(undo));
    m_redo->setToolTip(redo.isEmpty() ? tr("Redo") : tr("Redo %1").arg(redo));
}

void ReviewerWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ReviewerWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    // The file manager waits for the end of the drop; questions come after it.
    QTimer::singleShot(0, this, [this, path = localFile(*event->mimeData())] { openForms(path); });
}

} // namespace vd
