#include "librarypanel.h"

#include "emptystate.h"
#include "library.h"
#include "navigationmodel.h"
#include "recordlistmodel.h"
#include "recordview.h"
#include "rowdelegate.h"
#include "searchmodel.h"
#include "statuswords.h"

#include <QAction>
#include <QEvent>
#include <QIcon>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace vd {

namespace {

constexpr int leastWidth = 220;
constexpr int keptSelection = 100; ///< a selection beyond it is not looked up again after a reset

/// As high as its rows, if there is room.
class SectionView : public QListView
{
public:
    [[nodiscard]] QSize sizeHint() const override
    {
        int height = 2 * frameWidth();
        for (int row = 0; row < model()->rowCount(); ++row)
            height += sizeHintForRow(row);
        return {leastWidth, height};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHintForRow(0) * 3}; }
};

QStackedWidget *stackOf(QWidget *full, QWidget *empty)
{
    auto *stack = new QStackedWidget;
    stack->addWidget(full);
    stack->addWidget(empty);
    return stack;
}

} // namespace

struct LibraryPanel::Parts
{
    Library *library = nullptr;
    NavigationModel navigation;
    RecordListModel records;
    SearchModel search;

    QLineEdit *field = nullptr;
    QStackedWidget *pages = nullptr; ///< browser, hits, no library
    EmptyState *noLibrary = nullptr;
    QListView *sections = nullptr;
    QLabel *heading = nullptr;
    QToolButton *add = nullptr;
    RecordView *list = nullptr;
    EmptyState *emptyList = nullptr;
    QStackedWidget *listOrEmpty = nullptr;
    QWidget *compareBar = nullptr;
    QPushButton *compare = nullptr;
    RecordView *hits = nullptr;
    EmptyState *noHits = nullptr;
    QStackedWidget *hitsOrNone = nullptr;

    QList<RecordRef> announced; ///< the selection that listeners know
    bool silent = false;        ///< the selection changes, but nobody chose it
    bool painted = false;
    bool openFirstHit = false; ///< Enter came before the answer

    [[nodiscard]] bool isSmart() const
    {
        const QModelIndex current = sections->currentIndex();
        return current.isValid() && navigation.kindAt(current.row()) == NavigationModel::Kind::Smart;
    }
    [[nodiscard]] Noun section() const
    {
        const QModelIndex current = sections->currentIndex();
        return current.isValid() ? navigation.nounAt(current.row()) : Noun::Comparison;
    }
    [[nodiscard]] bool isSearching() const { return !field->text().trimmed().isEmpty(); }
};

LibraryPanel::LibraryPanel(Library *library, QWidget *parent) : QWidget(parent), m(std::make_unique<Parts>())
{
    setMinimumWidth(leastWidth);
    setAccessibleName(tr("Library"));
    buildSearch();
    buildBrowser();
    m->noLibrary = new EmptyState;
    m->noLibrary->say(tr("No library is open"), tr("A library is one file that holds tools, reviews and comparisons."),
                      {{tr("New library…"), [this] { emit newLibraryRequested(); }},
                       {tr("Open library…"), [this] { emit openLibraryRequested(); }}});
    m->pages->addWidget(m->noLibrary);

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

void LibraryPanel::buildSearch()
{
    m->field = new QLineEdit;
    m->field->setObjectName(QStringLiteral("librarySearch"));
    m->field->setPlaceholderText(tr("Search everything"));
    m->field->setAccessibleName(tr("Search everything"));
    m->field->setToolTip(tr("Finds names, descriptions, facts, quotes and comparisons"));
    m->field->setClearButtonEnabled(true);
    m->field->addAction(QIcon::fromTheme(QStringLiteral("edit-find")), QLineEdit::LeadingPosition);
    m->field->installEventFilter(this);
    connect(m->field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m->openFirstHit = false;
        m->search.setQuery(text);
        refreshPage();
    });

    m->hits = new RecordView;
    m->hits->setObjectName(QStringLiteral("libraryHits"));
    m->hits->setAccessibleName(tr("Search results"));
    m->hits->setItemDelegate(new HitDelegate(m->hits));
    m->hits->setModel(&m->search);
    connect(m->hits, &QListView::clicked, this, &LibraryPanel::openHit);
    connect(m->hits, &RecordView::opened, this, &LibraryPanel::openHit);
    connect(m->hits, &RecordView::leftUpwards, m->field, [this] { m->field->setFocus(); });
    connect(m->hits, &RecordView::escaped, this, [this] {
        m->field->clear();
        m->field->setFocus();
    });
    connect(m->hits, &RecordView::typed, this, [this](const QString &text) {
        m->field->setFocus();
        m->field->insert(text);
    });
    connect(m->hits, &RecordView::menuWanted, this, [this](const QPoint &at) {
        if (const SearchHit *hit = m->search.hitAt(m->hits->currentIndex().row()))
            emit contextMenuRequested({hit->record}, at);
    });
    connect(&m->search, &SearchModel::answered, this, &LibraryPanel::refreshHits);
    m->noHits = new EmptyState;
    m->hitsOrNone = stackOf(m->hits, m->noHits);
}

