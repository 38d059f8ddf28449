// Change: additions, edits and removals, each recorded for history.

#include "changestate.h"
#include "recordslug.h"
#include "rules.h"
#include "text.h"

#include <QCoreApplication>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::Change", text);
}

/// Slugs that nobody can have linked to: those of records that still have the name they were made with.
bool isPlaceholderSlug(const QString &slug)
{
    return slug.startsWith(QLatin1String("new-")) || slug.startsWith(QLatin1String("untitled"));
}

template <class Record>
concept HasSlug = requires(Record record)
{
    record.slug;
}
|| std::is_same_v<Record, Lens>;

/// A slug belongs to one record of a noun; a review to one tool, reviewer, lens and round.
template <class Record>
Result<void> checkUnique(Connection &connection, const Record &record)
{
    if constexpr (HasSlug<Record>) {
        const QString slug = slugIn(record);
        const auto other = RecordStore<Record>(connection).findSlug(slug);
        if (!other)
            return other.error();
        if (!other->isValid() || *other == record.id)
            return {};
        auto owner = RecordStore<Record>(connection).get(*other);
        if (!owner)
            return owner.error();
        if (slugIn(*owner) == slug)
            return refused(tr("\"%1\" is in use already; choose another one").arg(slug),
                           std::is_same_v<Record, Lens> ? QStringLiteral("key") : QStringLiteral("slug"));
    }
    if constexpr (std::is_same_v<Record, Review>) {
        const auto other = findReview(connection, record.tool, record.reviewer, record.lens, record.round);
        if (!other)
            return other.error();
        if (other->isValid() && *other != record.id)
            return refused(
                tr("this reviewer has already reviewed the tool through this lens in round %1; choose another "
                   "reviewer or round")
                    .arg(record.round),
                QStringLiteral("reviewer"));
    }
    return {};
}

/// What a record refers to must be there: a clearer answer than the database's "FOREIGN KEY constraint failed".
template <class Record>
Result<void> checkReferences(Connection &connection, const Record &record, QSet<RecordRef> &present)
{
    const auto exists = [&](auto id, const char *field) -> Result<void> {
        using Referred = std::conditional_t<std::is_same_v<decltype(id), ToolId>, Tool,
                                            std::conditional_t<std::is_same_v<decltype(id), LensId>, Lens, Reviewer>>;
        if (present.contains(id))
            return {};
        auto found = RecordStore<Referred>(connection).get(id);
        if (found) {
            present.insert(id);
            return {};
        }
        if (found.error().kind != ErrorKind::NotFound)
            return found.error();
        return refused(tr("there is no such %1").arg(toText(nounOf<Referred>)), QLatin1String(field));
    };
    if constexpr (std::is_same_v<Record, Review>) {
        if (auto found = exists(record.tool, "tool"); !found)
            return found;
        if (auto found = exists(record.reviewer, "reviewer"); !found)
            return found;
        return exists(record.lens, "lens");
    }
    if constexpr (std::is_same_v<Record, Comparison>)
        for (const ToolId tool : record.tools)
            if (auto found = exists(tool, "tools"); !found)
                return found;
    if constexpr (std::is_same_v<Record, Reviewer>)
        for (const LensId lens : record.lenses)
            if (auto found = exists(lens, "lenses"); !found)
                return found;
    return {};
}

template <class Record>
Result<void> check(Connection &connection, const Record &record, QSet<RecordRef> &present)
{
    if (auto sound = Rules::check(record); !sound)
        return sound;
    if (auto unique = checkUnique(connection, record); !unique)
        return unique;
    return checkReferences(connection, record, present);
}

/// Parts that came without a uid get one, so that libraries can be merged part by part.
template <class Record>
void giveUids(Record &record)
{
    const auto give = [](QUuid &uid) {
        if (uid.isNull())
            uid = QUuid::createUuid();
    };
    give(record.uid);
    if constexpr (std::is_same_v<Record, Tool>) {
        for (Plan &plan : record.plans)
            give(plan.uid);
        for (Fact &fact : record.facts)
            give(fact.uid);
        for (VoteTally &tally : record.votes)
            give(tally.uid);
    }
}

template <class Record>
void keepAlias(const Record &before, Record &after, bool addsFormer)
{
    if constexpr (requires { after.aliases; }) {
        if (before.slug == after.slug)
            return;
        if (addsFormer && !isPlaceholderSlug(before.slug) && !after.aliases.contains(before.slug))
            after.aliases << before.slug;
        after.aliases.removeAll(after.slug);
    }
}

