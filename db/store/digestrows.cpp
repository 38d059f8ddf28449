#include "digestrows.h"

#include "jsonread.h"

#include <QJsonArray>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>
#include <optional>

namespace vd {

namespace {

QStringList fieldsToldOf(Noun noun)
{
    if (noun == Noun::Tool)
        return {QStringLiteral("plans")};
    if (noun == Noun::Comparison)
        return {QStringLiteral("pick"), QStringLiteral("pick_tool")};
    if (noun == Noun::Review)
        return {QStringLiteral("tool"),    QStringLiteral("lens"),   QStringLiteral("round"),
                QStringLiteral("verdict"), QStringLiteral("status"), QStringLiteral("written_on"),
                QStringLiteral("steps")};
    return {};
}

std::optional<FormerValues> formerValues(const QJsonObject &was, const QJsonObject &became)
{
    const QJsonObject &entry = was.isEmpty() ? became : was;
    const auto noun = fromText<Noun>(entry.value(QLatin1String("noun")).toString());
    if (!noun)
        return {};
    FormerValues values{{*noun, entry.value(QLatin1String("id")).toInteger()}, {}, FormerValues::Change::Edited, {}};
    const QJsonObject fields = was.value(QLatin1String("fields")).toObject();
    for (const QString &name : fieldsToldOf(*noun))
        if (fields.contains(name))
            values.was.insert(name, fields.value(name));
    if (was.isEmpty() || became.isEmpty()) {
        values.change = was.isEmpty() ? FormerValues::Change::Added : FormerValues::Change::Removed;
        return *noun == Noun::Review ? std::optional(values) : std::nullopt;
    }
    return values.was.isEmpty() ? std::nullopt : std::optional(values);
}

} // namespace

Result<QList<FormerValues>> formerValuesSince(Connection &connection, const QDateTime &since)
{
    QSqlQuery &query = connection.statement(QStringLiteral("digest.changesSince"));
    query.bindValue(QStringLiteral(":from"), since.toUTC().toString(Qt::ISODateWithMs));
    if (auto done = connection.execute(query); !done)
        return done.error();
    QList<FormerValues> former;
    while (query.next()) {
        const QDateTime at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        const QJsonArray was = readJson(query.value(QStringLiteral("was")).toString().toUtf8()).array();
        const QJsonArray became = readJson(query.value(QStringLiteral("became")).toString().toUtf8()).array();
        for (qsizetype i = was.size(); i-- > 0;)
            if (auto values = formerValues(was.at(i).toObject(), became.at(i).toObject())) {
                values->at = at;
                former << *std::move(values);
            }
    }
    query.finish();
    return former;
}

} // namespace vd
