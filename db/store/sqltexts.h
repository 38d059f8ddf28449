#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace vd {

/// The statements of db/sql, by "noun.name" (file name and `-- name:` line). Read once.
[[nodiscard]] const QHash<QString, QString> &sqlTexts();
/// The migrations of db/sql/schema in order; the number of the last is the schema's version.
[[nodiscard]] QStringList schemaMigrations();
/// A script's statements; a trigger's body is not torn apart.
[[nodiscard]] QStringList splitScript(const QString &script);

} // namespace vd
