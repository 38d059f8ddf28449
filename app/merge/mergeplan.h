#pragma once

#include "historystore.h"
#include "recordvalues.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>
#include <optional>

namespace vd {

/// Whose version is stored.
enum class Take {
    Undecided, ///< a conflict nobody has decided; ours stays until then
    Ours,
    Theirs
};

/// A field in which a record would change.
struct FieldMerge
{
    QString field;     ///< as in Values: "quote", "answers.moat"
    QJsonValue base;   ///< as it was sent, or when both parted; undefined when nobody knows
    QJsonValue ours;   ///< now; undefined in a record that is new here
    QJsonValue theirs; ///< as it comes in
    QJsonValue
        wanted; ///< what Take::Theirs stores: theirs, both sides' changes together, or what an editor made of them
    bool isConflict = false;
    Take take = Take::Theirs;
};

/// A record that would be added, changed or removed.
struct RecordMerge
{
    enum class Kind { Added, Changed, Removed };
    Kind kind = Kind::Changed;
    Noun noun = Noun::Tool;
    QUuid uid;                     ///< ours; of an added record theirs
    QUuid theirUid;                ///< what they call it
    QUuid keptUid;                 ///< the one of both that stays
    QString title;                 ///< for people
    QString why = {};              ///< what people should know about it, e.g. why it comes back
    QList<FieldMerge> fields = {}; ///< of a removed record what is lost with it, which is `ours`
    bool isConflict = false;       ///< the record as a whole: deleted on one side and changed on the other
    bool ifNeeded = false;         ///< added only when something else that is taken refers to it
    Take take = Take::Theirs;      ///< of an added or removed record

    [[nodiscard]] bool isUndecided() const;
    [[nodiscard]] int conflicts() const; ///< decided or not
};

/// What a merge would do, before anything is done. Nothing in it depends on row numbers, so it stays good while the
/// library changes; what changed since is asked again when it is applied.
struct MergePlan
{
    Q_DECLARE_TR_FUNCTIONS(vd::MergePlan)

public:
    QString source; ///< the file it comes from, for people
    QList<RecordMerge> records;
    QList<Tombstone> tombstones;        ///< deletions to remember
    QStringList notes;                  ///< what cannot come in, and why
    int refused = 0;                    ///< of many files those that could not be used at all
    QHash<QString, QString> names = {}; ///< what people call the records that values refer to, by uid
    QHash<QString, QString> beats = {}; ///< what people call the fields of scorecards, by "answers.KEY"

    [[nodiscard]] bool isEmpty() const { return records.isEmpty() && tombstones.isEmpty(); }
    [[nodiscard]] int conflicts() const;
    [[nodiscard]] int undecided() const;
    /// Decides every conflict; with `all`, also takes or leaves everything else.
    void accept(Take take, bool all = false);
    /// One line per record and field, as --dry-run prints them.
    [[nodiscard]] QStringList lines() const;
    /// For people, e.g. "3 reviews added, 1 tool changed; 2 conflicts".
    [[nodiscard]] QString summary() const;

    /// A value in words: lists as their elements, references by what `names` calls them.
    [[nodiscard]] QString wordsOf(const QJsonValue &value, const QString &between = QStringLiteral("; ")) const;

    static constexpr int uidLength = 36; ///< as text
};

} // namespace vd
