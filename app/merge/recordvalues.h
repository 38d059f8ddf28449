#pragma once

#include "codec.h"
#include "library.h"

#include <QHash>
#include <QMap>

namespace vd {

/// A record's fields by name, as JSON that means the same in every library: other records stand by their uids. Answers
/// and the newsletter are one field per key, "answers.moat". Without the uid. A text that is not there is "".
using Values = QMap<QString, QJsonValue>;

/// Names records by uid. What it has looked up once it remembers.
class UidNames : public References
{
public:
    explicit UidNames(Library &library) : m_library(library) {}

    [[nodiscard]] QJsonValue name(Noun noun, qint64 id) const override;
    [[nodiscard]] std::optional<qint64> find(Noun noun, const QJsonValue &name) const override;
    [[nodiscard]] bool withInternals() const override { return true; }

    [[nodiscard]] RecordRef find(Noun noun, const QUuid &uid) const;
    [[nodiscard]] QUuid uid(RecordRef record) const;
    /// A record's uid, or another one under which it is found: what another library calls it.
    void remember(RecordRef record, const QUuid &uid);
    void alsoCall(RecordRef record, const QUuid &uid);

private:
    void load(Noun noun) const;

    Library &m_library;
    mutable QSet<Noun> m_loaded;
    mutable QHash<RecordRef, QUuid> m_uids;
    mutable QHash<std::pair<int, QUuid>, qint64> m_ids;
};

/// A record of any noun; there is only one publication.
template <class Record>
Result<Record> recordOf(Library &library, Id<Record> id)
{
    if constexpr (std::is_same_v<Record, Publication>)
        return library.publication();
    else
        return library.get(id);
}

template <class Record>
[[nodiscard]] Values valuesOf(const Record &record, const References &names)
{
    Values values;
    const Encoder encoder(names);
    forEachField<Record>([&](const auto &field) {
        const auto &value = record.*field.member;
        using Member = std::remove_cvref_t<decltype(value)>;
        const QString name = QString::fromLatin1(field.name);
        if constexpr (std::is_same_v<Member, QMap<QString, QString>>) {
            for (auto it = value.begin(); it != value.end(); ++it)
                values.insert(name + u'.' + it.key(), it.value());
        } else if constexpr (HasFields<Member>) {
            const Values inner = valuesOf(value, names);
            for (auto it = inner.begin(); it != inner.end(); ++it)
                values.insert(name + u'.' + it.key(), it.value());
        } else if (name != QLatin1String("uid")) {
            values.insert(name, encoder.encode(value));
        }
    });
    return values;
}

/// Sets every field that `values` has; answers become exactly those that it has. Refused for what a field cannot hold,
/// e.g. a record that the library does not know.
template <class Record>
[[nodiscard]] Result<void> fill(Record &record, const Values &values, const References &names,
                                const QString &prefix = {})
{
    Decoder decoder(names);
    Result<void> done;
    forEachField<Record>([&](const auto &field) {
        auto &value = record.*field.member;
        using Member = std::remove_cvref_t<decltype(value)>;
        const QString name = prefix + QString::fromLatin1(field.name);
        if constexpr (std::is_same_v<Member, QMap<QString, QString>>) {
            value.clear();
            for (auto it = values.lowerBound(name + u'.'); it != values.end() && it.key().startsWith(name + u'.'); ++it)
                if (const QString text = it->toString(); !text.isEmpty())
                    value.insert(it.key().mid(name.size() + 1), text);
        } else if constexpr (HasFields<Member>) {
            if (done)
                done = fill(value, values, names, name + u'.');
        } else if (const auto it = values.constFind(name); it != values.constEnd() && !decoder.failed()) {
            const Decoder::Step step(decoder, name);
            decoder.decode(*it, value);
        }
    });
    if (!done)
        return done;
    return decoder.result();
}

/// How people can edit a field of Values.
enum class FieldShape {
    Text,
    Lines, ///< a list with one entry per line
    Other  ///< references, numbers, choices, tables
};
[[nodiscard]] FieldShape shapeOf(Noun noun, const QString &field);

} // namespace vd
