#include "slugnames.h"

namespace vd {

namespace {

template <class Record>
QString slugOfRecord(Library &library, qint64 id)
{
    const auto record = library.get(Id<Record>{id});
    if (!record)
        return {};
    if constexpr (std::is_same_v<Record, Lens>)
        return record->key;
    else
        return record->slug;
}

template <class Record>
qint64 idOfName(Library &library, const QString &name)
{
    const auto bySlug = library.find<Record>(name);
    if (bySlug && bySlug->isValid())
        return bySlug->value;
    const QUuid uid = QUuid::fromString(name);
    if (uid.isNull())
        return 0;
    const auto byUid = RecordStore<Record>(library.connection()).findUid(uid);
    return byUid ? byUid->value : 0;
}

} // namespace

QJsonValue SlugNames::name(Noun noun, qint64 id) const
{
    const RecordRef record(noun, id);
    const auto known = m_slugs.constFind(record);
    if (known != m_slugs.constEnd())
        return *known;
    const QString slug = noun == Noun::Lens       ? slugOfRecord<Lens>(m_library, id)
                         : noun == Noun::Reviewer ? slugOfRecord<Reviewer>(m_library, id)
                         : noun == Noun::Tool     ? slugOfRecord<Tool>(m_library, id)
                                                  : QString();
    m_slugs.insert(record, slug);
    return slug;
}

std::optional<qint64> SlugNames::find(Noun noun, const QJsonValue &name) const
{
    const QString text = name.toString();
    if (text.isEmpty())
        return std::nullopt;
    const std::pair key(int(noun), text);
    const auto known = m_ids.constFind(key);
    if (known != m_ids.constEnd())
        return *known;
    const qint64 id = noun == Noun::Lens       ? idOfName<Lens>(m_library, text)
                      : noun == Noun::Reviewer ? idOfName<Reviewer>(m_library, text)
                      : noun == Noun::Tool     ? idOfName<Tool>(m_library, text)
                                               : 0;
    if (id == 0)
        return std::nullopt;
    m_ids.insert(key, id);
    return id;
}

QString SlugNames::uid(ToolId tool) const
{
    const auto record = m_library.get(tool);
    return record ? record->uid.toString(QUuid::WithoutBraces) : QString();
}

void SlugNames::remember(RecordRef record, const QString &slug)
{
    m_slugs.insert(record, slug);
    alsoCall(record, slug);
}

void SlugNames::alsoCall(RecordRef record, const QString &name)
{
    m_ids.insert({int(record.noun), name}, record.id);
}

} // namespace vd
