#include "codes.h"

#include <QLocale>

namespace vd {

CodeField::Codes UsualCodes::languages()
{
    CodeField::Codes codes = {{QStringLiteral("en"), QStringLiteral("English")}};
    for (const char *code : {"de", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr", "uk", "ja", "ko", "zh"})
        codes.append({QString::fromLatin1(code), QLocale(QLatin1String(code)).nativeLanguageName()});
    return codes;
}

CodeField::Codes UsualCodes::currencies()
{
    return {{QStringLiteral("USD"), tr("US dollar")},       {QStringLiteral("EUR"), tr("Euro")},
            {QStringLiteral("GBP"), tr("Pound sterling")},  {QStringLiteral("CHF"), tr("Swiss franc")},
            {QStringLiteral("CAD"), tr("Canadian dollar")}, {QStringLiteral("AUD"), tr("Australian dollar")},
            {QStringLiteral("JPY"), tr("Japanese yen")},    {QStringLiteral("CNY"), tr("Chinese yuan")},
            {QStringLiteral("INR"), tr("Indian rupee")},    {QStringLiteral("BRL"), tr("Brazilian real")},
            {QStringLiteral("SEK"), tr("Swedish krona")},   {QStringLiteral("PLN"), tr("Polish zloty")}};
}

} // namespace vd
