#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace vd {

template <class Enum>
struct EnumText
{
    Enum value;
    const char *text;
};
template <class Enum>
EnumText(Enum, const char *) -> EnumText<Enum>;

/// The spelling of an enumeration's values in files and in the database: specialise as a std::array of EnumText.
template <class Enum>
inline constexpr int enumTexts = 0;

template <class Enum>
concept TextEnum = std::is_enum_v<Enum> && requires
{
    enumTexts<Enum>.size();
};

template <TextEnum Enum>
[[nodiscard]] QString toText(Enum value)
{
    for (const auto &entry : enumTexts<Enum>)
        if (entry.value == value)
            return QString::fromLatin1(entry.text);
    return {};
}

template <TextEnum Enum>
[[nodiscard]] std::optional<Enum> fromText(const QString &text)
{
    for (const auto &entry : enumTexts<Enum>)
        if (text == QLatin1String(entry.text))
            return entry.value;
    return std::nullopt;
}

template <TextEnum Enum>
[[nodiscard]] QStringList allTexts()
{
    QStringList texts;
    for (const auto &entry : enumTexts<Enum>)
        texts << QString::fromLatin1(entry.text);
    return texts;
}

} // namespace vd
