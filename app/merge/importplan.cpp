#include "importplan.h"

#include "changestate.h"
#include "fileimport.h"
#include "jsontext.h"
#include "libraryjsonreader.h"
#include "librarymerge.h"
#include "lineage.h"
#include "mergeconsequences.h"
#include "mergenames.h"
#include "mergetitle.h"
#include "reviewformreader.h"

#include <QBuffer>
#include <QFileInfo>

namespace vd {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("vd::ImportPlan", text);
}

/// Reads a change that is not committed as a plan.
class ChangeReader
{
public:
    ChangeReader(Library &library, const HistoryRow &made) : m_library(library), m_names(library)
    {
        for (qsizetype i = 0; i < made.was.size(); ++i) {
            const QJsonValue was = made.was.at(i);
            const QJsonObject known = (was.isNull() ? made.became.at(i) : was).toObject();
            const auto noun = fromText<Noun>(known.value(QLatin1String("noun")).toString());
            const RecordRef record(noun.value_or(Noun::Publication), known.value(QLatin1String("id")).toInteger());
            if (!m_entries.contains(record))
                m_order << record;
            m_entries[record].append(
                {was.toObject().value(QLatin1String("fields")).toObject(), was.isNull(), made.became.at(i).isNull()});
        }
    }

    Result<QList<RecordMerge>> records()
    {
        QList<RecordMerge> records;
        for (const RecordRef record : std::as_const(m_order)) {
            const auto merge = withNoun(record.noun, [&]<class Record>(Record) { return read<Record>(record); });
            if (!merge)
                return merge.error();
            if (merge->kind != RecordMerge::Kind::Changed || !merge->fields.isEmpty())
                records << *merge;
        }
        return records;
    }
    [[nodiscard]] RecordRef refOf(const RecordMerge &merge) const { return m_names.find(merge.noun, merge.uid); }
    [[nodiscard]] const UidNames &names() const { return m_names; }

private:
    struct Entry
    {
        QJsonObject was;
        bool isCreation;
        bool isRemoval;
    };

    template <class Record>
    Result<RecordMerge> read(RecordRef ref)
    {
        const QList<Entry> &entries = m_entries[ref];
        RecordMerge merge;
        merge.noun = ref.noun;
        if (entries.last().isRemoval) {
            Record gone;
            Decoder(rowNumbers()).decode(entries.last().was, gone);
            merge.kind = RecordMerge::Kind::Removed;
            merge.uid = merge.theirUid = merge.keptUid = gone.uid;
            merge.title = mergeTitle(m_library, gone);
            merge.fields = lossOf(gone, m_names);
            return merge;
        }
        const auto after = recordOf(m_library, ref.as<Record>());
        if (!after)
            return after.error();
        Record before = entries.first().isCreation ? Record() : *after;
        if (!entries.first().isCreation)
            for (qsizetype i = entries.size(); i-- > 0;) // back to what it was before the first
                Decoder(rowNumbers()).decode(entries.at(i).was, before);
        merge.kind = entries.first().isCreation ? RecordMerge::Kind::Added : RecordMerge::Kind::Changed;
        merge.uid = merge.kind == RecordMerge::Kind::Added ? after->uid : before.uid;
        merge.theirUid = merge.keptUid = after->uid;
        merge.title = mergeTitle(m_library, *after);
        compare(valuesOf(before, m_names), valuesOf(*after, m_names), merge);
        return merge;
    }

    static void compare(const Values &before, const Values &after, RecordMerge &merge)
    {
        Values both = before;
        both.insert(after);
        const QJsonValue unknown(QJsonValue::Undefined);
        const bool isNew = merge.kind == RecordMerge::Kind::Added;
        for (const QString &field : both.keys()) {
            const QJsonValue ours = before.value(field, QString());
            const QJsonValue theirs = after.value(field, QString());
            if (ours != theirs)
                merge.fields << FieldMerge{field, unknown, isNew ? unknown : ours, theirs, theirs};
        }
    }

