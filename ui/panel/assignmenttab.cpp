// How the tab of assignments is built and follows what is read.
#include "assignmenttab.h"

#include "assignmentdelegate.h"
#include "assignmentmodel.h"
#include "assignmentsource.h"
#include "assignmentview.h"
#include "reviewersmodel.h"
#include "sharebar.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace vd {

namespace {

const QString splitKey = QStringLiteral("panel/split");
const QString hasDueKey = QStringLiteral("panel/hasDue");
const QString dueDaysKey = QStringLiteral("panel/dueDays");
constexpr int usualDays = 14;

/// A text of ours in a control, where & would become a mnemonic.
QComboBox *choice(const QString &objectName, const QString &name, const QString &tip)
{
    auto *box = new QComboBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int letters = 16;
    box->setMinimumContentsLength(letters);
    return box;
}

/// Fills a choice anew and keeps what was chosen, or the first when that is gone.
void refill(QComboBox *box, const QList<std::pair<QString, QVariant>> &entries)
{
    const QVariant chosen = box->currentData();
    const QSignalBlocker quiet(box);
    box->clear();
    for (const auto &[text, value] : entries)
        box->addItem(text, value);
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
}

} // namespace

AssignmentTab::AssignmentTab(AssignmentSource &source, QSettings &settings, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_settings(settings),
      m_model(new AssignmentModel(this)),
      m_filter(new AssignmentFilter(this)),
      m_delegate(new AssignmentDelegate(this)),
      m_reviewers(new ReviewersModel(this))
{
    m_filter->setSourceModel(m_model);
    m_bar = new ShareBar;
    m_splitter = new QSplitter;
    m_splitter->addWidget(buildMatrix());
    m_splitter->addWidget(buildPanel());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    if (!m_splitter->restoreState(m_settings.value(splitKey).toByteArray()))
        m_splitter->setSizes({800, 200});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(buildFilters());
    layout->addWidget(m_bar);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(buildActions());
    connectParts();
    refresh();
}

QWidget *AssignmentTab::buildFilters()
{
    m_scope = choice(QStringLiteral("scope"), tr("Which tools"), tr("Which tools are shown"));
    m_scope->addItem(tr("Compared or in review"), int(Assignments::Scope::InWork));
    m_scope->addItem(tr("All tools"), int(Assignments::Scope::All));
    m_category = choice(QStringLiteral("category"), tr("Category"), tr("Show only tools of a category"));
    m_reviewer = choice(QStringLiteral("reviewer"), tr("Reviewer"), tr("Show only tools that a reviewer has"));
    m_share = new QPushButton(tr("&Share out fairly…"));
    m_share->setObjectName(QStringLiteral("share"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_scope);
    layout->addWidget(m_category);
    layout->addWidget(m_reviewer);
    layout->addStretch();
    layout->addWidget(m_share);
    return row;
}

QWidget *AssignmentTab::buildMatrix()
{
    m_view = new AssignmentView;
    m_view->setModel(m_filter);
    m_view->setItemDelegate(m_delegate);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(AssignmentModel::NameColumn, Qt::AscendingOrder);
    m_view->verticalHeader()->setDefaultSectionSize(m_delegate->sizeHint(QStyleOptionViewItem(), {}).height());
    m_hint = new QLabel;
    m_hint->setObjectName(QStringLiteral("matrixHint"));
    m_hint->setWordWrap(true);
    m_hintButton = new QPushButton;
    m_hintButton->setObjectName(QStringLiteral("matrixHintButton"));
    auto *hint = new QWidget;
    auto *layout = new QVBoxLayout(hint);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(m_hint);
    layout->addWidget(m_hintButton, 0, Qt::AlignLeft);
    layout->addStretch();
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_view);
    m_stack->addWidget(hint);
    return m_stack;
}

QWidget *AssignmentTab::buildPanel()
{
    m_panel = new QTreeView;
    m_panel->setObjectName(QStringLiteral("panelList"));
    m_panel->setAccessibleName(tr("The panel, with the reviews that each has yet to hand in"));
    m_panel->setModel(m_reviewers);
    m_panel->setRootIsDecorated(false);
    m_panel->setUniformRowHeights(true);
    m_panel->setDragDropMode(QAbstractItemView::DragDrop);
    m_panel->setDefaultDropAction(Qt::CopyAction);
    m_panel->header()->setStretchLastSection(false);
    m_panel->header()->setSectionResizeMode(ReviewersModel::NameColumn, QHeaderView::Stretch);
    m_panel->header()->setSectionResizeMode(ReviewersModel::LoadColumn, QHeaderView::ResizeToContents);
    m_panelHint = new QLabel(tr("No reviewers yet: File ▸ New ▸ Reviewer in the desk adds one."));
    m_panelHint->setObjectName(QStringLiteral("panelHint"));
    m_panelHint->setWordWrap(true);

    m_hasDue = new QCheckBox(tr("New ones are d&ue"));
    m_hasDue->setObjectName(QStringLiteral("hasDue"));
    m_hasDue->setToolTip(tr("The date that new assignments get"));
    m_hasDue->setChecked(m_settings.value(hasDueKey, true).toBool());
    m_due = new QDateEdit(QDate::currentDate());
    m_due->setObjectName(QStringLiteral("due"));
    m_due->setAccessibleName(tr("Due date of new assignments"));
    m_due->setCalendarPopup(true);
    m_due->setEnabled(m_hasDue->isChecked());
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);

    auto *column = new QWidget;
    constexpr int least = 180;
    column->setMinimumWidth(least);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panelHint);
    layout->addWidget(m_panel, 1);
    layout->addWidget(m_hasDue);
    layout->addWidget(m_due);
    return column;
}

