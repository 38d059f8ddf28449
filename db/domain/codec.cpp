#include "codec.h"

#include <limits>

namespace vd {

Result<void> Decoder::result() const
{
    if (!failed())
        return {};
    return refused(m_path.isEmpty() ? m_what : m_path + QStringLiteral(": ") + m_what, m_path);
}

bool Decoder::fail(const QString &what)
{
    m_what = what;
    return false;
}

bool Decoder::decode(const QJsonValue &json, QString &value)
{
    if (!json.isString())
        return fail(tr("must be a text"));
    const QString text = json.toString();
    if (!text.isValidUtf16())
        return fail(tr("holds half a character (an unpaired surrogate); correct or delete it"));
    if (text.contains(QChar(0xFFFE)) || text.contains(QChar(0xFFFF))) // SQLite gives U+FFFD back for them
        return fail(tr("holds U+FFFE or U+FFFF, which are no characters; delete them"));
    value = text;
    return true;
}

bool Decoder::decode(const QJsonValue &json, bool &value)
{
    if (!json.isBool())
        return fail(tr("must be true or false"));
    value = json.toBool();
    return true;
}

bool Decoder::decode(const QJsonValue &json, int &value)
{
    const double number = json.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(number == std::floor(number)) || std::abs(number) > std::numeric_limits<int>::max())
        return fail(tr("must be a whole number"));
    value = int(number);
    return true;
}

bool Decoder::decode(const QJsonValue &json, double &value)
{
    if (!json.isDouble() || !std::isfinite(json.toDouble()))
        return fail(tr("must be a number"));
    value = json.toDouble();
    return true;
}

bool Decoder::decode(const QJsonValue &json, QUuid &value)
{
    if (json.isString() && json.toString().isEmpty()) {
        value = {};
        return true;
    }
    const QUuid uuid = QUuid::fromString(json.toString());
    if (uuid.isNull())
        return fail(tr("must be a UUID, e.g. 7c9e6679-7425-40de-944b-e07fc1f90ae7"));
    value = uuid;
    return true;
}

bool Decoder::decode(const QJsonValue &json, QDate &value)
{
    if (json.isString() && json.toString().isEmpty()) {
        value = {};
        return true;
    }
    const QDate date = QDate::fromString(json.toString(), Qt::ISODate);
    if (!date.isValid())
        return fail(tr("must be a date such as 2026-05-15"));
    value = date;
    return true;
}

bool Decoder::decode(const QJsonValue &json, QMap<QString, QString> &value)
{
    if (!json.isObject())
        return fail(tr("must be an object"));
    const QJsonObject object = json.toObject();
    QMap<QString, QString> decoded;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const Step step(*this, it.key(), Step::Key);
        if (!decode(it.value(), decoded[it.key()]))
            return false;
    }
    value = decoded;
    return true;
}

} // namespace vd
