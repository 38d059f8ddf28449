// What the tab of assignments does with the chosen cells.
#include "assignmentmodel.h"
#include "assignmentsource.h"
#include "assignmenttab.h"
#include "assignmentview.h"
#include "reviewersmodel.h"
#include "sharebar.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QWidgetAction>
#include <set>

namespace vd {

namespace {

/// A text of ours in an action, where & would become a mnemonic.
QString escaped(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

void closePopups()
{
    const QWidget *closed = nullptr;
    for (QWidget *popup = QApplication::activePopupWidget(); popup && popup != closed;
         popup = QApplication::activePopupWidget()) {
        closed = popup;
        popup->close();
    }
}

} // namespace

AssignmentTab::Place AssignmentTab::placeAt(int row, int column) const
{
    const QModelIndex index = m_filter->mapToSource(m_filter->index(row, column));
    return {m_model->toolAt(index.row()), m_model->lensAt(column), m_model->cellAt(index)};
}

QList<AssignmentTab::Place> AssignmentTab::chosen() const
{
    std::set<std::pair<int, int>> cells;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection()) {
        const bool wholeTools = !m_model->isLens(range.left());
        const int left = wholeTools ? AssignmentModel::FirstLensColumn : range.left();
        const int right = wholeTools ? m_model->columnCount() - 1 : range.right();
        for (int row = range.top(); row <= range.bottom(); ++row)
            for (int column = left; column <= right; ++column)
                cells.insert({row, column});
    }
    QList<Place> places;
    for (const auto &[row, column] : cells)
        places << placeAt(row, column);
    return places;
}

QList<AssignmentTab::Place> AssignmentTab::shown() const
{
    QList<Place> places;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        for (int column = AssignmentModel::FirstLensColumn; column < m_model->columnCount(); ++column)
            places << placeAt(row, column);
    return places;
}

QDate AssignmentTab::dueOfNew() const
{
    return m_hasDue->isChecked() ? m_due->date() : QDate();
}

void AssignmentTab::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (!m_model->isLens(index.column())) {
        emit openRequested(m_model->toolAt(m_filter->mapToSource(index).row()).id, {});
        return;
    }
    const Place place = placeAt(index.row(), index.column());
    if (place.cell.review.isValid())
        emit openRequested(place.cell.review, {});
    else
        emit openRequested(place.tool.id, place.lens.key + QStringLiteral(".quote"));
}

