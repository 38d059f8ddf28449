#pragma once

#include "codec.h"
#include "library.h"

#include <QHash>

namespace vd {

/// Names records of a library by slug (lenses by key), as the exchange format does. Finds them by slug, former slug or
/// uid, and remembers what it has seen, because a file names the same few reviewers and lenses thousands of times.
class SlugNames : public References
{
public:
    explicit SlugNames(Library &library) : m_library(library) {}

    [[nodiscard]] QJsonValue name(Noun noun, qint64 id) const override;
    [[nodiscard]] std::optional<qint64> find(Noun noun, const QJsonValue &name) const override;
    [[nodiscard]] bool withInternals() const override { return false; }

    template <class Record>
    [[nodiscard]] QString slug(Id<Record> id) const
    {
        return name(nounOf<Record>, id.value).toString();
    }
    [[nodiscard]] QString uid(ToolId tool) const;
    /// What a record is called from now on, e.g. by the file that is being imported.
    void remember(RecordRef record, const QString &slug);
    /// Another name under which the record is found.
    void alsoCall(RecordRef record, const QString &name);

private:
    Library &m_library;
    mutable QHash<RecordRef, QString> m_slugs;
    mutable QHash<std::pair<int, QString>, qint64> m_ids;
};

} // namespace vd
