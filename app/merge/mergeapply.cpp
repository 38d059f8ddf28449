#include "mergeapply.h"

#include "changestate.h"

namespace vd {

namespace {

using Kind = RecordMerge::Kind;

class Application
{
public:
    Application(Library &library, Change &change, const MergePlan &plan, const Progress &progress)
        : m_library(library), m_change(change), m_plan(plan), m_progress(progress), m_names(library)
    {
    }

    Result<void> run()
    {
        for (const RecordMerge &merge : m_plan.records)
            if (merge.ifNeeded || (merge.kind == Kind::Added && merge.isConflict && merge.take != Take::Theirs))
                m_spare.insert(merge.uid.toString(QUuid::WithoutBraces), &merge);
            else if (merge.kind == Kind::Changed && merge.theirUid != merge.uid)
                m_names.alsoCall(m_names.find(merge.noun, merge.uid), merge.theirUid);
        constexpr std::array order{Noun::Publication, Noun::Lens,       Noun::Reviewer, Noun::Tool,
                                   Noun::Review,      Noun::Comparison, Noun::Digest};
        // First what frees a slug or a key, and what nobody needs any more.
        if (auto done = removeAll(); !done)
            return done;
        for (const Noun noun : order)
            for (const Kind kind : {Kind::Changed, Kind::Added}) // a change may free the slug of what comes
                if (auto done = storeAll(noun, kind); !done)
                    return done;
        if (auto done = removeAll(); !done)
            return done;
        for (const Tombstone &tombstone : m_plan.tombstones)
            if (!m_names.find(tombstone.noun, tombstone.uid).isValid() || m_gone.contains(tombstone.uid))
                if (auto done = m_change.bury(tombstone); !done)
                    return done;
        return {};
    }
    ImportReport report;

private:
    /// What is refused is tried again after the others: the slug or round it wants may be free by then.
    Result<void> storeAll(Noun noun, Kind kind)
    {
        QList<const RecordMerge *> waiting;
        for (const RecordMerge &merge : m_plan.records)
            if (merge.noun == noun && merge.kind == kind && !merge.ifNeeded)
                waiting << &merge;
        for (qsizetype before = waiting.size() + 1; !waiting.isEmpty() && waiting.size() < before;) {
            before = waiting.size();
            m_refused.clear();
            QList<const RecordMerge *> again;
            for (const RecordMerge *merge : std::as_const(waiting)) {
                const qsizetype refusals = m_refused.size();
                if (auto done = store(*merge); !done)
                    return done;
                if (m_refused.size() > refusals)
                    again << merge;
            }
            waiting = again;
        }
        report.notes << std::exchange(m_refused, {});
        return {};
    }

    Result<void> store(const RecordMerge &merge)
    {
        const qint64 all = m_plan.records.size(); // some are tried more than once
        m_tried = qMin(m_tried + 1, all);
        if (m_progress && !m_progress(m_tried, all))
            return cancelled();
        return withNoun(merge.noun, [&]<class Record>(Record) -> Result<void> {
            if (merge.kind == Kind::Changed)
                return change<Record>(merge);
            return merge.take == Take::Theirs ? addOf(merge) : Result<void>();
        });
    }
    Result<void> addOf(const RecordMerge &merge)
    {
        return withNoun(merge.noun, [&]<class Record>(Record) -> Result<void> {
            if constexpr (std::is_same_v<Record, Publication>)
                return {};
            else
                return add<Record>(merge);
        });
    }

    template <class Record>
    Result<void> add(const RecordMerge &merge)
    {
        if (m_names.find(merge.noun, merge.uid).isValid())
            return {};
        Record record;
        Values values;
        for (const FieldMerge &field : merge.fields) {
            if (auto done = bring(field.wanted); !done)
                return done;
            values.insert(field.field, field.wanted);
        }
        if (auto filled = fill(record, values, m_names); !filled)
            return leave(merge, filled.error());
        record.uid = merge.uid;
        const auto id = m_change.add(record);
        if (!id)
            return leave(merge, id.error());
        m_names.remember(*id, merge.uid);
        ++report.counts[merge.noun].added;
        return {};
    }

