#include "recordflow.h"

#include "libraryjob.h"
#include "messagebar.h"
#include "newcomparisondialog.h"
#include "prompts.h"
#include "recordtitle.h"
#include "text.h"

#include <QMap>

namespace vd {

namespace {

/// A review of the next round, still empty.
Review nextRoundOf(const Review &review)
{
    Review next;
    next.tool = review.tool;
    next.reviewer = review.reviewer;
    next.lens = review.lens;
    next.round = review.round + 1;
    return next;
}

/// The newest review of each reviewer and lens.
QList<Review> newestOf(const QList<Review> &reviews)
{
    QMap<std::pair<qint64, qint64>, Review> newest;
    for (const Review &review : reviews) {
        Review &known = newest[{review.lens.value, review.reviewer.value}];
        if (!known.id.isValid() || known.round < review.round)
            known = review;
    }
    return newest.values();
}

} // namespace

RecordFlow::RecordFlow(const DeskContext &context, MessageBar &bar, const LibraryJob &job, QWidget *window)
    : QObject(window), m_context(context), m_bar(bar), m_job(job), m_window(window)
{
}

template <class Record>
void RecordFlow::add(const Record &record, const QString &action, const QString &field)
{
    const auto id = m_library->add(record, action);
    if (!id)
        return fail(id.error());
    emit made(*id, field);
}

void RecordFlow::newTool()
{
    if (!isReady())
        return;
    Tool tool;
    tool.name = tr("New tool");
    const auto slug = m_library->freeSlug<Tool>(tool.name);
    if (!slug)
        return fail(slug.error());
    tool.slug = *slug;
    add(tool, tr("new tool"), QStringLiteral("name"));
}

void RecordFlow::newReviewer()
{
    if (!isReady())
        return;
    Reviewer reviewer;
    reviewer.name = tr("New reviewer");
    const auto slug = m_library->freeSlug<Reviewer>(reviewer.name);
    if (!slug)
        return fail(slug.error());
    reviewer.slug = *slug;
    add(reviewer, tr("new reviewer"), QStringLiteral("name"));
}

void RecordFlow::newLens()
{
    if (!isReady())
        return;
    Lens lens;
    lens.title = tr("New lens");
    const auto key = m_library->freeSlug<Lens>(lens.title);
    const auto lenses = m_library->lenses();
    if (!key || !lenses)
        return fail(key ? lenses.error() : key.error());
    lens.key = *key;
    for (const Lens &other : *lenses)
        lens.position = qMax(lens.position, other.position + 1);
    add(lens, tr("new lens"), QStringLiteral("title"));
}

void RecordFlow::newComparison(const QList<ToolId> &preset)
{
    if (!isReady())
        return;
    const auto tools = m_library->toolIds();
    if (!tools)
        return fail(tools.error());
    if (tools->size() < 2) {
        m_bar.show({Message::Kind::Notice,
                    tr("A comparison needs two tools. Enter or import them first."),
                    {{tr("New tool"), [this] { newTool(); }}}});
        return;
    }
    NewComparisonDialog dialog(*m_library, preset, m_window);
    if (!m_context.prompts.run(dialog))
        return;
    Comparison comparison;
    comparison.tools = dialog.tools();
    const auto slug = m_library->freeSlug<Comparison>(RecordTitles::name(*m_library, comparison));
    if (!slug)
        return fail(slug.error());
    comparison.slug = *slug;
    add(comparison, tr("new comparison"), QStringLiteral("dek"));
}

void RecordFlow::remove(const QList<RecordRef> &records)
{
    if (!isReady())
        return;
    QStringList names;
    QStringList users;
    QList<RecordRef> removable;
    for (const RecordRef record : records) {
        const auto title = RecordTitles::of(*m_library, record);
        if (record.noun == Noun::Publication || !title)
            continue;
        const auto usedBy = m_library->usersOf(record);
        if (!usedBy)
            return fail(usedBy.error());
        removable << record;
        names << title->name;
        users << *usedBy;
    }
    if (removable.isEmpty())
        return;
    users.removeDuplicates();
    const QString what = names.size() == 1 ? names.first() : tr("%n records", nullptr, int(names.size()));
    constexpr int most = 8;
    const qsizetype more = users.size() - most;
    QString detail =
        users.isEmpty() ? tr("Nothing else uses it.") : tr("Used by %1.").arg(users.mid(0, most).join(u", "));
    if (more > 0)
        detail = tr("Used by %1 and %n more.", nullptr, int(more)).arg(users.mid(0, most).join(u", "));
    if (!users.isEmpty())
        detail += u' ' + tr("Reviews go with it, and so do comparisons that would be left with fewer than two tools.");
    const Question question{tr("Delete"),
                            tr("Delete %1?").arg(what),
                            detail + u'\n' + tr("You can undo this."),
                            {tr("&Delete"), tr("Keep")},
                            !users.isEmpty()};
    if (m_context.prompts.ask(m_window, question) != 0)
        return;

    auto change = m_library->change(tr("deletion of %1").arg(what));
    if (!change)
        return fail(change.error());
    for (const RecordRef record : removable)
        if (const auto done = (*change)->remove(record); !done && done.error().kind != ErrorKind::NotFound)
            return fail(done.error());
    if (const auto done = (*change)->commit(); !done)
        return fail(done.error());
    m_bar.showUntilNextChange(
        {Message::Kind::Done, tr("Deleted %1.").arg(what), {{tr("Undo"), [this] { emit undoRequested(); }}}});
}

void RecordFlow::newRound(ToolId id)
{
    if (!isReady())
        return;
    const auto tool = m_library->get(id);
    const auto reviews = m_library->reviewsOf(id);
    if (!tool || !reviews)
        return fail(tool ? reviews.error() : tool.error());
    const QList<Review> newest = newestOf(*reviews);
    if (newest.isEmpty()) {
        m_bar.show({Message::Kind::Notice,
                    tr("%1 has no reviews yet: its first round is still to be written.").arg(tool->name)});
        return;
    }
    int round = 0;
    for (const Review &review : newest)
        round = qMax(round, review.round);
    const Question question{
        tr("New review round"),
        tr("Start round %1 for %2?").arg(round + 1).arg(tool->name),
        tr("Everyone who reviewed it gets an empty draft (%n). Pages keep showing the round before until a "
           "review of the new one is approved.",
           nullptr, int(newest.size())),
        {tr("&Start round %1").arg(round + 1), tr("Cancel")}};
    if (m_context.prompts.ask(m_window, question) != 0)
        return;
    auto change = m_library->change(tr("new review round for %1").arg(tool->name));
    if (!change)
        return fail(change.error());
    for (const Review &review : newest) {
        Review next = nextRoundOf(review);
        next.round = round + 1;
        next.steps = {{ReviewStatus::Draft, m_library->today(), m_library->user(), {}}};
        if (const auto added = (*change)->add(next); !added)
            return fail(added.error());
    }
    if (const auto done = (*change)->commit(); !done)
        return fail(done.error());
    emit made(id, {});
}

bool RecordFlow::isReady()
{
    if (!m_library)
        return false;
    const bool isReadOnly = m_library->isReadOnly();
    if (isReadOnly)
        m_bar.show({Message::Kind::Notice, tr("This library is open for reading only.")});
    else if (m_job.isWriting())
        m_bar.show({Message::Kind::Notice, tr("An import is still going on. Try again when it is done.")});
    return !isReadOnly && !m_job.isWriting();
}

void RecordFlow::fail(const Error &error)
{
    m_bar.show({Message::Kind::Failure, error.text()});
}

} // namespace vd
