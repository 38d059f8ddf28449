#pragma once

#include "librarypairs.h"
#include "mergeplan.h"

namespace vd {

/// A record that only the other library has, as a plan adds it.
template <class Record>
[[nodiscard]] RecordMerge additionOf(Library &theirs, const Record &record, const UidNames &names);

/// What is lost with a record that is removed, as its fields in a plan.
template <class Record>
[[nodiscard]] QList<FieldMerge> lossOf(const Record &record, const UidNames &names)
{
    const Values blank = valuesOf(Record{}, names);
    const Values values = valuesOf(record, names);
    const QJsonValue unknown(QJsonValue::Undefined);
    QList<FieldMerge> loss;
    for (auto it = values.begin(); it != values.end(); ++it)
        if (it.value() != blank.value(it.key()))
            loss << FieldMerge{it.key(), unknown, it.value(), unknown, unknown};
    return loss;
}

/// A record of ours that they deleted, as a plan removes it: a conflict when it was changed here before. Nothing when
/// it was changed here since, and survives. `changed` as LibraryPast has it.
[[nodiscard]] std::optional<RecordMerge> removalOf(Noun noun, const QUuid &uid, const QString &title,
                                                   const QDateTime &changed, const Tombstone &tombstone);

/// What the decisions on single records mean for others. A record that is needed by another one stays, or comes back.
/// Of two records that end with one slug, or of two reviews of one tool, reviewer, lens and round, the one with the
/// smaller uid keeps it and the other gets the next free one. Deletions that count here are remembered.
///
/// Does not depend on whose library is ours.
class MergeConsequences
{
    Q_DECLARE_TR_FUNCTIONS(vd::MergeConsequences)

public:
    static Result<void> draw(MergePlan &plan, Library &ours, Library &theirs, const LibraryPairs &pairs);

private:
    class Claims;

    MergeConsequences(MergePlan &plan, Library &ours, Library &theirs, const LibraryPairs &pairs);
    void append(const RecordMerge &merge);
    void index(qsizetype place);
    [[nodiscard]] RecordMerge *planned(Noun noun, const QUuid &uid);
    [[nodiscard]] bool goes(Noun noun, const QUuid &uid);

    Result<void> keepWhatIsNeeded();
    Result<bool> isNeeded(const RecordMerge &removed, const QSet<QString> &wanted);
    Result<void> bringWhatIsNeeded();
    Result<void> bring(Noun noun, const QUuid &uid);

    template <class Record>
    Result<void> keepSlugsApart();
    Result<void> keepRoundsApart();
    template <class Record, class OwnerOf>
    Result<Claims> claimsOn(const QStringList &fields, const OwnerOf &ownerOf);
    template <class OwnerOf, class Numbered>
    static std::pair<int, QStringList> nextFree(Claims &claims, const OwnerOf &ownerOf, int number,
                                                const Numbered &numbered);
    template <class Record>
    [[nodiscard]] QUuid ownerOfSlug(const QString &slug);
    [[nodiscard]] QUuid ownerOfKey(const QString &key);
    template <class Record>
    Result<RecordMerge *> changeOf(const QUuid &uid);
    void buryTheirs();

    MergePlan &m_plan;
    Library &m_ours;
    Library &m_theirs;
    const LibraryPairs &m_pairs;
    QHash<std::pair<int, QUuid>, qsizetype> m_places; ///< in the plan, by either side's uid
};

} // namespace vd
