#include "mergeplan.h"

#include "importing.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace vd {

bool RecordMerge::isUndecided() const
{
    if (kind != Kind::Changed)
        return take == Take::Undecided;
    return std::any_of(fields.begin(), fields.end(), [](auto &field) { return field.take == Take::Undecided; });
}

int RecordMerge::conflicts() const
{
    if (kind != Kind::Changed)
        return isConflict ? 1 : 0;
    return int(std::count_if(fields.begin(), fields.end(), [](auto &field) { return field.isConflict; }));
}

int MergePlan::conflicts() const
{
    int count = 0;
    for (const RecordMerge &record : records)
        count += record.conflicts();
    return count;
}

int MergePlan::undecided() const
{
    return int(std::count_if(records.begin(), records.end(), [](auto &record) { return record.isUndecided(); }));
}

void MergePlan::accept(Take take, bool all)
{
    for (RecordMerge &record : records) {
        if (all || record.isConflict)
            record.take = take;
        for (FieldMerge &field : record.fields)
            if (all || field.isConflict)
                field.take = take;
    }
}

QString MergePlan::wordsOf(const QJsonValue &value, const QString &between) const
{
    if (value.isArray()) {
        QStringList elements;
        for (const auto &element : value.toArray())
            elements << wordsOf(element);
        return elements.join(between);
    }
    if (value.isObject()) {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (it.key() != QLatin1String("uid") && !wordsOf(it.value()).isEmpty())
                parts << wordsOf(it.value());
        return parts.join(QStringLiteral(", "));
    }
    if (value.isBool())
        return value.toBool() ? tr("yes") : tr("no");
    QString words = value.toVariant().toString();
    return words.size() == uidLength ? names.value(words, words) : words;
}

QStringList MergePlan::lines() const
{
    constexpr int longest = 60;
    const auto brief = [this](const QJsonValue &value) {
        const QString words = wordsOf(value).simplified();
        return words.isEmpty() ? tr("nothing")
                               : u'"' + (words.size() > longest ? words.left(longest) + u'…' : words) + u'"';
    };
    QStringList lines;
    for (const RecordMerge &record : records) {
        const QString kind = record.kind == RecordMerge::Kind::Added     ? tr("add")
                             : record.kind == RecordMerge::Kind::Changed ? tr("change")
                                                                         : tr("remove");
        const QString lead =
            record.kind != RecordMerge::Kind::Changed && record.isConflict ? tr("conflict: ") : QString();
        lines << lead + tr("%1 %2 %3").arg(kind, toText(record.noun), record.title) +
                     (record.why.isEmpty() ? QString() : QStringLiteral(" (") + record.why + u')');
        if (record.kind != RecordMerge::Kind::Changed)
            continue;
        for (const FieldMerge &field : record.fields)
            lines << QStringLiteral("    ") +
                         (field.isConflict
                              ? tr("conflict: %1: sent as %2, here %3, there %4")
                                    .arg(field.field, field.base.isUndefined() ? tr("unknown") : brief(field.base),
                                         brief(field.ours), brief(field.theirs))
                              : tr("%1: %2 becomes %3").arg(field.field, brief(field.ours), brief(field.wanted)));
    }
    return lines;
}

QString MergePlan::summary() const
{
    ImportReport report;
    for (const RecordMerge &record : records) {
        ImportReport::Count &count = report.counts[record.noun];
        ++(record.kind == RecordMerge::Kind::Added     ? count.added
           : record.kind == RecordMerge::Kind::Changed ? count.updated
                                                       : count.removed);
    }
    const QString text = report.text();
    const int open = conflicts();
    return open == 0 ? text : open == 1 ? tr("%1; 1 conflict").arg(text) : tr("%1; %2 conflicts").arg(text).arg(open);
}

} // namespace vd