QWidget *AssignmentTab::buildActions()
{
    m_assignMenu = new QMenu(tr("&Assign to"), this);
    m_dueMenu = new QMenu(tr("Due &date"), this);
    m_open = new QAction(QIcon::fromTheme(QStringLiteral("document-open")), tr("&Open"), this);
    m_open->setToolTip(tr("Show it in the desk (Enter)"));
    m_takeBack = new QAction(QIcon::fromTheme(QStringLiteral("edit-undo")), tr("&Take back"), this);
    m_takeBack->setToolTip(tr("Remove assignments that are not begun (Delete)"));

    const auto button = [this](const QString &name, const QString &text, const QString &tip) {
        auto *made = new QPushButton(text);
        made->setObjectName(name);
        made->setToolTip(tip);
        return made;
    };
    m_assignButton = button(QStringLiteral("assign"), tr("&Assign to"), tr("Give the chosen cells to a reviewer"));
    m_assignButton->setMenu(m_assignMenu);
    m_dueButton = button(QStringLiteral("dueDate"), tr("Due &date"), tr("Move the date of the chosen reviews"));
    m_dueButton->setMenu(m_dueMenu);
    const auto follow = [](QPushButton *made, QAction *action) {
        connect(made, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, made, &QWidget::setEnabled);
    };
    auto *takeBack = button(QStringLiteral("takeBack"), m_takeBack->text(), m_takeBack->toolTip());
    follow(takeBack, m_takeBack);
    auto *open = button(QStringLiteral("open"), m_open->text(), m_open->toolTip());
    follow(open, m_open);

    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QPushButton *made : {m_assignButton, m_dueButton, takeBack, open})
        layout->addWidget(made);
    layout->addWidget(m_message, 1);
    return row;
}