/// A review's way is written down where it is gone, by whoever edits the status; what brings reviews in brings their
/// steps. Taking it back to a draft is no step: a draft's step is its assignment.
void addStep(const Review &before, Review &after, const Library &library)
{
    if (before.status != after.status && after.status != ReviewStatus::Draft && before.steps == after.steps)
        after.steps.append({after.status, library.today(), library.user(), {}});
}

} // namespace

const RowNumbers &rowNumbers()
{
    static const RowNumbers numbers;
    return numbers;
}

QJsonObject historyEntry(RecordRef record, const QJsonObject &fields)
{
    return {{QStringLiteral("noun"), toText(record.noun)},
            {QStringLiteral("id"), record.id},
            {QStringLiteral("fields"), fields}};
}

template <class Record>
Result<Id<Record>> Change::State::add(Record record)
{
    giveUids(record);
    if (auto sound = check(connection, record, present); !sound)
        return remember(Result<Id<Record>>(sound.error()));
    RecordStore<Record> store(connection);
    auto id = remember(store.insert(record));
    if (!id)
        return id;
    if (auto done = remember(HistoryStore(connection).unbury(record.uid)); !done)
        return done.error();
    row.was.append(QJsonValue());
    row.became.append(QJsonObject{{QStringLiteral("noun"), toText(nounOf<Record>)},
                                  {QStringLiteral("id"), id->value},
                                  {QStringLiteral("uid"), record.uid.toString(QUuid::WithoutBraces)}});
    changes.added.insert(*id);
    present.insert(*id);
    return id;
}

template <class Record>
Result<void> Change::State::update(Record record)
{
    RecordStore<Record> store(connection);
    auto before = remember(store.get(record.id));
    if (!before)
        return before.error();
    if (record.uid.isNull())
        record.uid = before->uid;
    giveUids(record);
    keepAlias(*before, record, keepsAliases);
    if constexpr (std::is_same_v<Record, Review>)
        if (mayJoin)
            addStep(*before, record, library);
    const auto [was, became] = Encoder(rowNumbers()).difference(*before, record);
    if (became.isEmpty())
        return {};
    if (auto sound = check(connection, record, present); !sound)
        return remember(std::move(sound));
    if (auto done = remember(store.update(record)); !done)
        return done;
    row.was.append(historyEntry(record.id, was));
    row.became.append(historyEntry(record.id, became));
    changes.updated.insert(record.id);
    return {};
}

template <class Record>
Result<void> Change::State::removeOne(Id<Record> id)
{
    RecordStore<Record> store(connection);
    auto before = remember(store.get(id));
    if (!before)
        return before.error();
    if (auto done = remember(store.remove(id)); !done)
        return done;
    if (auto done = remember(HistoryStore(connection).bury(before->uid, nounOf<Record>, library.now())); !done)
        return done;
    row.was.append(historyEntry(id, Encoder(rowNumbers()).object(*before)));
    row.became.append(QJsonValue());
    changes.removed.insert(id);
    present.remove(id);
    return {};
}

Result<void> Change::State::removeReviews(const QString &statement, qint64 id)
{
    const auto reviews = remember(RecordStore<Review>(connection).idsBy(statement, QStringLiteral(":id"), id));
    if (!reviews)
        return reviews.error();
    for (const ReviewId review : *reviews)
        if (auto done = removeOne(review); !done)
            return done;
    return {};
}

Result<void> Change::State::remove(ToolId id)
{
    const auto comparisons =
        remember(RecordStore<Comparison>(connection)
                     .idsBy(QStringLiteral("comparison.ofTool"), QStringLiteral(":tool"), id.value));
    if (!comparisons)
        return comparisons.error();
    for (const ComparisonId comparisonId : *comparisons) {
        auto comparison = remember(RecordStore<Comparison>(connection).get(comparisonId));
        if (!comparison)
            return comparison.error();
        comparison->tools.removeAll(id);
        if (comparison->pickTool == id) {
            comparison->pick = PickKind::None;
            comparison->pickTool = {};
        }
        auto done = comparison->tools.size() < 2 ? removeOne(comparisonId) : update(*comparison);
        if (!done)
            return done;
    }
    if (auto done = removeReviews(QStringLiteral("review.idsOfTool"), id.value); !done)
        return done;
    return removeOne(id);
}

Result<void> Change::State::remove(LensId id)
{
    if (auto done = removeReviews(QStringLiteral("review.idsOfLens"), id.value); !done)
        return done;
    const auto reviewers = remember(library.reviewers());
    if (!reviewers)
        return reviewers.error();
    for (Reviewer reviewer : *reviewers)
        if (reviewer.lenses.removeAll(id) > 0)
            if (auto done = update(reviewer); !done)
                return done;
    return removeOne(id);
}

Result<void> Change::State::remove(ReviewerId id)
{
    if (auto done = removeReviews(QStringLiteral("review.idsOfReviewer"), id.value); !done)
        return done;
    return removeOne(id);
}

