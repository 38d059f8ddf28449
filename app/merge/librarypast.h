#pragma once

#include "fieldmerge.h"
#include "recordvalues.h"

#include <QSet>

namespace vd {

/// What happened to some records of a library since it parted from another one, out of its history.
class LibraryPast
{
public:
    /// Reads what happened to `records` after that row of history: commonHistory() of the two.
    [[nodiscard]] static Result<LibraryPast> read(Library &library, qint64 parting, const QSet<RecordRef> &records,
                                                  const UidNames &names);

    /// Of a field that is `now`. Of a record that was made since, the base is what an empty record has.
    [[nodiscard]] FieldPast field(RecordRef record, const QString &field, const QJsonValue &now,
                                  const QJsonValue &blank) const;
    /// When the record was changed last; invalid when it was not.
    [[nodiscard]] QDateTime changed(RecordRef record) const;

private:
    /// One change of one record.
    struct Touch
    {
        QDateTime at;
        bool isDone = true;
        bool isCreation = false;
        QSet<QString> fields; ///< in the record's own terms: "answers" for "answers.moat"
        QJsonObject wasJson;  ///< as history has it
        QJsonObject becameJson;
        Values was = {};
        Values became = {};
    };
    void take(RecordRef record, const QJsonValue &was, const QJsonValue &became, Touch touch);

    QHash<RecordRef, QList<Touch>> m_touches;
};

} // namespace vd
