#include "jsonread.h"

namespace vd {

QJsonDocument readJson(const QByteArray &json, QJsonParseError *error)
{
    static const QByteArray marked("\"\xEF\xBB\xBF");
    if (!json.contains(marked))
        return QJsonDocument::fromJson(json, error);
    return QJsonDocument::fromJson(QByteArray(json).replace(marked, "\"\\ufeff"), error);
}

} // namespace vd