    Library &m_library;
    UidNames m_names;
    QList<RecordRef> m_order;
    QHash<RecordRef, QList<Entry>> m_entries;
};

QSet<RecordRef> changedIn(const QList<RecordMerge> &records, const ChangeReader &reader)
{
    QSet<RecordRef> changed;
    for (const RecordMerge &merge : records)
        if (merge.kind == RecordMerge::Kind::Changed)
            changed.insert(reader.refOf(merge));
    return changed;
}

/// What becomes of fields that were changed here too. `isKnown`: `past` begins where the file was made.
void decideJson(MergePlan &plan, const ChangeReader &reader, const LibraryPast &past, bool isKnown)
{
    int older = 0;
    for (RecordMerge &merge : plan.records) {
        if (merge.kind != RecordMerge::Kind::Changed)
            continue;
        const RecordRef record = reader.refOf(merge);
        QList<FieldMerge> kept;
        for (FieldMerge field : std::as_const(merge.fields)) {
            const FieldPast ours = past.field(record, field.field, field.ours, QString());
            FieldPast theirs; // all that is known of it
            theirs.base = ours.base;
            theirs.values = {ours.base};
            const FieldDecision decision = isKnown ? decideField(field.field, field.ours, field.theirs, ours, theirs)
                                           : ours.hasBeen(field.theirs) ? FieldDecision{FieldOutcome::Ours, {}}
                                                                        : FieldDecision{FieldOutcome::Theirs, {}};
            if (decision.outcome == FieldOutcome::Ours) {
                ++older;
                continue;
            }
            if (isKnown)
                field.base = ours.base;
            if (decision.outcome == FieldOutcome::Both)
                field.wanted = decision.value;
            field.isConflict = decision.outcome == FieldOutcome::Conflict;
            field.take = field.isConflict ? Take::Undecided : Take::Theirs;
            kept << field;
        }
        merge.fields = kept;
    }
    plan.records.removeIf([](const RecordMerge &merge) {
        return merge.kind == RecordMerge::Kind::Changed && merge.fields.isEmpty() && merge.uid == merge.keptUid;
    });
    if (older > 0)
        plan.notes << tr("Fields that are older in the file than here and stay: %1").arg(older);
}

/// What the file has and was deleted here comes back only when somebody wants it.
void askForDeleted(MergePlan &plan, const QList<Tombstone> &dead)
{
    QSet<QUuid> uids;
    for (const Tombstone &tombstone : dead)
        uids.insert(tombstone.uid);
    for (RecordMerge &merge : plan.records) {
        if (merge.kind != RecordMerge::Kind::Added || !uids.contains(merge.uid))
            continue;
        merge.isConflict = true;
        merge.take = Take::Undecided;
        merge.why = tr("deleted here");
    }
}

/// Finds the texts that were sent by their fingerprints.
void markConflicts(MergePlan &plan, const ChangeReader &reader, const LibraryPast &past,
                   const QList<FormConflict> &conflicts)
{
    QHash<std::pair<qint64, QString>, QString> sent;
    for (const FormConflict &conflict : conflicts)
        sent.insert({conflict.review.value, conflict.field}, conflict.sent);
    for (RecordMerge &merge : plan.records) {
        const RecordRef record = reader.refOf(merge);
        for (FieldMerge &field : merge.fields) {
            const auto mark = sent.constFind({record.id, field.field});
            if (merge.noun != Noun::Review || mark == sent.constEnd())
                continue;
            field.isConflict = true;
            field.take = Take::Undecided;
            for (const QJsonValue &value : past.field(record, field.field, field.ours, QString()).values)
                if (ReviewForms::fingerprint(plan.wordsOf(value)) == *mark)
                    field.base = value;
            if (*mark == ReviewForms::fingerprint({}))
                field.base = QString();
        }
    }
}

