#include "librarypanelparts.h"

#include "library.h"

#include <QEvent>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace vd {

namespace {

constexpr int leastWidth = 220;
constexpr int keptSelection = 100; ///< a selection beyond it is not looked up again after a reset

} // namespace

LibraryPanel::LibraryPanel(Library *library, QWidget *parent) : QWidget(parent), m(std::make_unique<Parts>())
{
    setMinimumWidth(leastWidth);
    setAccessibleName(tr("Library"));
    buildSearch();
    buildBrowser();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *fieldRow = new QVBoxLayout;
    fieldRow->setContentsMargins(8, 8, 8, 8);
    fieldRow->addWidget(m->field);
    layout->addLayout(fieldRow);
    layout->addWidget(m->pages);
    QWidget *previous = m->field;
    for (QWidget *next : std::initializer_list<QWidget *>{m->hits, m->sections, m->add, m->list, m->compare}) {
        setTabOrder(previous, next);
        previous = next;
    }
    setLibrary(library);
}

LibraryPanel::~LibraryPanel()
{
    // The views outlive the models, which go with m.
    for (QAbstractItemView *view : std::initializer_list<QAbstractItemView *>{m->sections, m->list, m->hits})
        view->setModel(nullptr);
}

void LibraryPanel::setLibrary(Library *library)
{
    m->announced.clear();
    m->field->clear();
    m->library = library;
    m->records.setLibrary(library);
    m->search.setLibrary(library);
    m->navigation.setLibrary(library);
    m->field->setEnabled(library);
    if (library) {
        m->sections->selectionModel()->clear();
        showSection(Noun::Comparison);
        if (m->painted)
            QTimer::singleShot(0, &m->navigation, &NavigationModel::count);
    }
    refreshPage();
}

void LibraryPanel::setWriting(bool elsewhere)
{
    m->isWriting = elsewhere;
    showEmptySection();
    announceSelection();
}

void LibraryPanel::showSection(Noun noun)
{
    const int row = m->navigation.rowOf(noun == Noun::Review ? Noun::Tool : noun);
    m->field->clear();
    m->sections->setCurrentIndex(m->navigation.index(row));
}

void LibraryPanel::focusSearch()
{
    m->field->setFocus(Qt::ShortcutFocusReason);
    m->field->selectAll();
}

QList<RecordRef> LibraryPanel::selection() const
{
    if (m->library && m->section() == Noun::Publication)
        return {RecordRef(Noun::Publication, 1)};
    QModelIndexList indexes = m->list->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<RecordRef> records;
    for (const QModelIndex &index : indexes)
        if (const RecordRef record = m->records.recordAt(index.row()); record.isValid())
            records << record;
    return records;
}

void LibraryPanel::select(RecordRef record)
{
    if (!m->library || !record.isValid())
        return;
    int row = m->records.rowOf(record);
    if (row < 0 && record.noun == Noun::Review) {
        const auto review = m->library->get(record.as<Review>());
        if (!review)
            return;
        record = review->tool;
        row = m->records.rowOf(record);
    }
    if (row < 0 || (!m->isSmart() && m->section() != record.noun)) {
        m->sections->setCurrentIndex(m->navigation.index(m->navigation.rowOf(record.noun)));
        row = m->records.rowOf(record);
    }
    if (row >= 0)
        selectRow(row);
}

void LibraryPanel::selectRow(int row)
{
    const QModelIndex index = m->records.index(row);
    m->list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m->list->scrollTo(index);
}

void LibraryPanel::announceSelection()
{
    if (m->silent)
        return;
    const QList<RecordRef> records = selection();
    const bool comparable = m->section() == Noun::Tool && records.size() >= 2 && records.size() <= 4;
    m->compareBar->setVisible(comparable);
    m->compare->setEnabled(m->mayWrite());
    m->compare->setText(tr("Compare %1 tools", "two to four").arg(records.size()));
    if (records == m->announced)
        return;
    m->announced = records;
    emit selectionChanged(records);
}

/// After a reset the same records are selected; nobody is told, for nothing was chosen.
void LibraryPanel::restoreSelection()
{
    m->silent = true;
    if (m->announced.size() <= keptSelection) {
        for (const RecordRef record : m->announced) {
            if (const int row = m->records.rowOf(record); row >= 0)
                m->list->selectionModel()->setCurrentIndex(m->records.index(row), QItemSelectionModel::Select);
        }
    }
    m->silent = false;
    showEmptySection();
}

void LibraryPanel::refreshPage()
{
    enum Page { Browser, Hits };
    m->pages->setCurrentIndex(m->library && m->isSearching() ? Hits : Browser);
}

bool LibraryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m->field && event->type() == QEvent::KeyPress)
        return searchKey(static_cast<QKeyEvent *>(event));
    // Counting must not delay the first picture of the window.
    if (watched == m->sections->viewport() && event->type() == QEvent::Paint && !m->painted) {
        m->painted = true;
        QTimer::singleShot(0, &m->navigation, &NavigationModel::count);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vd