void AssignmentTab::connectParts()
{
    connect(m_scope, &QComboBox::currentIndexChanged, this,
            [this] { m_source.setScope(Assignments::Scope(m_scope->currentData().toInt())); });
    connect(m_category, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setCategory(m_category->currentData().toString());
        refreshHint();
    });
    connect(m_reviewer, &QComboBox::currentIndexChanged, this, [this] {
        filterByReviewer();
        refreshHint();
    });
    // What was said of one change is over with the next, e.g. when it is undone.
    connect(&m_source, &AssignmentSource::outdated, this, [this] { say(m_lock); });
    connect(m_share, &QPushButton::clicked, this, &AssignmentTab::propose);
    connect(m_bar, &ShareBar::accepted, this, &AssignmentTab::acceptProposal);
    connect(m_bar, &ShareBar::discarded, this, &AssignmentTab::discardProposal);
    connect(m_view, &AssignmentView::opened, this, &AssignmentTab::open);
    connect(m_view, &AssignmentView::takeBackWanted, m_takeBack, &QAction::trigger);
    connect(m_view, &AssignmentView::menuWanted, this, &AssignmentTab::showMenu);
    connect(m_view, &AssignmentView::selectionMoved, this, &AssignmentTab::refreshActions);
    connect(m_model, &AssignmentModel::reviewerDropped, this, &AssignmentTab::assignDropped);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &AssignmentTab::rememberChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        fitColumns();
        chooseAgain();
    });
    connect(m_reviewers, &ReviewersModel::cellsDropped, this, &AssignmentTab::handOver);
    connect(m_panel, &QTreeView::activated, this,
            [this](const QModelIndex &index) { assign(chosen(), m_reviewers->reviewerAt(index.row())); });
    connect(m_open, &QAction::triggered, this, [this] { open(m_view->currentIndex()); });
    connect(m_takeBack, &QAction::triggered, this, &AssignmentTab::takeBack);
    connect(m_assignMenu, &QMenu::aboutToShow, this, &AssignmentTab::fillAssignMenu);
    connect(m_dueMenu, &QMenu::aboutToShow, this, &AssignmentTab::fillDueMenu);
}

/// The text columns keep what the user gave them; lenses share the rest and scroll when there are many.
void AssignmentTab::fitColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    if (m_fitted == m_model->columnCount())
        return;
    m_fitted = m_model->columnCount();
    constexpr int leastLens = 118;
    constexpr int nameWidth = 136;
    constexpr int categoryWidth = 96;
    header->setMinimumSectionSize(leastLens / 2);
    for (int column = 0; column < m_model->columnCount(); ++column)
        header->setSectionResizeMode(column, m_model->isLens(column) ? QHeaderView::Stretch : QHeaderView::Interactive);
    header->setMinimumSectionSize(m_model->columnCount() > AssignmentModel::FirstLensColumn + 4 ? leastLens : 80);
    header->resizeSection(AssignmentModel::NameColumn, nameWidth);
    header->resizeSection(AssignmentModel::CategoryColumn, categoryWidth);
}

void AssignmentTab::rememberChosen()
{
    m_lastChosen.clear();
    for (const Place &place : chosen())
        m_lastChosen.insert({place.tool.id, place.lens.id});
}

/// Tools come and go, what is chosen stays. The first cell is where keys begin, without being chosen.
void AssignmentTab::chooseAgain()
{
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        for (int column = AssignmentModel::FirstLensColumn; column < m_model->columnCount(); ++column) {
            const QModelIndex index = m_filter->index(row, column);
            const Place place = placeAt(row, column);
            if (!first.isValid())
                first = index;
            if (!m_lastChosen.contains({place.tool.id, place.lens.id}))
                continue;
            if (selection.isEmpty())
                first = index;
            selection.select(index, index);
        }
    m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::Select);
}

void AssignmentTab::refresh()
{
    const Library *library = m_source.library();
    const QDate today = library ? library->today() : QDate::currentDate();
    if (!library || m_due->minimumDate() != today) {
        m_due->setMinimumDate(today);
        m_due->setDate(today.addDays(m_settings.value(dueDaysKey, usualDays).toInt()));
    }
    m_model->setAssignments(m_source.assignments());
    m_reviewers->setAssignments(m_source.assignments());
    if (m_bar->isVisible() && m_model->proposal().isEmpty())
        discardProposal();
    fillCategories();
    fillReviewers();
    refreshHint();
    refreshActions();
}

void AssignmentTab::fillCategories()
{
    QList<std::pair<QString, QVariant>> entries = {{tr("Every category"), QVariant()}};
    for (const QString &category : m_source.assignments().categories())
        entries << std::pair(category, QVariant(category));
    refill(m_category, entries);
    m_filter->setCategory(m_category->currentData().toString());
}

void AssignmentTab::fillReviewers()
{
    QList<std::pair<QString, QVariant>> entries = {{tr("Every reviewer"), QVariant(0)}};
    for (const Reviewer &reviewer : m_source.assignments().reviewers())
        entries << std::pair(reviewer.name, QVariant(reviewer.id.value));
    refill(m_reviewer, entries);
    filterByReviewer();
    const bool none = m_source.assignments().reviewers().isEmpty();
    m_panelHint->setVisible(none && m_source.isRead());
    m_panel->setVisible(!none);
}