/// Brings forms into a change. What is refused stays out and is noted, unless it is the only file.
Result<QStringList> bringForms(Library &library, Change &change, const QStringList &paths, const Progress &progress,
                               FormsBrought &brought)
{
    QStringList notes;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        if (progress && !progress(i, paths.size()))
            return cancelled();
        const QString &path = paths.at(i);
        const auto report = [&]() -> Result<ImportReport> {
            const auto bytes = readExchangeFile(path);
            if (!bytes)
                return bytes.error();
            const auto forms = ReviewForms::parse(*bytes);
            return forms ? ReviewFormReader::bring(library, change, *forms, path, {}, &brought)
                         : forms.error().in(path, forms.error().line);
        }();
        if (!report && (paths.size() == 1 || report.error().kind == ErrorKind::Library))
            return report.error();
        if (report) {
            notes << report->notes;
        } else {
            notes << report.error().text();
            ++brought.refused;
        }
    }
    return notes;
}

/// What a change would do that `bring` makes; it is rolled back when this returns. `bring` answers the notes, `finish`
/// gets our past since the change `seq`.
Result<MergePlan> planChange(Library &library, qint64 seq, const std::function<Result<QStringList>(Change &)> &bring,
                             const std::function<void(MergePlan &, const ChangeReader &, const LibraryPast &)> &finish)
{
    const auto known = HistoryStore(library.connection()).tombstones();
    auto change = library.change({});
    if (!known || !change)
        return !known ? known.error() : change.error();
    const auto notes = bring(**change);
    if (!notes)
        return notes.error();
    MergePlan plan;
    plan.notes = *notes;
    ChangeReader reader(library, (*change)->made());
    auto records = reader.records();
    if (!records)
        return records.error();
    plan.records = std::move(*records);
    askForDeleted(plan, *known);
    const auto past = LibraryPast::read(library, seq, changedIn(plan.records, reader), reader.names());
    if (!past)
        return past.error();
    finish(plan, reader, *past);
    addNames(plan, library, reader.names());
    const auto now = HistoryStore(library.connection()).tombstones();
    if (!now)
        return now.error();
    QHash<QUuid, Tombstone> before;
    for (const Tombstone &tombstone : *known)
        before.insert(tombstone.uid, tombstone);
    for (const Tombstone &tombstone : *now)
        if (before.value(tombstone.uid) != tombstone)
            plan.tombstones << tombstone;
    return plan;
}