void LibraryPanel::buildBrowser()
{
    m->sections = new SectionView;
    m->sections->setObjectName(QStringLiteral("librarySections"));
    m->sections->setAccessibleName(tr("Sections"));
    m->sections->setFrameShape(QFrame::NoFrame);
    m->sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m->sections->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m->sections->setTabKeyNavigation(false);
    m->sections->setMouseTracking(true);
    m->sections->setItemDelegate(new NavigationDelegate(m->sections));
    m->sections->setModel(&m->navigation);
    m->sections->viewport()->installEventFilter(this);
    connect(m->sections->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryPanel::navigate);
    connect(m->sections, &QListView::activated, this, [this] { m->list->setFocus(Qt::TabFocusReason); });
    connect(&m->navigation, &NavigationModel::countsChanged, this, [this] {
        if (m->isSmart())
            showRecords();
    });

    m->heading = new QLabel;
    m->heading->setObjectName(QStringLiteral("libraryHeading"));
    QFont bold = m->heading->font();
    bold.setBold(true);
    m->heading->setFont(bold);
    m->add = new QToolButton;
    m->add->setObjectName(QStringLiteral("libraryAdd"));
    m->add->setAutoRaise(true);
    m->add->setIcon(QIcon::fromTheme(QStringLiteral("list-add")));
    if (m->add->icon().isNull())
        m->add->setText(QStringLiteral("+"));
    connect(m->add, &QToolButton::clicked, this, [this] { requestNew(m->section()); });

    m->list = new RecordView;
    m->list->setObjectName(QStringLiteral("libraryRecords"));
    m->list->setUniformItemSizes(true);
    m->list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m->list->setItemDelegate(new RecordDelegate(m->list));
    m->list->setModel(&m->records);
    connect(m->list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LibraryPanel::announceSelection);
    const auto open = [this](const QModelIndex &index) { emit openRequested(m->records.recordAt(index.row()), {}); };
    connect(m->list, &RecordView::opened, this, open);
    connect(m->list, &RecordView::doubleClicked, this, open);
    connect(m->list, &RecordView::removalWanted, this, [this] {
        if (const auto records = selection(); !records.isEmpty())
            emit removeRequested(records);
    });
    connect(m->list, &RecordView::leftUpwards, this, [this] { m->field->setFocus(); });
    connect(m->list, &RecordView::typed, this, [this](const QString &text) {
        m->field->setFocus();
        m->field->setText(text);
    });
    connect(m->list, &RecordView::menuWanted, this,
            [this](const QPoint &at) { emit contextMenuRequested(selection(), at); });
    connect(&m->records, &QAbstractItemModel::modelReset, this, &LibraryPanel::restoreSelection);
    connect(&m->records, &QAbstractItemModel::rowsInserted, this, &LibraryPanel::showEmptySection);
    connect(&m->records, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m->silent = true; });
    connect(&m->records, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        m->silent = false;
        showEmptySection();
        if (selection().isEmpty() && m->records.rowCount() > 0)
            selectRow(std::min(first, m->records.rowCount() - 1));
        else
            announceSelection();
    });
    m->emptyList = new EmptyState;
    m->listOrEmpty = stackOf(m->list, m->emptyList);
    m->compare = new QPushButton;
    m->compare->setObjectName(QStringLiteral("libraryCompare"));
    connect(m->compare, &QPushButton::clicked, this, [this] { emit compareRequested(selection()); });

    auto *headingRow = new QHBoxLayout;
    headingRow->setContentsMargins(8, 4, 4, 4);
    headingRow->addWidget(m->heading, 1);
    headingRow->addWidget(m->add);
    m->compareBar = new QWidget;
    auto *compareRow = new QHBoxLayout(m->compareBar);
    compareRow->setContentsMargins(8, 8, 8, 8);
    compareRow->addWidget(m->compare);
    auto *records = new QWidget;
    auto *layout = new QVBoxLayout(records);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(headingRow);
    layout->addWidget(m->listOrEmpty);
    layout->addWidget(m->compareBar);
    auto *browser = new QSplitter(Qt::Vertical);
    browser->setObjectName(QStringLiteral("libraryBrowser"));
    browser->addWidget(m->sections);
    browser->addWidget(records);
    browser->setCollapsible(1, false);
    browser->setStretchFactor(1, 1);
    m->pages = new QStackedWidget;
    m->pages->addWidget(browser);
    m->pages->addWidget(m->hitsOrNone);
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

