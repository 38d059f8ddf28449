#pragma once

#include "result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QString>

namespace vd {

/// JSON as a text with lines: reads it strictly and finds the line behind a path.
class JsonText
{
    Q_DECLARE_TR_FUNCTIONS(vd::JsonText)

public:
    /// UTF-8, with or without a byte order mark. Syntax errors, and a key that an object has twice, are refused with
    /// the line.
    static Result<QJsonDocument> parse(const QByteArray &text);
    /// The line, from 1, on which the value at a path such as `tools[3].plans[0].amount` stands, or the nearest value
    /// around it that is there; 0 when the text does not begin to fit.
    [[nodiscard]] static int lineOf(const QByteArray &text, const QString &path);
    /// The lines of all values directly inside of the outermost object or list, by key or as "[3]".
    [[nodiscard]] static QHash<QString, int> linesInside(const QByteArray &text);
};

} // namespace vd
