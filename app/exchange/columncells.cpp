#include "columncells.h"

#include "text.h"

#include <QHash>
#include <QRegularExpression>

namespace vd {

Result<QDate> ColumnCells::date(const QString &cell)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})([T ].*)?$"));
    const auto match = pattern.match(cell.trimmed());
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!date.isValid())
        return refused(tr("\"%1\" is no date; write it like 2026-05-15").arg(cell.trimmed()));
    return date;
}

Result<ColumnCells::Amount> ColumnCells::amount(const QString &cell)
{
    static const QHash<QString, QString> signs{{QStringLiteral("$"), QStringLiteral("USD")},
                                               {QStringLiteral("€"), QStringLiteral("EUR")},
                                               {QStringLiteral("£"), QStringLiteral("GBP")},
                                               {QStringLiteral("¥"), QStringLiteral("JPY")}};
    static const QRegularExpression pattern(
        QStringLiteral("^([A-Z]{3}|[$€£¥])?\\s*(\\d[\\d.,' ]*)\\s*([A-Z]{3}|[$€£¥])?$"));
    const QString text = cell.simplified();
    if (text.compare(QLatin1String("free"), Qt::CaseInsensitive) == 0)
        return Amount{0, {}};
    static const QRegularExpression asking(
        QStringLiteral("^\\D*\\b(ask|contact|custom|customi[sz]ed|enquire|inquire|negotiable|quote|request|sales|talk|"
                       "anfrage|kontakt|individuell)\\b\\D*$"),
        QRegularExpression::CaseInsensitiveOption);
    if (asking.match(text).hasMatch())
        return Amount{};
    const auto match = pattern.match(text);
    QString number = match.captured(2);
    number.remove(u'\'').remove(u' ');
    // The last of comma and point stands before the decimals, unless three digits follow and it may group thousands:
    // not "0,125".
    const qsizetype mark = std::max(number.lastIndexOf(u','), number.lastIndexOf(u'.'));
    if (mark >= 0) {
        const QChar sign = number.at(mark);
        const bool groups = number.size() - mark - 1 == 3 && (sign == u',' || number.count(sign) > 1) &&
                            number.left(mark) != QLatin1String("0");
        const QString whole = number.left(groups ? number.size() : mark).remove(u',').remove(u'.');
        number = groups ? whole : whole + u'.' + number.mid(mark + 1);
    }
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber)
        return refused(tr("\"%1\" is no amount; write a number such as 15 or 12.50, or \"on request\"").arg(text));
    const QString unit = match.captured(1).isEmpty() ? match.captured(3) : match.captured(1);
    return Amount{value, signs.value(unit, unit)};
}

Result<Period> ColumnCells::period(const QString &cell)
{
    static const QHash<QString, Period> words{
        {QStringLiteral("month"), Period::Month},        {QStringLiteral("monthly"), Period::Month},
        {QStringLiteral("mo"), Period::Month},           {QStringLiteral("year"), Period::Year},
        {QStringLiteral("yearly"), Period::Year},        {QStringLiteral("annual"), Period::Year},
        {QStringLiteral("annually"), Period::Year},      {QStringLiteral("yr"), Period::Year},
        {QStringLiteral("once"), Period::Once},          {QStringLiteral("one time"), Period::Once},
        {QStringLiteral("lifetime"), Period::Once},      {QStringLiteral("usage"), Period::Usage},
        {QStringLiteral("pay as you go"), Period::Usage}};
    QString word = cell.toLower().replace(u'-', u' ').remove(u'/').simplified();
    if (word.startsWith(QLatin1String("per ")))
        word.remove(0, 4);
    const auto known = words.constFind(word);
    if (known == words.constEnd())
        return refused(tr("\"%1\" is no period; write month, year, once or usage").arg(cell.trimmed()));
    return *known;
}

Result<QString> ColumnCells::address(const QString &cell)
{
    static const QRegularExpression bare(QStringLiteral("^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?([/?#]\\S*)?$"));
    const QString text = cell.trimmed();
    const QString whole = bare.match(text).hasMatch() ? QStringLiteral("https://") + text : text;
    if (!isWebAddress(whole))
        return refused(tr("\"%1\" is no web address; write it whole, e.g. https://example.org").arg(text.left(80)));
    return whole;
}

Result<int> ColumnCells::count(const QString &cell)
{
    bool isNumber = false;
    const int number = cell.trimmed().toInt(&isNumber);
    if (!isNumber || number < 0)
        return refused(tr("\"%1\" is no count of votes; write a whole number").arg(cell.trimmed()));
    return number;
}

QStringList ColumnCells::list(const QString &cell, const QString &separators)
{
    QStringList parts;
    QString part;
    const QString lineBreaks = QStringLiteral("\n\r");
    const bool hasLines = cell.contains(u'\n') || cell.contains(u'\r');
    const QString &between = hasLines ? lineBreaks : separators;
    const QString closed = cell + between.first(1);
    for (const QChar c : closed) {
        if (!between.contains(c)) {
            part += c;
            continue;
        }
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty() && !parts.contains(trimmed))
            parts << trimmed;
        part.clear();
    }
    return parts;
}

} // namespace vd