void LibraryPanel::navigate(const QModelIndex &current)
{
    if (!current.isValid() || !m->library)
        return;
    m->announced.clear();
    showRecords();
    m->list->scrollToTop();
    announceSelection();
}

/// Fills the list with the chosen section or smart list.
void LibraryPanel::showRecords()
{
    const int row = m->sections->currentIndex().row();
    const QString title = m->navigation.index(row).data().toString();
    m->heading->setText(title);
    m->list->setAccessibleName(title);
    if (m->isSmart())
        m->records.showOnly(m->section(), m->navigation.ids(m->navigation.smartListAt(row)).value_or(QList<qint64>()));
    else if (m->section() == Noun::Publication)
        m->records.showOnly(Noun::Publication, {});
    else
        m->records.showAll(m->section());
    showEmptySection();
}

void LibraryPanel::requestNew(Noun noun)
{
    switch (noun) {
    case Noun::Comparison:
        emit newComparisonRequested();
        break;
    case Noun::Reviewer:
        emit newReviewerRequested();
        break;
    case Noun::Lens:
        emit newLensRequested();
        break;
    default:
        emit newToolRequested();
        break;
    }
}

/// Shows the list or, when it is empty, what to do next.
void LibraryPanel::showEmptySection()
{
    const bool writable = m->library && !m->library->isReadOnly();
    const Noun noun = m->section();
    QString addText;
    switch (noun) {
    case Noun::Comparison:
        addText = tr("New comparison");
        break;
    case Noun::Tool:
        addText = tr("New tool");
        break;
    case Noun::Reviewer:
        addText = tr("New reviewer");
        break;
    case Noun::Lens:
        addText = tr("New lens");
        break;
    case Noun::Publication:
    case Noun::Review:
        break;
    }
    m->add->setVisible(!m->isSmart() && !addText.isEmpty());
    m->add->setEnabled(writable);
    m->add->setToolTip(addText);
    m->add->setAccessibleName(addText);

    const bool empty = m->records.rowCount() == 0;
    m->listOrEmpty->setCurrentIndex(empty ? 1 : 0);
    if (!empty || !m->library)
        return;
    using Choices = QList<EmptyState::Choice>;
    const EmptyState::Choice add{addText, [this, noun] { requestNew(noun); }};
    const EmptyState::Choice addTool{tr("New tool"), [this] { emit newToolRequested(); }};
    const EmptyState::Choice import{tr("Import…"), [this] { emit importRequested(); }};
    const auto say = [&](const QString &title, const QString &text, const Choices &choices) {
        m->emptyList->say(title, text, writable ? choices : Choices());
    };
    if (m->isSmart()) {
        const SmartList list = m->navigation.smartListAt(m->sections->currentIndex().row());
        const bool known = m->navigation.ids(list).has_value();
        say(known ? tr("Nothing to do") : tr("Counting…"), NavigationModel::explanation(list), {});
    } else if (noun == Noun::Publication) {
        say(tr("The masthead"), tr("Name, address, colour and footer of every page."), {});
    } else if (noun == Noun::Comparison) {
        const auto tools = Lists(m->library->connection()).count(Noun::Tool);
        if (tools && *tools >= 2)
            say(tr("No comparison yet"), tr("Put two to four tools side by side and draft the verdict."), {add});
        else
            say(tr("No comparison yet"),
                tr("A comparison needs two tools. Enter them, or import a library, a table of "
                   "tools or review forms."),
                {addTool, import});
    } else if (noun == Noun::Tool) {
        say(tr("No tool yet"), tr("Enter what the panel reviews, or import a library or a table of tools."),
            {add, import});
    } else if (noun == Noun::Reviewer) {
        say(tr("No reviewer yet"), tr("The panel writes one review per tool and lens. Enter its members."), {add});
    } else {
        say(tr("No lens yet"), tr("A lens is an angle of review with a guiding question and prompts."), {add});
    }
}

