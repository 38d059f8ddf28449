#pragma once

#include "recordstore.h"

namespace vd {

/// Every record of a noun, in the noun's order. For nouns of which there are few.
template <class Record>
Result<QList<Record>> allRecords(Connection &connection)
{
    RecordStore<Record> store(connection);
    const auto ids = store.ids();
    if (!ids)
        return ids.error();
    QList<Record> records;
    records.reserve(ids->size());
    for (const Id<Record> id : *ids) {
        auto record = store.get(id);
        if (!record)
            return record.error();
        records.append(std::move(*record));
    }
    return records;
}

} // namespace vd