    /// What a value refers to, when the plan has it for this case.
    Result<void> bring(const QJsonValue &value)
    {
        if (value.isArray())
            for (const auto &element : value.toArray())
                if (auto done = bring(element); !done)
                    return done;
        const RecordMerge *merge = m_spare.value(value.toString());
        return merge ? addOf(*merge) : Result<void>();
    }

    template <class Record>
    Result<void> change(const RecordMerge &merge)
    {
        const RecordRef ref = m_names.find(merge.noun, merge.uid);
        const auto before = recordOf(m_library, ref.as<Record>());
        if (!before)
            return leave(merge, before.error());
        Values values = valuesOf(*before, m_names);
        for (const FieldMerge &field : merge.fields) {
            if (field.take != Take::Theirs)
                continue;
            if (auto done = bring(field.wanted); !done)
                return done;
            values.insert(field.field, field.wanted);
        }
        dropPresentSlug(values);
        Record record = *before;
        if (auto filled = fill(record, values, m_names); !filled)
            return leave(merge, filled.error());
        record.uid = merge.keptUid;
        if (merge.keptUid != merge.uid)
            m_gone.insert(merge.uid);
        if (record == *before)
            return {};
        if (auto done = m_change.update(record); !done)
            return leave(merge, done.error());
        ++report.counts[merge.noun].updated;
        return {};
    }

    /// A plan does not know which slug is taken: the one that is cannot be a former one.
    static void dropPresentSlug(Values &values)
    {
        QJsonArray former = values.value(QStringLiteral("aliases")).toArray();
        for (qsizetype i = former.size() - 1; i >= 0; --i)
            if (former.at(i) == values.value(QStringLiteral("slug")))
                former.removeAt(i);
        if (values.contains(QStringLiteral("aliases")))
            values.insert(QStringLiteral("aliases"), former);
    }

    /// Who refers to others goes before them.
    Result<void> removeAll()
    {
        for (const Noun noun : {Noun::Digest, Noun::Comparison, Noun::Review, Noun::Tool, Noun::Reviewer, Noun::Lens})
            if (auto done = removeAll(noun); !done)
                return done;
        return {};
    }
    Result<void> removeAll(Noun noun)
    {
        for (const RecordMerge &merge : m_plan.records) {
            const RecordRef record = m_names.find(merge.noun, merge.uid);
            if (merge.noun != noun || merge.kind != Kind::Removed || merge.take != Take::Theirs || !record.isValid() ||
                m_gone.contains(merge.uid))
                continue;
            const auto users = m_library.usersOf(record);
            if (!users)
                return users.error();
            if (!users->isEmpty())
                continue; // perhaps later; otherwise it is needed and stays
            if (m_progress && !m_progress(m_tried, m_plan.records.size()))
                return cancelled();
            if (auto done = m_change.remove(record); !done)
                return done;
            m_gone.insert(merge.uid);
            ++report.counts[merge.noun].removed;
        }
        return {};
    }

    /// The record is left out and the others go on, unless the library itself failed.
    Result<void> leave(const RecordMerge &merge, const Error &error)
    {
        if (error.kind == ErrorKind::Library)
            return error;
        m_refused << QCoreApplication::translate("vd::MergePlan", "%1 %2 was left as it is: %3")
                         .arg(toText(merge.noun), merge.title, error.what);
        return {};
    }

    Library &m_library;
    Change &m_change;
    const MergePlan &m_plan;
    const Progress &m_progress;
    qint64 m_tried = 0; ///< records
    UidNames m_names;
    QStringList m_refused;                       ///< in this attempt
    QSet<QUuid> m_gone;                          ///< uids that nobody has any more
    QHash<QString, const RecordMerge *> m_spare; ///< by uid; stored when something else needs them
};

} // namespace

Result<ImportReport> applyMerge(Library &library, const MergePlan &plan, const QString &action,
                                const Progress &progress)
{
    auto change = library.change(action);
    if (!change)
        return change.error();
    Application application(library, **change, plan, progress);
    application.report.notes = plan.notes;
    if (auto done = application.run(); !done)
        return done.error();
    if (auto done = (*change)->commit(); !done)
        return done.error();
    return application.report;
}

} // namespace vd