void LibraryPanel::announceSelection()
{
    if (m->silent)
        return;
    const QList<RecordRef> records = selection();
    const bool comparable = m->section() == Noun::Tool && records.size() >= 2 && records.size() <= 4;
    m->compareBar->setVisible(comparable);
    m->compare->setEnabled(m->library && !m->library->isReadOnly());
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
    enum Page { Browser, Hits, NoLibrary };
    m->pages->setCurrentIndex(!m->library ? NoLibrary : m->isSearching() ? Hits : Browser);
}

void LibraryPanel::refreshHits()
{
    const bool none = m->search.hitCount() == 0;
    if (none)
        m->noHits->say(tr("Nothing found"),
                       tr("Nothing written holds every word of “%1”. Try fewer words or only their beginnings.")
                           .arg(m->search.query()),
                       {{tr("Clear search"), [this] {
                             m->field->clear();
                             m->field->setFocus();
                         }}});
    m->hitsOrNone->setCurrentIndex(none ? 1 : 0);
    m->hits->scrollToTop();
    if (m->openFirstHit) {
        m->openFirstHit = false;
        openHit(m->search.index(m->search.hitRowFrom(0)));
    }
}

void LibraryPanel::openHit(const QModelIndex &index)
{
    if (const SearchHit *hit = m->search.hitAt(index.row())) {
        m->hits->setCurrentIndex(index);
        emit openRequested(hit->record, hit->field);
    }
}

bool LibraryPanel::searchKey(QKeyEvent *key)
{
    switch (key->key()) {
    case Qt::Key_Escape:
        if (m->field->text().isEmpty())
            m->list->setFocus(Qt::OtherFocusReason);
        else
            m->field->clear();
        return true;
    case Qt::Key_Down:
        if (!m->isSearching()) {
            m->list->setFocus(Qt::TabFocusReason);
        } else if (const int row = m->search.hitRowFrom(0); row >= 0) {
            m->hits->setFocus(Qt::TabFocusReason);
            m->hits->setCurrentIndex(m->search.index(row));
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m->isSearching()) {
            // Enter may come before the answer to what was typed last.
            m->openFirstHit = !m->search.isAnswered();
            if (!m->openFirstHit)
                openHit(m->search.index(m->search.hitRowFrom(0)));
        }
        return true;
    default:
        return false;
    }
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
