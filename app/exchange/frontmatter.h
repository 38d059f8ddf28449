#pragma once

#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <optional>

namespace vd {

/// The languages in which front matter and data files are written.
enum class DataSyntax { Yaml, Toml, Json };

/// What a file of a content folder says, as cells: keys inside of keys are joined by dots ("params.price"), the parts
/// of a list by line breaks, days in any of the syntaxes are ISO. In a list of objects each key is a list by itself.
struct FrontMatter
{
    Q_DECLARE_TR_FUNCTIONS(vd::FrontMatter)

public:
    struct Entry
    {
        QString column;
        QString cell;
        int line = 0;
    };
    static constexpr int mostKeys = 200;
    QList<Entry> entries; ///< in the file's order, except in JSON, which has none
    QString body;         ///< what follows the front matter
    int line = 1;         ///< where it begins

    [[nodiscard]] const Entry *find(const QString &column) const;

    /// Of a text that begins with YAML between lines "---", TOML between lines "+++", or a JSON object; nothing when it
    /// begins otherwise. Fails with the line of what is wrong.
    static Result<std::optional<FrontMatter>> ofText(const QByteArray &bytes);
    /// Of a data file: one object, or a list of them. Fails with the line of what is wrong, e.g. of what is neither.
    static Result<QList<FrontMatter>> ofData(const QByteArray &bytes, DataSyntax syntax);
};

} // namespace vd