/// Whether this edit continued the burst before it, and was written into that burst's row.
Result<bool> Change::State::joinBurst()
{
    Burst &burst = library.m->burst;
    const bool oneEdit = row.was.size() == 1 && !row.was.first().isNull() && !row.became.first().isNull();
    if (!mayJoin || !oneEdit)
        return false;
    const QJsonObject fields = row.became.first()[QStringLiteral("fields")].toObject();
    QSet<QString> names;
    for (const QString &name : fields.keys())
        if (name != QLatin1String("aliases"))
            names.insert(name);
    const RecordRef record = changes.updated.isEmpty() ? RecordRef() : *changes.updated.begin();
    HistoryStore history(connection);
    if (burst.seq && burst.record == record && burst.fields.contains(names) &&
        burst.at.msecsTo(row.at) < Library::burstMs) {
        auto last = remember(history.lastDone());
        if (!last)
            return last.error();
        if (*last && (*last)->seq == burst.seq && (*last)->who == row.who) {
            HistoryRow joined = **last;
            QJsonObject entry = joined.became.first().toObject();
            QJsonObject became = entry.value(QStringLiteral("fields")).toObject();
            for (auto it = fields.begin(); it != fields.end(); ++it)
                became.insert(it.key(), it.value());
            entry.insert(QStringLiteral("fields"), became);
            joined.became.replace(0, entry);
            joined.at = row.at;
            if (auto done = remember(history.extend(joined)); !done)
                return done.error();
            burst.at = row.at;
            return true;
        }
    }
    burst = {0, record, names, row.at};
    return false;
}

Change::Change(std::unique_ptr<State> state) : m(std::move(state)) {}
Change::~Change() = default;

Result<LensId> Change::add(const Lens &lens)
{
    return m->add(lens);
}
Result<ReviewerId> Change::add(const Reviewer &reviewer)
{
    return m->add(reviewer);
}
Result<ToolId> Change::add(const Tool &tool)
{
    return m->add(tool);
}
Result<ReviewId> Change::add(const Review &review)
{
    return m->add(review);
}
Result<ComparisonId> Change::add(const Comparison &comparison)
{
    return m->add(comparison);
}
Result<DigestId> Change::add(const Digest &digest)
{
    return m->add(digest);
}
Result<void> Change::update(const Publication &publication)
{
    return m->update(publication);
}
Result<void> Change::update(const Lens &lens)
{
    return m->update(lens);
}
Result<void> Change::update(const Reviewer &reviewer)
{
    return m->update(reviewer);
}
Result<void> Change::update(const Tool &tool)
{
    return m->update(tool);
}
Result<void> Change::update(const Review &review)
{
    return m->update(review);
}
Result<void> Change::update(const Comparison &comparison)
{
    return m->update(comparison);
}
Result<void> Change::update(const Digest &digest)
{
    return m->update(digest);
}

Result<void> Change::remove(RecordRef record)
{
    switch (record.noun) {
    case Noun::Tool:
        return m->remove(ToolId{record.id});
    case Noun::Lens:
        return m->remove(LensId{record.id});
    case Noun::Reviewer:
        return m->remove(ReviewerId{record.id});
    case Noun::Review:
        return m->removeOne(ReviewId{record.id});
    case Noun::Comparison:
        return m->removeOne(ComparisonId{record.id});
    case Noun::Digest:
        return m->removeOne(DigestId{record.id});
    case Noun::Publication:
        break;
    }
    return refused(tr("the publication cannot be deleted"));
}

Result<void> Change::bury(const Tombstone &tombstone)
{
    m->buries = true;
    return m->remember(HistoryStore(m->connection).bury(tombstone.uid, tombstone.noun, tombstone.at));
}

bool Change::isEmpty() const
{
    return m->row.was.isEmpty();
}

const HistoryRow &Change::made() const
{
    return m->row;
}

Result<void> Change::commit()
{
    if (!m->broken)
        return m->broken;
    if (isEmpty())
        return m->buries ? m->transaction->commit() : Result<void>();
    m->row.at = m->library.now();
    m->row.who = m->library.user();
    const auto joined = m->joinBurst();
    if (!joined)
        return joined.error();
    qint64 seq = 0;
    if (!*joined) {
        const auto appended = HistoryStore(m->connection).append(m->row);
        if (!appended)
            return appended.error();
        seq = *appended;
    }
    if (auto done = m->transaction->commit(); !done)
        return done;
    if (!*joined) {
        if (m->mayJoin)
            m->library.m->burst.seq = seq;
        else
            m->library.endBurst();
    }
    m->transaction.reset();
    emit m->library.changed(m->changes);
    return {};
}

} // namespace vd
