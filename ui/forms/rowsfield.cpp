#include "rowsfield.h"

#include <QLocale>
#include <QRegularExpression>

namespace vd {

QString CellText::ofAmount(const std::optional<double> &amount)
{
    return amount ? QLocale::c().toString(*amount, 'f', QLocale::FloatingPointShortest).remove(u',') : QString();
}

Result<std::optional<double>> CellText::amount(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::optional<double>();
    static const QRegularExpression pattern(QStringLiteral("^[0-9]+([.,][0-9]+)?$"));
    if (!pattern.match(trimmed).hasMatch())
        return refused(tr("\"%1\" is no amount; write a number such as 15 or 0.25, or nothing for \"ask the vendor\"")
                           .arg(trimmed.left(40)));
    return std::optional<double>(QString(trimmed).replace(u',', u'.').toDouble());
}

Result<int> CellText::count(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return 0;
    bool ok = false;
    const int count = trimmed.toInt(&ok);
    if (!ok || count < 0)
        return refused(tr("\"%1\" is no count of votes; write a whole number").arg(trimmed.left(40)));
    return count;
}

} // namespace vd
