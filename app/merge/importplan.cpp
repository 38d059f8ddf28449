#include "importplan.h"

#include "changestate.h"
#include "fileimport.h"
#include "libraryjsonreader.h"
#include "librarymerge.h"
#include "mergetitle.h"
#include "reviewformreader.h"

#include <QFile>
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
            return merge;
        }
        const auto after = [&]() -> Result<Record> {
            if constexpr (std::is_same_v<Record, Publication>)
                return m_library.publication();
            else
                return m_library.get(ref.as<Record>());
        }();
        if (!after)
            return after.error();
        Record before = entries.first().isCreation ? Record() : *after;
        if (!entries.first().isCreation)
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
                Decoder(rowNumbers()).decode(entry->was, before);
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

/// What the file has and ours has been before is older than ours, and stays out.
void leaveOlder(MergePlan &plan, const ChangeReader &reader, const LibraryPast &past)
{
    int older = 0;
    for (RecordMerge &merge : plan.records) {
        if (merge.kind != RecordMerge::Kind::Changed)
            continue;
        const RecordRef record = reader.refOf(merge);
        older += int(merge.fields.removeIf([&](const FieldMerge &field) {
            return past.field(record, field.field, field.ours, field.ours).hasBeen(field.theirs);
        }));
    }
    plan.records.removeIf([](const RecordMerge &merge) {
        return merge.kind == RecordMerge::Kind::Changed && merge.fields.isEmpty() && merge.uid == merge.keptUid;
    });
    if (older > 0)
        plan.notes << tr("Fields that are older in the file than here and stay: %1").arg(older);
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
                if (ReviewForms::fingerprint(MergePlan::wordsOf(value)) == *mark)
                    field.base = value;
            if (*mark == ReviewForms::fingerprint({}))
                field.base = QString();
        }
    }
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::File,
                     tr("the file cannot be read (%1); check its permissions").arg(file.errorString()),
                     {},
                     path};
    return file.readAll();
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
            const auto bytes = readWhole(path);
            if (!bytes)
                return bytes.error();
            const auto forms = ReviewForms::parse(*bytes);
            return forms ? ReviewFormReader::bring(library, change, *forms, path, {}, &brought)
                         : forms.error().in(path, forms.error().line);
        }();
        if (!report && (paths.size() == 1 || report.error().kind == ErrorKind::Library))
            return report.error();
        if (!report)
            notes << report.error().text();
        else
            for (const QString &note : report->notes)
                notes << (paths.size() == 1 ? note : QFileInfo(path).fileName() + QStringLiteral(": ") + note);
    }
    return notes;
}

/// What a change would do that `bring` makes; it is rolled back when this returns. `bring` answers the notes.
Result<MergePlan> planChange(Library &library, const std::function<Result<QStringList>(Change &)> &bring,
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
    const auto past = LibraryPast::read(library, 0, changedIn(plan.records, reader), reader.names());
    if (!past)
        return past.error();
    finish(plan, reader, *past);
    const auto now = HistoryStore(library.connection()).tombstones();
    if (!now)
        return now.error();
    for (const Tombstone &tombstone : *now)
        if (!known->contains(tombstone))
            plan.tombstones << tombstone;
    return plan;
}

Result<MergePlan> planJson(Library &library, const QString &path, const Progress &progress)
{
    const auto bring = [&](Change &change) -> Result<QStringList> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return readWhole(path).error();
        const auto report = LibraryJsonReader::bring(library, change, file, path, progress);
        return report ? Result<QStringList>(report->notes) : report.error();
    };
    return planChange(library, bring, leaveOlder);
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
        library, [&](Change &change) { return bringForms(library, change, paths, progress, brought); },
        [&](MergePlan &made, const ChangeReader &reader, const LibraryPast &past) {
            markConflicts(made, reader, past, brought.conflicts);
        });
    if (plan)
        plan->source = paths.size() == 1 ? paths.first() : tr("%1 files of forms").arg(paths.size());
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
