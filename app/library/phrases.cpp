#include "phrases.h"

namespace vd {

QRegularExpression phrasePattern(const QString &phrase)
{
    const QString simple = phrase.simplified();
    if (simple.isEmpty())
        return QRegularExpression(QStringLiteral("(?!)"));
    QString pattern = QRegularExpression::escape(simple);
    pattern.replace(QStringLiteral("\\ "), QStringLiteral("\\s+"));
    return QRegularExpression(QStringLiteral("(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])").arg(pattern),
                              QRegularExpression::CaseInsensitiveOption |
                                  QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace vd
