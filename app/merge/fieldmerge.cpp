#include "fieldmerge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>
#include <algorithm>
#include <optional>

namespace vd {

namespace {

/// Lists whose elements mean something by themselves. The others (a comparison's tools, a lens's beats) are one value.
bool isCollection(const QString &field)
{
    static const QSet<QString> collections{
        QStringLiteral("plans"),          QStringLiteral("facts"),     QStringLiteral("votes"),
        QStringLiteral("tags"),           QStringLiteral("pros"),      QStringLiteral("cons"),
        QStringLiteral("banned_phrases"), QStringLiteral("conflicts"), QStringLiteral("handles"),
        QStringLiteral("dictionary"),     QStringLiteral("lenses")};
    return collections.contains(field);
}

/// A review's way only grows: what either side has stays.
bool isRecord(const QString &field)
{
    return field == QLatin1String("steps");
}

QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

/// What an element is known by: a part by its uid, a word by itself.
QString keyOf(const QJsonValue &element)
{
    const QString uid = element.toObject().value(QLatin1String("uid")).toString();
    return uid.isEmpty() ? textOf(element) : uid;
}

/// A list as elements in order.
struct Elements
{
    QStringList order;
    QMap<QString, QJsonValue> byKey;

    explicit Elements(const QJsonValue &list)
    {
        for (const auto &element : list.toArray()) {
            const QString key = keyOf(element);
            if (!byKey.contains(key))
                order << key;
            byKey.insert(key, element);
        }
    }
    [[nodiscard]] std::optional<QJsonValue> find(const QString &key) const
    {
        const auto it = byKey.find(key);
        return it == byKey.end() ? std::nullopt : std::optional(*it);
    }
    /// The order of those elements that are in `keys`.
    [[nodiscard]] QStringList orderOf(const QSet<QString> &keys) const
    {
        QStringList kept;
        for (const QString &key : order)
            if (keys.contains(key))
                kept << key;
        return kept;
    }
};

/// What two parts that were added apart are one by: what partuids.h calls the same.
QString nameOf(const QString &field, const QJsonValue &part)
{
    const QJsonArray name = field == QLatin1String("votes")
                                ? QJsonArray{part[QLatin1String("as_of")], part[QLatin1String("source")]}
                                : QJsonArray{part[QLatin1String("name")]};
    return textOf(name);
}

/// Both sides may have added the same part, each under a uid of its own: the smaller uid stays, whoever's it is. First
/// equal parts find each other, then those of one name, so that where they differ somebody is asked.
void pairAdded(const QString &field, const QJsonValue &base, QJsonArray &ours, QJsonArray &theirs)
{
    static const QSet<QString> ofParts{QStringLiteral("plans"), QStringLiteral("facts"), QStringLiteral("votes")};
    if (!ofParts.contains(field))
        return;
    const QLatin1String uid("uid");
    const auto without = [&](const QJsonValue &part) {
        QJsonObject plain = part.toObject();
        plain.remove(uid);
        return textOf(plain);
    };
    const auto pair = [&](const auto &sameness) {
        const Elements before(base);
        const Elements mine(ours);
        const Elements other(theirs);
        using Places = QMap<std::pair<QString, QString>, qsizetype>; // by content and uid: one order for both sides
        const auto added = [&](const QJsonArray &list, const Elements &elsewhere) {
            QMap<QString, Places> places;
            for (qsizetype i = 0; i < list.size(); ++i) {
                const QString key = keyOf(list.at(i));
                if (!before.find(key) && !elsewhere.find(key))
                    places[sameness(list.at(i))].insert({without(list.at(i)), key}, i);
            }
            return places;
        };
        const auto here = added(ours, other);
        const auto there = added(theirs, mine);
        for (auto it = here.begin(); it != here.end(); ++it) {
            const Places partners = there.value(it.key());
            auto partner = partners.begin();
            for (auto own = it->begin(); own != it->end() && partner != partners.end(); ++own, ++partner) {
                const QString kept = std::min(own.key().second, partner.key().second);
                for (const auto &[list, place] : {std::pair(&ours, *own), std::pair(&theirs, *partner)}) {
                    QJsonObject part = list->at(place).toObject();
                    part.insert(uid, kept);
                    list->replace(place, part);
                }
            }
        }
    };
    pair(without);
    pair([&](const QJsonValue &part) { return nameOf(field, part); });
}

/// Both lists' changes to the base together; nothing when an element was changed in two ways, or both put the elements
/// in an order of their own. Additions follow in the order of their keys, so that both sides end in the same list.
std::optional<QJsonValue> together(const QJsonValue &base, const QJsonValue &ours, const QJsonValue &theirs)
{
    const Elements before(base);
    const Elements mine(ours);
    const Elements other(theirs);
    QMap<QString, QJsonValue> merged;
    QSet<QString> stayed;
    QStringList added;
    QSet<QString> keys(before.order.begin(), before.order.end());
    keys.unite(QSet<QString>(mine.order.begin(), mine.order.end()));
    keys.unite(QSet<QString>(other.order.begin(), other.order.end()));
    for (const QString &key : keys) {
        const auto was = before.find(key);
        const auto here = mine.find(key);
        const auto there = other.find(key);
        const bool isOne = here == there || here == was || there == was;
        if (!isOne)
            return std::nullopt;
        const auto result = here == was ? there : here;
        if (!result)
            continue;
        merged.insert(key, *result);
        if (was)
            stayed.insert(key);
        else
            added << key;
    }
    const QStringList usual = before.orderOf(stayed);
    const QStringList myOrder = mine.orderOf(stayed);
    const QStringList otherOrder = other.orderOf(stayed);
    if (myOrder != usual && otherOrder != usual && myOrder != otherOrder)
        return std::nullopt;
    added.sort();
    QJsonArray list;
    for (const QString &key : (myOrder == usual ? otherOrder : myOrder) + added)
        list.append(merged.value(key));
    return QJsonValue(list);
}

/// Everything that either list has; steps by their day.
QJsonValue united(const QJsonValue &ours, const QJsonValue &theirs)
{
    QMap<QString, QJsonValue> all;
    QHash<QString, qsizetype> place; // in the list that has it; both agree on their common past
    for (const QJsonValue &side : {ours, theirs}) {
        const QJsonArray list = side.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString key = textOf(list.at(i));
            all.insert(key, list.at(i));
            place.insert(key, qMax(i, place.value(key, 0)));
        }
    }
    QStringList keys = all.keys();
    const auto rank = [&](const QString &key) {
        return std::tuple(all.value(key)[QLatin1String("on")].toString(), place.value(key), key);
    };
    std::sort(keys.begin(), keys.end(), [&](const QString &a, const QString &b) { return rank(a) < rank(b); });
    QJsonArray list;
    for (const QString &key : std::as_const(keys))
        list.append(all.value(key));
    return list;
}

FieldOutcome later(const QJsonValue &ours, const QJsonValue &theirs, const FieldPast &ourPast,
                   const FieldPast &theirPast)
{
    const auto rank = [](const FieldPast &past, const QJsonValue &value) {
        return std::tuple(past.changed.isValid() ? past.changed.toMSecsSinceEpoch() : 0, past.takenBack, textOf(value));
    };
    return rank(theirPast, theirs) > rank(ourPast, ours) ? FieldOutcome::Theirs : FieldOutcome::Ours;
}

} // namespace

