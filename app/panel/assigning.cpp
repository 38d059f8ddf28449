#include "assigning.h"

#include "newestreview.h"

namespace vd {

namespace {

/// A change with what could not be part of it.
class Work
{
public:
    explicit Work(std::unique_ptr<Change> change) : m_change(std::move(change)) {}

    [[nodiscard]] Change &change() { return *m_change; }

    /// Counts what was done; a refusal leaves it out, a failing database ends the work.
    bool count(const Result<void> &done)
    {
        if (done)
            ++m_outcome.done;
        else if (done.error().kind == ErrorKind::Library)
            m_failure = done;
        else
            m_outcome.refusals << done.error().text();
        return m_failure.ok();
    }

    Result<AssigningOutcome> finish()
    {
        if (!m_failure)
            return m_failure.error();
        if (m_outcome.done == 0 && !m_outcome.refusals.isEmpty())
            return refused(m_outcome.refusals.constFirst());
        if (auto done = m_change->commit(); !done)
            return done.error();
        return m_outcome;
    }

private:
    std::unique_ptr<Change> m_change;
    AssigningOutcome m_outcome;
    Result<void> m_failure;
};

} // namespace

/// "Primitive on Larkspur 4B"
Result<QString> Assigning::subject(Library &library, ToolId toolId, LensId lensId)
{
    const auto tool = library.get(toolId);
    if (!tool)
        return tool.error();
    const auto lens = library.get(lensId);
    if (!lens)
        return lens.error();
    return tr("%1 on %2", "a lens on a tool").arg(lens->title, tool->name);
}

Result<void> Assigning::mayGoTo(Library &library, const Reviewer &reviewer, const Review &next)
{
    const auto tool = library.get(next.tool);
    if (!tool)
        return tool.error();
    if (Sharing::hasConflict(reviewer, tool->vendor))
        return refused(tr("%1 must not review %2: a conflict of interest with %3 is recorded.")
                           .arg(reviewer.name, tool->name, tool->vendor.trimmed()));
    return {};
}

Result<void> Assigning::assignOne(Library &library, Change &change, const Share &wish, QDate due)
{
    const auto reviewer = library.get(wish.reviewer);
    const auto what = subject(library, wish.tool, wish.lens);
    const auto reviews = library.reviewsOf(wish.tool);
    if (!reviewer || !what || !reviews)
        return !reviewer ? reviewer.error() : !what ? what.error() : reviews.error();
    const Review now = newestReview(*reviews, wish.tool, wish.lens);
    Review next;
    next.tool = wish.tool;
    next.reviewer = wish.reviewer;
    next.lens = wish.lens;
    next.due = due;
    next.round = now.status == ReviewStatus::Approved ? now.round + 1 : qMax(1, now.round);
    next.steps = {{ReviewStatus::Draft, library.today(), library.user(), {}}};
    if (auto free = mayGoTo(library, *reviewer, next); !free)
        return free;
    for (const Review &other : *reviews)
        if (other.lens == next.lens && other.round == next.round && other.reviewer == next.reviewer)
            return refused(tr("%1 has %2 already.").arg(reviewer->name, *what));
    if (now.id.isValid() && next.round == now.round) {
        if (now.status != ReviewStatus::Draft || now.isBegun())
            return refused(
                tr("%1 is begun and stays with who has it; a next round starts when it is approved.").arg(*what));
        if (now.due.isValid())
            next.due = now.due;
        if (auto done = change.remove(now.id); !done)
            return done;
    }
    const auto added = change.add(next);
    return added ? Result<void>() : added.error();
}

Result<void> Assigning::takeBackOne(Library &library, Change &change, ReviewId id)
{
    const auto review = library.get(id);
    if (!review)
        return review.error();
    const auto reviewer = library.get(review->reviewer);
    const auto what = subject(library, review->tool, review->lens);
    if (!reviewer || !what)
        return reviewer ? what.error() : reviewer.error();
    if (review->status != ReviewStatus::Draft || review->isBegun())
        return refused(tr("%1 has begun %2: only what is not begun can be taken back.").arg(reviewer->name, *what));
    return change.remove(id);
}

Result<void> Assigning::setDueOne(Library &library, Change &change, ReviewId id, QDate due)
{
    auto review = library.get(id);
    if (!review)
        return review.error();
    const auto what = subject(library, review->tool, review->lens);
    if (!what)
        return what.error();
    if (review->status == ReviewStatus::Submitted || review->status == ReviewStatus::Approved)
        return refused(tr("%1 is handed in and needs no date.").arg(*what));
    review->due = due;
    return change.update(*review);
}

Result<AssigningOutcome> Assigning::assign(Library &library, const QList<Share> &wishes, QDate due)
{
    QString action = tr("assignment of reviews");
    if (wishes.size() == 1)
        if (const auto what = subject(library, wishes.first().tool, wishes.first().lens))
            action = tr("assignment of %1").arg(*what);
    auto change = library.change(action);
    if (!change)
        return change.error();
    Work work(std::move(*change));
    for (const Share &wish : wishes)
        if (!work.count(assignOne(library, work.change(), wish, due)))
            break;
    return work.finish();
}

Result<AssigningOutcome> Assigning::takeBack(Library &library, const QList<ReviewId> &reviews)
{
    auto change =
        library.change(reviews.size() == 1 ? tr("taking back of an assignment") : tr("taking back of assignments"));
    if (!change)
        return change.error();
    Work work(std::move(*change));
    for (const ReviewId review : reviews)
        if (!work.count(takeBackOne(library, work.change(), review)))
            break;
    return work.finish();
}

Result<AssigningOutcome> Assigning::setDue(Library &library, const QList<ReviewId> &reviews, QDate due)
{
    auto change = library.change(reviews.size() == 1 ? tr("change of a due date") : tr("change of due dates"));
    if (!change)
        return change.error();
    Work work(std::move(*change));
    for (const ReviewId review : reviews)
        if (!work.count(setDueOne(library, work.change(), review, due)))
            break;
    return work.finish();
}

} // namespace vd