/// Who is chosen may have another name now, or be gone.
void AssignmentTab::filterByReviewer()
{
    m_filter->setReviewer({m_reviewer->currentData().toLongLong()});
    m_delegate->setReviewer(m_reviewer->currentIndex() > 0 ? m_reviewer->currentText() : QString());
    m_view->viewport()->update();
}

void AssignmentTab::refreshHint()
{
    const bool all = m_source.scope() == Assignments::Scope::All;
    QString hint;
    QString button;
    m_hintButton->disconnect();
    if (!m_source.isRead())
        hint = m_source.library() ? tr("Reading…") : tr("No library is open.");
    else if (m_model->assignments().lenses().isEmpty())
        hint = tr("There are no lenses to review through: File ▸ New ▸ Lens in the desk adds one.");
    else if (m_model->rowCount() == 0 && all)
        hint = tr("There are no tools yet: File ▸ New ▸ Tool in the desk adds one, File ▸ Import many.");
    else if (m_model->rowCount() == 0) {
        hint = tr("No tool is compared or in review.");
        button = tr("Show all tools");
        connect(m_hintButton, &QPushButton::clicked, this, [this] { m_scope->setCurrentIndex(1); });
    } else if (m_filter->rowCount() == 0) {
        hint = tr("No tool fits the category and the reviewer that are chosen.");
        button = tr("Show every category and reviewer");
        connect(m_hintButton, &QPushButton::clicked, this, [this] {
            m_category->setCurrentIndex(0);
            m_reviewer->setCurrentIndex(0);
        });
    }
    m_hint->setText(hint);
    m_hintButton->setText(button);
    m_hintButton->setVisible(!button.isEmpty());
    m_stack->setCurrentIndex(hint.isEmpty() ? 0 : 1);
}

void AssignmentTab::refreshActions()
{
    const QList<Place> places = chosen();
    const auto any = [&places](const auto &holds) { return std::any_of(places.begin(), places.end(), holds); };
    const bool mayWrite = m_lock.isEmpty() && m_source.isRead();
    const auto isOpenReview = [](const Place &place) {
        const AssignmentState state = place.cell.state;
        return state == AssignmentState::Assigned || state == AssignmentState::Drafted ||
               state == AssignmentState::Returned;
    };
    m_assignButton->setEnabled(mayWrite && !places.isEmpty() && m_reviewers->rowCount() > 0);
    m_dueButton->setEnabled(mayWrite && any(isOpenReview));
    m_takeBack->setEnabled(mayWrite &&
                           any([](const Place &place) { return place.cell.state == AssignmentState::Assigned; }));
    m_open->setEnabled(m_view->currentIndex().isValid());
    m_share->setEnabled(mayWrite && m_model->rowCount() > 0 && m_reviewers->rowCount() > 0);
    m_share->setText(places.size() > 1 ? tr("&Share out chosen fairly…") : tr("&Share out fairly…"));
    m_share->setToolTip(!m_lock.isEmpty() ? m_lock
                        : places.size() > 1
                            ? tr("Propose reviewers for the chosen cells that nobody has")
                            : tr("Propose reviewers for all cells shown that nobody has; choose tools to narrow it"));
}

void AssignmentTab::setLock(const QString &reason)
{
    m_lock = reason;
    m_model->setLock(reason);
    m_reviewers->setLock(reason);
    m_hasDue->setEnabled(reason.isEmpty());
    m_due->setEnabled(reason.isEmpty() && m_hasDue->isChecked());
    if (!reason.isEmpty())
        discardProposal();
    say(reason);
    refreshActions();
}

void AssignmentTab::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setAccessibleName(sentence);
}

void AssignmentTab::saveLayout()
{
    m_settings.setValue(splitKey, m_splitter->saveState());
    m_settings.setValue(hasDueKey, m_hasDue->isChecked());
    if (const Library *library = m_source.library())
        m_settings.setValue(dueDaysKey, int(library->today().daysTo(m_due->date())));
}

} // namespace vd
