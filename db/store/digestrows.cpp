#include "digestrows.h"

#include "jsonread.h"

#include <QJsonArray>
#include <QSqlQuery>
#include <QVariant>

namespace vd {

Result<QList<FormerValues>> formerValuesSince(Connection &connection, const QDateTime &since)
{
    QSqlQuery &query = connection.statement(QStringLiteral("digest.changesSince"));
    query.bindValue(QStringLiteral(":from"), since.toUTC().toString(Qt::ISODateWithMs));
    if (auto done = connection.execute(query); !done)
        return done.error();
    QList<FormerValues> former;
    while (query.next()) {
        const QDateTime at = QDateTime::fromString(query.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        const QJsonArray entries = readJson(query.value(QStringLiteral("was")).toString().toUtf8()).array();
        for (qsizetype i = entries.size(); i-- > 0;) {
            const QJsonObject entry = entries.at(i).toObject();
            const QJsonObject fields = entry.value(QLatin1String("fields")).toObject();
            QJsonObject kept;
            for (const QString &name : {QStringLiteral("plans"), QStringLiteral("pick"), QStringLiteral("pick_tool")})
                if (fields.contains(name))
                    kept.insert(name, fields.value(name));
            const auto noun = fromText<Noun>(entry.value(QLatin1String("noun")).toString());
            if (noun && !kept.isEmpty())
                former.append({{*noun, entry.value(QLatin1String("id")).toInteger()}, at, kept});
        }
    }
    query.finish();
    return former;
}

} // namespace vd
