#pragma once

#include "codec.h"
#include "library.h"

#include <QSet>

namespace vd {

/// What the last edit was, so that the next can join it: typing in one field is one change.
struct Burst
{
    qint64 seq = 0; ///< 0: none
    RecordRef record;
    QSet<QString> fields;
    QDateTime at;
};

struct Library::State
{
    std::unique_ptr<Connection> connection;
    Options options;
    Burst burst;
    qint64 dataVersion = 0;
};

struct Change::State
{
    Library &library;
    Connection &connection;
    std::unique_ptr<Transaction> transaction;
    HistoryRow row;
    Changes changes;
    bool mayJoin = false;     ///< one edit by hand, which may join the burst before it
    bool keepsAliases = true; ///< a slug that is being typed leaves no former slugs behind
    bool buries = false;      ///< tombstones alone are worth a commit, but no history
    Result<void> broken = {}; ///< the first database failure
    QSet<RecordRef> present;  ///< seen in this change: an import asks for the same few reviewers thousands of times

    State(Library &openLibrary, std::unique_ptr<Transaction> begun)
        : library(openLibrary), connection(openLibrary.connection()), transaction(std::move(begun))
    {
    }

    template <class Record>
    Result<Id<Record>> add(Record record);
    template <class Record>
    Result<void> update(Record record);
    template <class Record>
    Result<void> removeOne(Id<Record> id);
    Result<void> removeReviews(const QString &statement, qint64 id);
    Result<void> remove(ToolId id);
    Result<void> remove(LensId id);
    Result<void> remove(ReviewerId id);

    Result<bool> joinBurst();
    template <class Outcome>
    Outcome remember(Outcome outcome)
    {
        if (!outcome && outcome.error().kind == ErrorKind::Library && broken)
            broken = outcome.error();
        return outcome;
    }
};

[[nodiscard]] const RowNumbers &rowNumbers();

/// Calls visit with a value-initialised record of the noun, to pick a type at run time.
template <class Visit>
auto withNoun(Noun noun, Visit &&visit)
{
    switch (noun) {
    case Noun::Lens:
        return visit(Lens{});
    case Noun::Reviewer:
        return visit(Reviewer{});
    case Noun::Tool:
        return visit(Tool{});
    case Noun::Review:
        return visit(Review{});
    case Noun::Comparison:
        return visit(Comparison{});
    case Noun::Digest:
        return visit(Digest{});
    case Noun::Publication:
        break;
    }
    return visit(Publication{});
}

[[nodiscard]] QJsonObject historyEntry(RecordRef record, const QJsonObject &fields);

} // namespace vd
