#pragma once

#include "comparison.h"
#include "connection.h"
#include "digest.h"
#include "lens.h"
#include "noun.h"
#include "publication.h"
#include "review.h"
#include "reviewer.h"
#include "tool.h"

#include <QList>

namespace vd {

/// One noun's rows as values, with the rows that belong to it. Says what the database says: rules live in app/library.
/// Every function fails with an Error of kind Library when a statement fails, NotFound when there is no such record.
template <class Record>
class RecordStore
{
public:
    explicit RecordStore(Connection &connection) : m_connection(connection) {}

    /// Takes record.id when it is valid, so that a deletion can be undone; otherwise a new one.
    Result<Id<Record>> insert(const Record &record);
    Result<void> update(const Record &record);
    Result<void> remove(Id<Record> id);
    Result<Record> get(Id<Record> id);
    /// All ids in the noun's natural order.
    Result<QList<Id<Record>>> ids();
    /// The ids that a named statement with one parameter answers.
    Result<QList<Id<Record>>> idsBy(const QString &statement, const QString &parameter, const QVariant &value);
    /// An invalid id when there is none.
    Result<Id<Record>> findUid(const QUuid &uid);
    /// By slug, or by a former slug; a lens by its key. An invalid id when there is none.
    Result<Id<Record>> findSlug(const QString &slug);

private:
    Result<void> insertRows(const Record &record);
    Result<void> removeRows(Id<Record> id);
    Result<void> readRows(Record &record);
    Result<Id<Record>> findId(const QString &statement, const QString &parameter, const QVariant &value);

    Connection &m_connection;
};

extern template class RecordStore<Publication>;
extern template class RecordStore<Lens>;
extern template class RecordStore<Reviewer>;
extern template class RecordStore<Tool>;
extern template class RecordStore<Review>;
extern template class RecordStore<Comparison>;
extern template class RecordStore<Digest>;

/// The review of a tool by a reviewer through a lens in a round; an invalid id when there is none.
Result<ReviewId> findReview(Connection &connection, ToolId tool, ReviewerId reviewer, LensId lens, int round);
/// All reviews of a tool, every status and round.
Result<QList<Review>> reviewsOf(Connection &connection, ToolId tool);

} // namespace vd
