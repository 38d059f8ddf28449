#include "librarypast.h"

#include "changestate.h"
#include "lineage.h"

namespace vd {

namespace {

/// The values of the fields that a history entry names.
Values valuesIn(RecordRef record, const QJsonObject &fields, const UidNames &names)
{
    return withNoun(record.noun, [&]<class Record>(Record blank) {
        Decoder(rowNumbers()).decode(fields, blank);
        Values values = valuesOf(blank, names);
        values.removeIf([&](const auto &value) { return !fields.contains(value.key().section(u'.', 0, 0)); });
        return values;
    });
}

} // namespace

Result<LibraryPast> LibraryPast::read(Library &library, qint64 parting, const QSet<RecordRef> &records,
                                      const UidNames &living)
{
    LibraryPast past;
    UidNames names = living; // and what went in the meantime
    const auto read = visitHistory(library.connection(), parting, [&](const HistoryRow &row, bool isDone) {
        for (qsizetype i = 0; i < row.was.size(); ++i) {
            const QJsonValue was = row.was.at(i);
            const QJsonValue became = row.became.at(i);
            const QJsonObject known = (was.isNull() ? became : was).toObject();
            const auto noun = fromText<Noun>(known.value(QLatin1String("noun")).toString());
            const RecordRef record(noun.value_or(Noun::Publication), known.value(QLatin1String("id")).toInteger());
            const QJsonValue uid = was.isNull() ? became[QLatin1String("uid")]
                                                : was[QLatin1String("fields")].toObject().value(QLatin1String("uid"));
            if (noun && (was.isNull() || became.isNull()) && names.uid(record).isNull())
                names.remember(record, QUuid::fromString(uid.toString()));
            if (noun && records.contains(record))
                past.take(record, was, became, {row.at, isDone, was.isNull() && isDone, {}, {}, {}});
        }
    });
    if (!read)
        return read.error();
    for (auto [record, touches] : past.m_touches.asKeyValueRange())
        for (Touch &touch : touches) {
            touch.was = valuesIn(record, touch.wasJson, names);
            touch.became = valuesIn(record, touch.becameJson, names);
        }
    return past;
}

void LibraryPast::take(RecordRef record, const QJsonValue &was, const QJsonValue &became, Touch touch)
{
    const QLatin1String fields("fields");
    if (!was.isNull() && !became.isNull()) {
        touch.wasJson = was[fields].toObject();
        touch.becameJson = became[fields].toObject();
        for (const QString &field : touch.becameJson.keys())
            touch.fields.insert(field);
    }
    m_touches[record].append(touch);
}

QDateTime LibraryPast::changed(RecordRef record) const
{
    QDateTime latest;
    for (const Touch &touch : m_touches.value(record))
        if (!latest.isValid() || touch.at > latest)
            latest = touch.at;
    return latest;
}

FieldPast LibraryPast::field(RecordRef record, const QString &field, const QJsonValue &now,
                             const QJsonValue &blank) const
{
    FieldPast past;
    past.base = now;
    bool isFirst = true;
    const QString name = field.section(u'.', 0, 0);
    const auto valueIn = [&](const Values &values) {
        const auto it = values.constFind(field);
        return it == values.constEnd() ? QJsonValue(QString()) : *it; // a beat without an answer
    };
    for (const Touch &touch : m_touches.value(record)) {
        if (!touch.isCreation && !touch.fields.contains(name))
            continue;
        const QJsonValue was = touch.isCreation ? blank : valueIn(touch.was);
        if (isFirst)
            past.base = was;
        isFirst = false;
        past.values << was;
        if (!touch.isCreation)
            past.values << valueIn(touch.became);
        past.changed = past.changed.isValid() ? qMax(past.changed, touch.at) : touch.at;
        past.takenBack += touch.isDone ? 0 : 1;
    }
    past.values.removeAll(now);
    return past;
}

} // namespace vd
