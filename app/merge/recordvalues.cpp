#include "recordvalues.h"

#include "changestate.h"
#include "lineage.h"

namespace vd {

namespace {

template <class Record>
FieldShape shapeIn(const QString &wanted)
{
    FieldShape shape = FieldShape::Other;
    forEachField<Record>([&](const auto &field) {
        using Member = typename std::remove_cvref_t<decltype(field)>::Type;
        const QString name = QString::fromLatin1(field.name);
        if constexpr (std::is_same_v<Member, QMap<QString, QString>>) {
            if (wanted.startsWith(name + u'.'))
                shape = FieldShape::Text;
        } else if constexpr (HasFields<Member>) {
            if (wanted.startsWith(name + u'.'))
                shape = shapeIn<Member>(wanted.mid(name.size() + 1));
        } else if (wanted == name) {
            shape = std::is_same_v<Member, QString> || std::is_same_v<Member, QDate> ? FieldShape::Text
                    : std::is_same_v<Member, QStringList>                            ? FieldShape::Lines
                                                                                     : FieldShape::Other;
        }
    });
    return shape;
}

} // namespace

void UidNames::load(Noun noun) const
{
    if (m_loaded.contains(noun))
        return;
    m_loaded.insert(noun);
    const auto uids = uidsOf(m_library.connection(), noun);
    if (!uids)
        return; // the records themselves will say that the library cannot be read
    for (const auto &[id, uid] : *uids) {
        m_uids.insert({noun, id}, uid);
        m_ids.insert({int(noun), uid}, id);
    }
}

QUuid UidNames::uid(RecordRef record) const
{
    load(record.noun);
    return m_uids.value(record);
}

RecordRef UidNames::find(Noun noun, const QUuid &uid) const
{
    load(noun);
    return {noun, m_ids.value({int(noun), uid}, 0)};
}

QJsonValue UidNames::name(Noun noun, qint64 id) const
{
    const QUuid known = uid({noun, id});
    return known.isNull() ? u'#' + QString::number(id) : known.toString(QUuid::WithoutBraces);
}

std::optional<qint64> UidNames::find(Noun noun, const QJsonValue &name) const
{
    const RecordRef found = find(noun, QUuid::fromString(name.toString()));
    return found.isValid() ? std::optional(found.id) : std::nullopt;
}

void UidNames::remember(RecordRef record, const QUuid &uid)
{
    load(record.noun);
    m_uids.insert(record, uid);
    alsoCall(record, uid);
}

void UidNames::alsoCall(RecordRef record, const QUuid &uid)
{
    load(record.noun);
    m_ids.insert({int(record.noun), uid}, record.id);
}

FieldShape shapeOf(Noun noun, const QString &field)
{
    static const QSet<QString> notTyped{QStringLiteral("logo"), QStringLiteral("aliases")};
    if (notTyped.contains(field))
        return FieldShape::Other;
    return withNoun(noun, [&]<class Record>(Record) { return shapeIn<Record>(field); });
}

} // namespace vd
