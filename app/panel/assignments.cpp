#include "assignments.h"

#include "allrecords.h"
#include "newestreview.h"

#include <algorithm>

namespace vd {

Assignments::Assignments(const QList<AssignmentTool> &tools, const QList<Lens> &lenses,
                         const QList<Reviewer> &reviewers, const QList<AssignedReview> &reviews,
                         const QHash<ReviewerId, int> &loads, QDate today)
    : m_tools(tools), m_lenses(lenses), m_reviewers(reviewers), m_reviews(reviews), m_loads(loads), m_today(today)
{
    for (const AssignmentTool &tool : m_tools)
        m_toolNames.insert(tool.id, tool.name);
    for (const Lens &lens : m_lenses)
        m_lensTitles.insert(lens.id, lens.title);
    addCells();
}

Result<Assignments> Assignments::load(Connection &connection, Scope scope, QDate today)
{
    AssignmentRows rows(connection);
    const auto tools = rows.tools(scope);
    if (!tools)
        return tools.error();
    const auto lenses = allRecords<Lens>(connection);
    if (!lenses)
        return lenses.error();
    const auto reviewers = allRecords<Reviewer>(connection);
    if (!reviewers)
        return reviewers.error();
    const auto reviews = rows.reviews(scope);
    if (!reviews)
        return reviews.error();
    const auto loads = rows.openLoads();
    if (!loads)
        return loads.error();
    return Assignments(*tools, *lenses, *reviewers, *reviews, *loads, today);
}

void Assignments::addCells()
{
    QHash<Place, AssignedReview> newest;
    for (const AssignedReview &review : m_reviews) {
        const Place place(review.tool, review.lens);
        AssignedReview &shown = newest[place];
        AssignmentCell &cell = m_cells[place];
        const int others = review.round == cell.round ? cell.others + 1 : 0;
        if (isNewer(review, shown)) {
            shown = review;
            cell = {review.id,
                    review.reviewer,
                    review.round,
                    stateOf(review),
                    review.due,
                    review.since,
                    isOverdue(review, m_today),
                    0};
        }
        if (review.round == cell.round)
            cell.others = others;
    }
}

QString Assignments::nameOf(ReviewerId reviewer) const
{
    for (const Reviewer &known : m_reviewers)
        if (known.id == reviewer)
            return known.name;
    return {};
}

QStringList Assignments::categories() const
{
    QStringList categories;
    for (const AssignmentTool &tool : m_tools)
        if (!tool.category.isEmpty())
            categories << tool.category;
    categories.sort(Qt::CaseInsensitive);
    categories.removeDuplicates();
    return categories;
}

AssignmentState Assignments::stateOf(const AssignedReview &review)
{
    switch (review.status) {
    case ReviewStatus::Submitted:
        return AssignmentState::Submitted;
    case ReviewStatus::Returned:
        return AssignmentState::Returned;
    case ReviewStatus::Approved:
        return AssignmentState::Approved;
    case ReviewStatus::Draft:
        break;
    }
    return review.begun ? AssignmentState::Drafted : AssignmentState::Assigned;
}

bool Assignments::isOverdue(const AssignedReview &review, QDate today)
{
    const bool isOpen = review.status == ReviewStatus::Draft || review.status == ReviewStatus::Returned;
    return isOpen && review.due.isValid() && review.due < today;
}

QString Assignments::text(AssignmentState state)
{
    switch (state) {
    case AssignmentState::Unassigned:
        return tr("unassigned");
    case AssignmentState::Assigned:
        return tr("assigned");
    case AssignmentState::Drafted:
        return tr("drafted");
    case AssignmentState::Submitted:
        return tr("submitted");
    case AssignmentState::Returned:
        return tr("returned");
    case AssignmentState::Approved:
        return tr("approved");
    }
    return {};
}

QList<WaitingItem> Assignments::waiting() const
{
    QList<WaitingItem> items;
    for (const AssignedReview &review : m_reviews) {
        const bool isKnown = m_toolNames.contains(review.tool) && m_lensTitles.contains(review.lens);
        // What was submitted waits to be read, whichever round it belongs to; only the newest is chased.
        if (isKnown && review.status == ReviewStatus::Submitted)
            items << toApprove(review);
        else if (isKnown && isOverdue(review, m_today) && review.round == cell(review.tool, review.lens).round)
            items << toChase(review);
    }
    items << toAssign();
    std::stable_sort(items.begin(), items.end(), [](const WaitingItem &a, const WaitingItem &b) {
        if (a.since.isValid() != b.since.isValid())
            return a.since.isValid();
        return a.since < b.since;
    });
    return items;
}

QString Assignments::subject(ToolId tool, LensId lens) const
{
    return tr("%1 on %2", "a lens on a tool").arg(m_lensTitles.value(lens), m_toolNames.value(tool));
}

QString Assignments::subject(const AssignedReview &review) const
{
    const QString what = subject(review.tool, review.lens);
    return review.round > 1 ? tr("%1, round %2").arg(what).arg(review.round) : what;
}

WaitingItem Assignments::toApprove(const AssignedReview &review) const
{
    const QString name = nameOf(review.reviewer);
    const qint64 days = review.since.daysTo(m_today);
    const QString sentence =
        !review.since.isValid() ? tr("%1 submitted %2. Approve or return it.").arg(name, subject(review))
        : days <= 0             ? tr("%1 submitted %2 today. Approve or return it.").arg(name, subject(review))
        : days == 1             ? tr("%1 submitted %2 yesterday. Approve or return it.").arg(name, subject(review))
                    : tr("%1 submitted %2 %3 days ago. Approve or return it.").arg(name, subject(review)).arg(days);
    return {WaitingItem::Kind::Approve, review.id, {}, sentence, review.since};
}

WaitingItem Assignments::toChase(const AssignedReview &review) const
{
    const qint64 days = review.due.daysTo(m_today);
    const QString late = days == 1 ? tr("1 day late") : tr("%1 days late").arg(days);
    const QString sentence = tr("%1 is %2 with %3: %4. Remind them or move the date.")
                                 .arg(nameOf(review.reviewer), late, subject(review), text(stateOf(review)));
    return {WaitingItem::Kind::Chase, review.id, {}, sentence, review.due};
}

QList<WaitingItem> Assignments::toAssign() const
{
    QList<WaitingItem> items;
    for (const AssignmentTool &tool : m_tools) {
        if (!tool.compared)
            continue;
        QStringList titles;
        QString field;
        for (const Lens &lens : m_lenses)
            if (cell(tool.id, lens.id).state == AssignmentState::Unassigned) {
                if (titles.isEmpty())
                    field = lens.key + QStringLiteral(".quote");
                titles << lens.title;
            }
        if (!titles.isEmpty())
            items << WaitingItem{WaitingItem::Kind::Assign,
                                 tool.id,
                                 field,
                                 tr("Nobody has %1 on %2. Assign it.").arg(titles.join(u", "), tool.name),
                                 {}};
    }
    return items;
}

} // namespace vd