bool AssignmentTab::report(const Result<AssigningOutcome> &outcome, const QString &done)
{
    const bool isDone = outcome.ok() && outcome->done > 0;
    QStringList sentences;
    if (isDone)
        sentences << done.arg(outcome->done == 1 ? tr("1 review") : tr("%1 reviews").arg(outcome->done));
    if (!outcome)
        sentences << outcome.error().text();
    else if (!outcome->refusals.isEmpty())
        sentences << outcome->refusals.first();
    if (outcome && outcome->refusals.size() > 1)
        sentences << tr("(And %1 more.)").arg(outcome->refusals.size() - 1);
    say(sentences.join(u' '));
    QAccessibleEvent event(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    return isDone;
}

void AssignmentTab::assign(const QList<Place> &places, ReviewerId reviewer)
{
    Library *library = m_source.library();
    if (!library || !m_lock.isEmpty())
        return say(m_lock);
    if (places.isEmpty())
        return say(tr("Choose the cells first that the reviewer should get."));
    QList<Share> wishes;
    for (const Place &place : places)
        wishes << Share{place.tool.id, place.lens.id, reviewer};
    emit aboutToWrite();
    report(Assigning::assign(*library, wishes, dueOfNew()),
           tr("Assigned %1 to %2.").arg(QStringLiteral("%1"), m_model->assignments().nameOf(reviewer)));
}

void AssignmentTab::assignDropped(const QModelIndex &index, ReviewerId reviewer)
{
    const QModelIndex at = m_filter->mapFromSource(index);
    const bool onSelection = m_view->selectionModel()->isSelected(at);
    assign(onSelection ? chosen() : QList<Place>{placeAt(at.row(), at.column())}, reviewer);
}

void AssignmentTab::handOver(const QList<ReviewId> &reviews, ReviewerId reviewer)
{
    const QSet<ReviewId> carried(reviews.begin(), reviews.end());
    QList<Place> places;
    for (const Place &place : shown())
        if (carried.contains(place.cell.review))
            places << place;
    assign(places, reviewer);
}

QList<ReviewId> AssignmentTab::chosenReviews() const
{
    QList<ReviewId> reviews;
    for (const Place &place : chosen())
        if (place.cell.review.isValid() && place.cell.state != AssignmentState::Approved)
            reviews << place.cell.review;
    return reviews;
}

void AssignmentTab::takeBack()
{
    const QList<ReviewId> reviews = chosenReviews();
    if (!m_source.library() || !m_lock.isEmpty() || reviews.isEmpty())
        return;
    emit aboutToWrite();
    report(Assigning::takeBack(*m_source.library(), reviews), tr("Took %1 back.").arg(QStringLiteral("%1")));
}

void AssignmentTab::setDue(QDate due)
{
    const QList<ReviewId> reviews = chosenReviews();
    if (!m_source.library() || !m_lock.isEmpty() || reviews.isEmpty())
        return;
    emit aboutToWrite();
    const QString done =
        due.isValid() ? tr("%1 now due %2.").arg(QStringLiteral("%1"), QLocale().toString(due, QLocale::LongFormat))
                      : tr("%1 now without a date.");
    report(Assigning::setDue(*m_source.library(), reviews, due), done);
}

void AssignmentTab::fillAssignMenu()
{
    m_assignMenu->clear();
    const QList<Place> places = chosen();
    const Assignments &assignments = m_model->assignments();
    for (const Reviewer &reviewer : assignments.reviewers()) {
        const bool conflicts = std::any_of(places.begin(), places.end(), [&](const Place &place) {
            return Sharing::hasConflict(reviewer, place.tool.vendor);
        });
        const bool writes = std::all_of(places.begin(), places.end(),
                                        [&](const Place &place) { return Sharing::writes(reviewer, place.lens.id); });
        const QString remark = conflicts ? tr("conflict of interest")
                               : !writes ? tr("does not write this lens")
                                         : tr("%1 open", "reviews").arg(assignments.load(reviewer.id));
        QAction *action =
            m_assignMenu->addAction(escaped(tr("%1 — %2", "a reviewer and a remark").arg(reviewer.name, remark)), this,
                                    [this, id = reviewer.id] { assign(chosen(), id); });
        action->setEnabled(!conflicts || places.size() > 1);
    }
}

void AssignmentTab::fillDueMenu()
{
    m_dueMenu->clear();
    const QDate today = m_source.library() ? m_source.library()->today() : QDate::currentDate();
    const auto offer = [&](const QString &text, QDate date) {
        m_dueMenu->addAction(
            tr("%1 (%2)", "in one week and the date").arg(text, QLocale().toString(date, QStringLiteral("ddd d MMM"))),
            this, [this, date] { setDue(date); });
    };
    constexpr qint64 week = 7;
    offer(tr("In &one week"), today.addDays(week));
    offer(tr("In &two weeks"), today.addDays(2 * week));
    offer(tr("In &four weeks"), today.addDays(4 * week));
    m_dueMenu->addAction(tr("&No date"), this, [this] { setDue({}); });
    m_dueMenu->addSeparator();
    auto *calendar = new QCalendarWidget;
    calendar->setObjectName(QStringLiteral("calendar"));
    calendar->setAccessibleName(tr("Due date"));
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setMinimumDate(today);
    if (const QList<Place> places = chosen(); !places.isEmpty() && places.first().cell.due > today)
        calendar->setSelectedDate(places.first().cell.due);
    const auto take = [this](QDate date) {
        closePopups(); // it may be a menu within a menu
        setDue(date);
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, [this, take](QDate date) {
        if (m_dueMenu->isVisible()) // a double click was taken at its first
            take(date);
    });
    auto *action = new QWidgetAction(m_dueMenu);
    action->setDefaultWidget(calendar);
    m_dueMenu->addAction(action);
}

void AssignmentTab::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_open);
    menu->addSeparator();
    m_assignMenu->menuAction()->setEnabled(m_assignButton->isEnabled());
    m_dueMenu->menuAction()->setEnabled(m_dueButton->isEnabled());
    menu->addMenu(m_assignMenu);
    menu->addMenu(m_dueMenu);
    menu->addAction(m_takeBack);
    menu->popup(globalPosition);
}

void AssignmentTab::propose()
{
    QList<Place> places = chosen();
    if (places.size() < 2) // one cell is always chosen; it is assigned by hand
        places = shown();
    QList<OpenCell> cells;
    Sharing::Holdings held;
    for (const Place &place : std::as_const(places))
        if (place.cell.state == AssignmentState::Unassigned)
            cells << OpenCell{place.tool.id, place.lens.id, place.tool.vendor};
    if (cells.isEmpty())
        return say(tr("There is nothing to share out: somebody has each of these cells."));
    for (const Place &place : shown())
        if (place.cell.reviewer.isValid())
            ++held[{place.tool.id, place.cell.reviewer}];
    const Assignments &assignments = m_model->assignments();
    const SharePlan plan = Sharing::plan(cells, assignments.reviewers(), assignments.loads(), held);
    m_model->setProposal(plan.shares);
    m_reviewers->setProposedLoads(plan.loads);
    say({});
    m_bar->show(plan, assignments);
}

void AssignmentTab::acceptProposal()
{
    const QList<Share> shares = m_model->proposal();
    Library *library = m_source.library();
    discardProposal();
    if (!library || !m_lock.isEmpty() || shares.isEmpty())
        return;
    emit aboutToWrite();
    report(Assigning::assign(*library, shares, dueOfNew()), tr("Shared out %1.").arg(QStringLiteral("%1")));
}

void AssignmentTab::discardProposal()
{
    m_model->setProposal({});
    m_reviewers->setProposedLoads({});
    const bool hadFocus = m_bar->isAncestorOf(focusWidget());
    m_bar->hide();
    if (hadFocus)
        m_view->setFocus();
}

} // namespace vd
