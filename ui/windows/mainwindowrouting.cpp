// How the desk's parts hear of each other.
#include "mainwindow.h"

#include "blockid.h"
#include "deskactions.h"
#include "digestflow.h"
#include "editorpane.h"
#include "exportflow.h"
#include "focusing.h"
#include "importflow.h"
#include "libraryflow.h"
#include "libraryjob.h"
#include "librarypanel.h"
#include "messagebar.h"
#include "pagefeed.h"
#include "panelflow.h"
#include "previewpane.h"
#include "recordflow.h"
#include "recordtitle.h"
#include "signedpanel.h"
#include "siteflow.h"
#include "themeflow.h"
#include "welcomepage.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>

namespace vd {

namespace {

QList<ToolId> toolsAmong(const QList<RecordRef> &records)
{
    QList<ToolId> tools;
    for (const RecordRef record : records)
        if (record.noun == Noun::Tool)
            tools << record.as<Tool>();
    return tools;
}

/// Whose slug the page shows, which an anonymous panel does not share with the library.
Result<ReviewerId> reviewerBehind(Library &library, const QString &slug)
{
    const auto publication = library.publication();
    const auto panel = library.reviewers();
    if (!publication || !panel)
        return !publication ? publication.error() : panel.error();
    for (const Reviewer &reviewer : signedPanel(*publication, *panel, QStringLiteral("%1")))
        if (publication->anonymous && reviewer.slug == slug)
            return reviewer.id;
    return library.find<Reviewer>(slug);
}

/// The record that a block of the page shows; invalid when it is gone.
RecordRef recordBehind(Library &library, const Block &block, ComparisonId shown)
{
    const auto found = [](const auto &id) { return id ? RecordRef(*id) : RecordRef(); };
    switch (block.noun) {
    case Noun::Publication:
        return PublicationId{1};
    case Noun::Comparison:
        return shown;
    case Noun::Tool:
        return found(library.find<Tool>(block.tool));
    case Noun::Lens:
        return found(library.find<Lens>(block.lens));
    case Noun::Reviewer:
        return found(reviewerBehind(library, block.reviewer));
    case Noun::Review:
    case Noun::Digest:
        break;
    }
    const auto tool = library.find<Tool>(block.tool);
    const auto lens = library.find<Lens>(block.lens);
    const auto reviewer = reviewerBehind(library, block.reviewer);
    const auto reviews = tool ? library.reviewsOf(*tool) : Result<QList<Review>>(tool.error());
    if (!lens || !reviewer || !reviews)
        return {};
    Review newest;
    for (const Review &review : *reviews) {
        const bool isMeant = review.lens == *lens && (block.reviewer.isEmpty() || review.reviewer == *reviewer);
        if (isMeant && review.status == ReviewStatus::Approved && review.round >= newest.round)
            newest = review;
    }
    return newest.id;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile() && QFileInfo::exists(url.toLocalFile()))
            files << QDir::cleanPath(url.toLocalFile()); // a folder's may end with a stroke
    return files;
}

} // namespace

void MainWindow::connectPanel()
{
    connect(m_panel, &LibraryPanel::selectionChanged, this, [this](const QList<RecordRef> &records) {
        if (records.size() == 1)
            showRecord(records.first());
        refreshActions();
    });
    connect(m_panel, &LibraryPanel::openRequested, this, [this](RecordRef record, const QString &field) {
        showRecord(record);
        focusField(record, field);
    });
    connect(m_panel, &LibraryPanel::compareRequested, this,
            [this](const QList<RecordRef> &tools) { m_records->newComparison(toolsAmong(tools)); });
    connect(m_panel, &LibraryPanel::removeRequested, this,
            [this](const QList<RecordRef> &records) { m_records->remove(records); });
    connect(m_panel, &LibraryPanel::contextMenuRequested, this,
            [this](const QList<RecordRef> &records, const QPoint &at) {
                QMenu menu(this);
                if (toolsAmong(records).size() >= 2)
                    menu.addAction(m_actions->newComparison);
                if (records.size() == 1 && records.first().noun == Noun::Tool)
                    menu.addActions({m_actions->newComparison, m_actions->newRound});
                if (records.size() == 1 && records.first().noun == Noun::Comparison)
                    menu.addAction(m_actions->exportPage);
                menu.addAction(m_actions->removeRecord);
                menu.exec(at);
            });
    connect(m_panel, &LibraryPanel::newToolRequested, m_records, &RecordFlow::newTool);
    connect(m_panel, &LibraryPanel::newComparisonRequested, m_actions->newComparison, &QAction::trigger);
    connect(m_panel, &LibraryPanel::newReviewerRequested, m_records, &RecordFlow::newReviewer);
    connect(m_panel, &LibraryPanel::newLensRequested, m_records, &RecordFlow::newLens);
    connect(m_panel, &LibraryPanel::importRequested, m_imports, &ImportFlow::choose);
}

