#include "mergenames.h"

#include "changestate.h"
#include "mergetitle.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace vd {

namespace {

/// The uids that a value refers to; not those that parts of it have themselves.
void collect(const QJsonValue &value, QSet<QString> &uids)
{
    if (value.isArray()) {
        for (const auto &element : value.toArray())
            collect(element, uids);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (it.key() != QLatin1String("uid"))
                collect(it.value(), uids);
    } else if (const QString text = value.toString(); text.size() == MergePlan::uidLength) {
        uids.insert(text);
    }
}

QString nameOf(Library &library, const UidNames &uids, const QUuid &uid)
{
    for (const Noun noun : {Noun::Tool, Noun::Reviewer, Noun::Lens, Noun::Comparison}) {
        const RecordRef record = uids.find(noun, uid);
        if (!record.isValid())
            continue;
        return withNoun(noun, [&]<class Record>(Record) {
            const auto found = recordOf(library, record.as<Record>());
            return found ? mergeTitle(library, *found) : QString();
        });
    }
    return {};
}

/// A key that lenses use for different beats has no name.
QHash<QString, QString> beatsOf(const QList<Lens> &lenses)
{
    QHash<QString, QString> beats;
    for (const Lens &lens : lenses)
        for (const Prompt &prompt : lens.prompts) {
            const QString field = QStringLiteral("answers.") + prompt.key;
            const bool isClear = beats.value(field, prompt.label) == prompt.label;
            beats.insert(field, isClear ? prompt.label : QString());
        }
    beats.removeIf([](const auto &beat) { return beat.value().isEmpty(); });
    return beats;
}

} // namespace

void addNames(MergePlan &plan, Library &library, const UidNames &uids)
{
    QSet<QString> used;
    for (const RecordMerge &record : std::as_const(plan.records))
        for (const FieldMerge &field : record.fields)
            for (const QJsonValue &value : {field.base, field.ours, field.theirs, field.wanted})
                collect(value, used);
    for (const QString &text : std::as_const(used)) {
        const QUuid uid = QUuid::fromString(text);
        if (uid.isNull() || plan.names.contains(text))
            continue;
        if (const QString name = nameOf(library, uids, uid); !name.isEmpty())
            plan.names.insert(text, name);
    }
    if (const auto lenses = library.lenses(); lenses && plan.beats.isEmpty())
        plan.beats = beatsOf(*lenses);
}

} // namespace vd