/// The change that the file says it was made from, when it is one of this library's; 0 otherwise.
Result<qint64> madeFrom(Library &library, const QJsonObject &document)
{
    const QJsonObject mark = document.value(QLatin1String("made_from")).toObject();
    const qint64 seq = mark.value(QLatin1String("change")).toInteger();
    const QDateTime at = QDateTime::fromString(mark.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
    if (seq <= 0 || !at.isValid())
        return qint64(0);
    const auto isOurs = hasMade(library.connection(), seq, at);
    return isOurs ? Result<qint64>(*isOurs ? seq : 0) : isOurs.error();
}

/// Takes out of the change what the file says was deleted, as far as nothing needs it; what was changed here since
/// stays, and what was changed before that, until somebody decides. Answers what goes or may go.
Result<QList<RecordMerge>> bringDeletions(Library &library, Change &change, qint64 seq,
                                          const QList<Tombstone> &deletions)
{
    const UidNames names(library);
    QSet<RecordRef> records;
    for (const Tombstone &tombstone : deletions)
        records.insert(names.find(tombstone.noun, tombstone.uid));
    const auto past = LibraryPast::read(library, seq, records, names);
    if (!past)
        return past.error();
    QList<RecordMerge> removals;
    for (const Noun noun : {Noun::Digest, Noun::Comparison, Noun::Review, Noun::Tool, Noun::Reviewer, Noun::Lens})
        for (const Tombstone &tombstone : deletions) {
            const RecordRef record = names.find(tombstone.noun, tombstone.uid);
            if (tombstone.noun != noun)
                continue;
            const auto users = library.usersOf(record);
            const auto removal = withNoun(noun, [&]<class Record>(Record) -> Result<std::optional<RecordMerge>> {
                const auto gone = recordOf(library, record.as<Record>());
                if (!gone)
                    return gone.error();
                auto merge =
                    removalOf(noun, tombstone.uid, mergeTitle(library, *gone), past->changed(record), tombstone);
                if (merge)
                    merge->fields = lossOf(*gone, names);
                return merge;
            });
            if (!users || !removal)
                return !users ? users.error() : removal.error();
            if (!*removal || !users->isEmpty())
                continue;
            removals << **removal;
            if (!(*removal)->isConflict)
                if (auto done = change.remove(record); !done)
                    return done.error();
            if (auto done = change.bury(tombstone); !done)
                return done.error();
        }
    return removals;
}

Result<MergePlan> planJson(Library &library, const QString &path, const Progress &progress)
{
    const auto bytes = readExchangeFile(path);
    if (!bytes)
        return bytes.error();
    const auto document = JsonText::parse(*bytes);
    const auto seq = madeFrom(library, document ? document->object() : QJsonObject());
    if (!seq)
        return seq.error();
    QList<RecordMerge> removals;
    const auto bring = [&](Change &change) -> Result<QStringList> {
        QBuffer device;
        device.setData(*bytes);
        device.open(QIODevice::ReadOnly);
        QList<Tombstone> living;
        const auto report = LibraryJsonReader::bring(library, change, device, path, progress, &living);
        if (!report)
            return report.error();
        auto taken = bringDeletions(library, change, *seq, living);
        if (!taken)
            return taken.error();
        removals = std::move(*taken);
        return report->notes;
    };
    return planChange(library, *seq, bring, [&](MergePlan &plan, const ChangeReader &reader, const LibraryPast &past) {
        decideJson(plan, reader, past, *seq > 0);
        plan.records.removeIf([](const RecordMerge &merge) { return merge.kind == RecordMerge::Kind::Removed; });
        plan.records << removals;
    });
}

Result<MergePlan> planLibrary(Library &library, const QString &path, const Progress &progress)
{
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(library.path()).canonicalFilePath())
        return refused(tr("this is the library itself; name another one")).in(path);
    Library::Options options;
    options.readOnly = true;
    const Library::Opened other = Library::open(path, options);
    if (!other.library)
        return Error{ErrorKind::File, other.message, {}, path};
    return LibraryMerge::plan(library, *other.library, progress);
}

} // namespace

Result<MergePlan> planForms(Library &library, const QStringList &paths, const Progress &progress)
{
    FormsBrought brought;
    auto plan = planChange(
        library, 0, [&](Change &change) { return bringForms(library, change, paths, progress, brought); },
        [&](MergePlan &made, const ChangeReader &reader, const LibraryPast &past) {
            markConflicts(made, reader, past, brought.conflicts);
        });
    if (plan) {
        plan->source = paths.size() == 1 ? paths.first() : tr("%1 files of forms").arg(paths.size());
        plan->refused = brought.refused;
    }
    return plan;
}

Result<MergePlan> planImport(Library &library, const QString &path, const Progress &progress)
{
    auto plan = [&]() -> Result<MergePlan> {
        if (LibraryFile::seemsToBe(path))
            return planLibrary(library, path, progress);
        const auto format = importFormatOf(path);
        if (!format)
            return format.error();
        if (*format == ImportFormat::Csv)
            return refused(tr("a table is imported, not merged: its columns have to be mapped")).in(path);
        return *format == ImportFormat::LibraryJson ? planJson(library, path, progress)
                                                    : planForms(library, {path}, progress);
    }();
    if (plan)
        plan->source = path;
    return plan;
}

} // namespace vd