void MainWindow::connectEditor()
{
    connect(m_editor, &EditorPane::titleChanged, this, &MainWindow::refreshTitle);
    connect(m_editor, &EditorPane::openRequested, this, &MainWindow::openRecord);
    connect(m_editor, &EditorPane::typing, this, [this] {
        say(tr("Typing…"));
        m_actions->undo->setEnabled(true); // what is typed can be taken back before it is stored
        m_feed->refresh();
    });
    connect(m_editor, &EditorPane::stored, this, &MainWindow::sayWhatIsStored);
    connect(m_editor, &EditorPane::refused, this,
            [this](const QString &sentence) { say(tr("Not stored: %1").arg(sentence)); });
}

void MainWindow::connectPreview()
{
    connect(m_feed, &PageFeed::pageMade, m_preview, &PreviewPane::showPage);
    connect(m_feed, &PageFeed::noPage, m_preview, &PreviewPane::showMessage);
    connect(m_feed, &PageFeed::themeBroken, m_preview, &PreviewPane::showNotice);
    connect(m_feed, &PageFeed::comparisonChanged, this, &MainWindow::refreshActions);
    connect(m_preview, &PreviewPane::blockClicked, this, &MainWindow::showBlock);
    connect(m_preview, &PreviewPane::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_preview, &PreviewPane::browserRequested, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_preview, &PreviewPane::failed, this, [this](const QString &sentence) {
        m_messages->show({Message::Kind::Failure, sentence});
    });
}

void MainWindow::connectFlows()
{
    connect(m_records, &RecordFlow::made, this, [this](RecordRef record, const QString &field) {
        openRecord(record, field);
        if (auto *line = qobject_cast<QLineEdit *>(focusWidget())) // "New tool" waits to be typed over
            line->selectAll();
    });
    connect(m_records, &RecordFlow::undoRequested, this, [this] { travel(true); });
    connect(m_imports, &ImportFlow::undoRequested, this, [this] { travel(true); });
    connect(m_imports, &ImportFlow::aboutToRead, m_editor, &EditorPane::flush);
    connect(m_exports, &ExportFlow::aboutToRead, m_editor, &EditorPane::flush);
    connect(m_exports, &ExportFlow::openRequested, this, &MainWindow::openRecord);
    connect(m_sites, &SiteFlow::aboutToRead, m_editor, &EditorPane::flush);
    connect(m_sites, &SiteFlow::aboutToRead, m_digests, &DigestFlow::flush);
    connect(m_sites, &SiteFlow::openRequested, this, &MainWindow::openRecord);
    connect(m_themes, &ThemeFlow::aboutToWrite, m_editor, &EditorPane::flush);
    connect(m_panelFlow, &PanelFlow::aboutToWrite, m_editor, &EditorPane::flush);
    connect(m_digests, &DigestFlow::aboutToRead, m_editor, &EditorPane::flush);
    connect(m_panelFlow, &PanelFlow::openRequested, this, [this](RecordRef record, const QString &field) {
        openRecord(record, field);
        bringForward(this);
    });
    connect(m_job, &LibraryJob::runningChanged, this, &MainWindow::refreshActions);
    // Two writers would wait for each other: forms and lists rest meanwhile.
    connect(m_job, &LibraryJob::writingChanged, m_panel, &LibraryPanel::setWriting);
    connect(m_job, &LibraryJob::writingChanged, m_panelFlow, &PanelFlow::setWriting);
    connect(m_job, &LibraryJob::writingChanged, m_digests, &DigestFlow::setWriting);
    connect(m_job, &LibraryJob::writingChanged, this, [this](bool writing) {
        m_editor->setEnabled(!writing);
        if (!writing && library())
            library()->lookForOutsideChanges();
    });
}

