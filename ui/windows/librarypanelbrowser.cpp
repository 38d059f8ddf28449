#include "library.h"
#include "librarypanelparts.h"
#include "rowdelegate.h"

#include <QIcon>
#include <QSplitter>
#include <QVBoxLayout>

namespace vd {

namespace {

/// As high as its rows, if there is room.
class SectionView : public QListView
{
public:
    [[nodiscard]] QSize sizeHint() const override
    {
        int height = 2 * frameWidth();
        for (int row = 0; row < model()->rowCount(); ++row)
            height += sizeHintForRow(row);
        return {QListView::sizeHint().width(), height};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHintForRow(0) * 3}; }
};

} // namespace

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
    m->listOrEmpty = Parts::stackOf(m->list, m->emptyList);
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
    const bool writable = m->mayWrite();
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
    case Noun::Digest:
        break;
    }
    m->add->setVisible(!m->isSmart() && !addText.isEmpty());
    m->add->setEnabled(writable);
    m->add->setToolTip(addText);
    m->add->setAccessibleName(addText);

    const bool empty = m->records.rowCount() == 0;
    m->listOrEmpty->setCurrentIndex(empty ? 1 : 0);
    if (!empty || !m->library || !m->sections->currentIndex().isValid())
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
        const auto tools = Lists(m->library->connection()).ids(Noun::Tool, 0, 2);
        if (tools && tools->size() == 2)
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

} // namespace vd