FieldDecision decideField(const QString &field, const QJsonValue &ours, const QJsonValue &theirs,
                          const FieldPast &ourPast, const FieldPast &theirPast)
{
    if (isRecord(field)) {
        const QJsonValue both = united(ours, theirs);
        return {both == ours ? FieldOutcome::Ours : both == theirs ? FieldOutcome::Theirs : FieldOutcome::Both, both};
    }
    const bool areBehind = ourPast.hasBeen(theirs);
    const bool weAreBehind = theirPast.hasBeen(ours);
    if (areBehind && weAreBehind)
        return {later(ours, theirs, ourPast, theirPast), {}};
    if (areBehind)
        return {FieldOutcome::Ours, {}};
    if (weAreBehind)
        return {FieldOutcome::Theirs, {}};
    if (isCollection(field) && !ourPast.base.isUndefined() && ourPast.base == theirPast.base) {
        QJsonArray mine = ours.toArray();
        QJsonArray other = theirs.toArray();
        pairAdded(field, ourPast.base, mine, other);
        if (const auto both = together(ourPast.base, mine, other))
            return {*both == ours     ? FieldOutcome::Ours
                    : *both == theirs ? FieldOutcome::Theirs
                                      : FieldOutcome::Both,
                    *both};
    }
    return {FieldOutcome::Conflict, {}};
}

} // namespace vd
