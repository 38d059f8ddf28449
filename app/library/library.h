#pragma once

#include "change.h"
#include "comparison.h"
#include "digest.h"
#include "historystore.h"
#include "lens.h"
#include "libraryfile.h"
#include "publication.h"
#include "recordstore.h"
#include "result.h"
#include "review.h"
#include "reviewer.h"
#include "tool.h"

#include <QObject>
#include <memory>

namespace vd {

class Library;

/// A change being made: one transaction, one history row, one undo step, one announcement. Rolled back unless
/// committed. Every call refuses what rules.h refuses (Error with the field's name) and then leaves the transaction
/// usable; a database failure makes commit() fail.
class Change
{
public:
    ~Change();
    Q_DISABLE_COPY_MOVE(Change)

    /// Records get a uid when they have none. Rules are checked.
    Result<LensId> add(const Lens &lens);
    Result<ReviewerId> add(const Reviewer &reviewer);
    Result<ToolId> add(const Tool &tool);
    Result<ReviewId> add(const Review &review);
    Result<ComparisonId> add(const Comparison &comparison);
    Result<DigestId> add(const Digest &digest);

    /// Stores what differs from the record as it is; without a difference nothing happens. A slug that changes becomes
    /// an alias.
    Result<void> update(const Publication &publication);
    Result<void> update(const Lens &lens);
    Result<void> update(const Reviewer &reviewer);
    Result<void> update(const Tool &tool);
    Result<void> update(const Review &review);
    Result<void> update(const Comparison &comparison);
    Result<void> update(const Digest &digest);

    /// Removes a record and what cannot be without it (Library::usersOf tells which): a tool's, reviewer's or lens's
    /// reviews, and the comparisons that would be left with fewer than two tools; longer ones drop the tool. Leaves
    /// tombstones.
    Result<void> remove(RecordRef record);

    /// Remembers a deletion that was made in another library; it is no undo step of its own.
    Result<void> bury(const Tombstone &tombstone);

    /// Stores all of it, or nothing. A change without effect writes nothing. Nothing else may be called afterwards.
    Result<void> commit();
    [[nodiscard]] bool isEmpty() const;
    /// What has been made so far, as history will hold it: a change that is not committed shows what it would do.
    [[nodiscard]] const HistoryRow &made() const;

private:
    friend class Library;
    struct State;
    explicit Change(std::unique_ptr<State> state);
    std::unique_ptr<State> m;
};

/// The open library and its only writer. Lives on the thread that opened it; other threads and processes open their
/// own. Reading functions fail with ErrorKind::Library when the file cannot be read and NotFound for missing records.
class Library : public QObject
{
    Q_OBJECT

public:
    struct Opened
    {
        Opening outcome = Opening::Unreachable;
        std::unique_ptr<Library> library; ///< none unless the outcome says it is open
        QString message;                  ///< for people; empty for Opening::Current
    };
    struct Options
    {
        QString user; ///< who signs changes
        Clock clock = systemClock();
        bool readOnly = false;
        int patience = 5000; ///< milliseconds that a change waits while another program writes
    };

    static Opened open(const QString &path, const Options &options);
    /// A new library with the four lenses that come with the product and a publication without a name.
    static Opened create(const QString &path, const Options &options);

    ~Library() override;
    [[nodiscard]] QString path() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] Connection &connection(); ///< for the queries of lists and search, read only
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QDate today() const; ///< the local date
    [[nodiscard]] QString user() const;
    void setUser(const QString &name);

    // Reading
    [[nodiscard]] Result<Publication> publication();
    [[nodiscard]] Result<Lens> get(LensId id);
    [[nodiscard]] Result<Reviewer> get(ReviewerId id);
    [[nodiscard]] Result<Tool> get(ToolId id);
    [[nodiscard]] Result<Review> get(ReviewId id);
    [[nodiscard]] Result<Comparison> get(ComparisonId id);
    [[nodiscard]] Result<Digest> get(DigestId id);
    [[nodiscard]] Result<QList<Lens>> lenses();
    [[nodiscard]] Result<QList<Reviewer>> reviewers();
    [[nodiscard]] Result<QList<ToolId>> toolIds();
    [[nodiscard]] Result<QList<ComparisonId>> comparisonIds();
    [[nodiscard]] Result<QList<Digest>> digests(); ///< the newest first
    [[nodiscard]] Result<QList<Review>> reviewsOf(ToolId tool);
    /// By slug or former slug (a lens by its key); an invalid id when there is none.
    template <class Record>
    [[nodiscard]] Result<Id<Record>> find(const QString &slug)
    {
        return RecordStore<Record>(connection()).findSlug(slug);
    }
    /// Slug that is free for a noun: the name's slug, or with -2, -3 … An own record's slug counts as free.
    template <class Record>
    [[nodiscard]] Result<QString> freeSlug(const QString &name, Id<Record> self = {});
    /// Who uses a record, one phrase each, e.g. "4 reviews", "the comparison Larkspur 4B vs Tern Coder"; empty when
    /// nobody does.
    [[nodiscard]] Result<QStringList> usersOf(RecordRef record);
    [[nodiscard]] Result<QList<HistoryEntry>> history(int limit);

    // Writing
    /// Begins a change; `action` names it in history and in Undo, e.g. "Import of tools.csv". Fails when the library is
    /// read-only or another process writes for longer than five seconds.
    [[nodiscard]] Result<std::unique_ptr<Change>> change(const QString &action);
    /// One edit as one change. Typing: edits of the same single field of the same record by the same user, each within
    /// `burstMs` of the one before, extend one history row and one undo step.
    template <class Record>
    Result<void> update(const Record &record, const QString &action);
    template <class Record>
    Result<Id<Record>> add(const Record &record, const QString &action);
    Result<void> remove(RecordRef record, const QString &action);
    static constexpr int burstMs = 5000;
    /// The next edit starts a new undo step, e.g. because the focus left the field.
    void endBurst();

    // Undo, also of what was done before a restart
    [[nodiscard]] QString undoText(); ///< the action, empty when there is nothing to undo
    [[nodiscard]] QString redoText();
    Result<void> undo();
    Result<void> redo();

    /// Announces what other connections committed since the last call; cheap when nothing was. The desk calls it on a
    /// timer.
    void lookForOutsideChanges();

signals:
    void changed(const vd::Changes &changes);

private:
    friend class Change;
    struct State;
    Library(std::unique_ptr<Connection> connection, const Options &options);
    enum class Direction { Back, Forth };
    Result<void> travel(Direction direction);
    Result<void> seed(); ///< what a new library holds

    std::unique_ptr<State> m;
};

} // namespace vd

Q_DECLARE_METATYPE(vd::Changes)
