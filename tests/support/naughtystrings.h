#pragma once

#include "files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace vd {

/// Big List of Naughty Strings, and a few that are hard on SQLite and UTF-8. Aborts when the list is not whole.
inline QStringList naughtyStrings()
{
    QStringList strings;
    for (const auto &value :
         QJsonDocument::fromJson(contents(QStringLiteral(VERDICT_SOURCE_DIR "/tests/data/blns.json"))).array())
        strings << value.toString();
    if (strings.size() != 485)
        qFatal("tests/data/blns.json is not whole");
    strings << QStringLiteral("a") + QChar(0) + QStringLiteral("b") << QChar(0xFEFF) + QStringLiteral("after a mark")
            << QStringLiteral("\uFDD0 noncharacter") << QStringLiteral("\U0010FFFD last")
            << QStringLiteral("line\u2028separator\r\nand\rreturns\n") << QStringLiteral("\" onmouseover=alert(1) x=\"")
            << QStringLiteral("]]>--><!--</style></script>") << QStringLiteral("{{{name}}} {{>page}} {{#a}}")
            << QStringLiteral("[x](javascript:alert(1)) ![i](http://x/y.png)")
            << QStringLiteral("<javascript:alert(1)>") << QStringLiteral("&lt;script&gt;&#60;b&#62;");
    return strings;
}

} // namespace vd