void MainWindow::showRecord(RecordRef record)
{
    const RecordRef left = m_editor->record();
    const QString name = m_editor->title();
    m_editor->flush();
    const QString refusal = m_editor->form() ? m_editor->form()->refusal() : QString();
    m_editor->open(record);
    if (!refusal.isEmpty() && m_editor->record() != left)
        m_messages->showUntilNextChange(
            {Message::Kind::Notice,
             tr("Something you typed into %1 waits there and is not stored: %2").arg(name, refusal),
             {{tr("Go back"), [this, left] { openRecord(left); }}}});
    sayWhatIsStored();
    m_feed->follow(m_editor->record());
    refreshActions();
}

void MainWindow::openRecord(RecordRef record, const QString &field)
{
    m_panel->select(record);
    showRecord(record);
    if (!field.isEmpty())
        focusField(record, field);
}

void MainWindow::focusField(RecordRef record, const QString &field)
{
    QString named = field;
    if (record.noun == Noun::Review) // written in its tool's scorecard, a tab per lens
        if (const auto review = library()->get(record.as<Review>()))
            if (const auto lens = library()->get(review->lens))
                named = lens->key + u'.' + (field.isEmpty() ? QStringLiteral("quote") : field);
    m_editor->focusField(named);
}

void MainWindow::showBlock(const QString &id)
{
    const auto block = parseBlockId(id);
    if (!block)
        return;
    const RecordRef record = recordBehind(*library(), *block, m_feed->comparison());
    if (!record.isValid())
        return;
    const QString row = block->row < 0 ? QString() : QStringLiteral("[%1]").arg(block->row);
    openRecord(record, block->field.isEmpty() ? QString() : block->field + row);
}

void MainWindow::stepRecord(int step)
{
    auto *list = m_panel->findChild<QAbstractItemView *>(QStringLiteral("libraryRecords"));
    const QModelIndex now = list->currentIndex();
    const QModelIndex next = list->model()->index(now.isValid() ? now.row() + step : 0, 0);
    if (next.isValid())
        list->setCurrentIndex(next);
}

void MainWindow::libraryChanged(const Changes &changes)
{
    if (!changes.isEmpty())
        m_messages->changed();
    m_editor->refreshTitle();
    m_feed->refresh();
    refreshUndo();
    refreshActions();
}

void MainWindow::travel(bool back)
{
    m_editor->flush();
    m_digests->flush();
    QSet<RecordRef> touched;
    const auto listening = connect(library(), &Library::changed, this, [&touched](const Changes &changes) {
        touched += changes.added;
        touched += changes.updated;
    });
    const auto done = back ? library()->undo() : library()->redo();
    disconnect(listening);
    if (!done)
        return m_messages->show({Message::Kind::Failure, done.error().text()});
    if (touched.contains(m_editor->record()))
        return;
    // Show what came back, when it is one thing.
    for (const Noun noun :
         {Noun::Tool, Noun::Comparison, Noun::Reviewer, Noun::Lens, Noun::Publication, Noun::Review}) {
        QList<RecordRef> ofNoun;
        for (const RecordRef record : std::as_const(touched))
            if (record.noun == noun)
                ofNoun << record;
        if (ofNoun.size() == 1)
            return openRecord(ofNoun.first());
        if (!ofNoun.isEmpty())
            return;
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(*event->mimeData());
    event->acceptProposedAction();
    // The file manager waits for the end of the drop; questions come after it.
    QTimer::singleShot(0, this, [this, files] {
        if (files.size() == 1 && files.first().endsWith(QStringLiteral(".verdict"), Qt::CaseInsensitive))
            return openLibrary(files.first());
        m_imports->import(files);
    });
}

} // namespace vd
