#pragma once

#include <QByteArray>
#include <QJsonDocument>

namespace vd {

/// QJsonDocument::fromJson() for texts that must come back unchanged: Qt takes a byte order mark at the beginning of a
/// string away, so such a mark is escaped first. Lines stay where they are; the error's offset may move within its
/// line.
[[nodiscard]] QJsonDocument readJson(const QByteArray &json, QJsonParseError *error = nullptr);

} // namespace vd
