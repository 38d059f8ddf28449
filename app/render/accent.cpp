#include "accent.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vd {

namespace {

constexpr Rgb productBlue{0x24, 0x56, 0xe6};
constexpr Rgb white{255, 255, 255};
constexpr Rgb black{0, 0, 0};

double linear(std::uint8_t channel)
{
    static const auto table = [] {
        std::array<double, 256> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double share = double(i) / 255;
            values[i] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        }
        return values;
    }();
    return table[channel];
}

double luminance(Rgb colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

Rgb mixed(Rgb from, Rgb to, double share)
{
    const auto channel = [share](std::uint8_t one, std::uint8_t other) {
        return std::uint8_t(std::lround(one + (other - one) * share));
    };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue)};
}

std::string declarations(const Palette &palette)
{
    return "--accent:" + toCss(palette.accent) + ";--stage:" + toCss(palette.stage) +
           ";--stage-ink:" + toCss(palette.stageInk) + ";--stage-soft:" + toCss(palette.stageSoft);
}

} // namespace

std::optional<Rgb> parseRgb(const QString &text)
{
    if (text.size() != 7 || text.at(0) != u'#')
        return std::nullopt;
    bool ok = false;
    const uint value = QStringView(text).mid(1).toUInt(&ok, 16);
    if (!ok || text.at(1) == u'+')
        return std::nullopt;
    return Rgb{std::uint8_t(value >> 16), std::uint8_t(value >> 8), std::uint8_t(value)};
}

std::string toCss(Rgb colour)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string css = "#";
    for (const std::uint8_t channel : {colour.red, colour.green, colour.blue})
        css.append({digits[channel >> 4], digits[channel & 15]});
    return css;
}

double contrast(Rgb one, Rgb other)
{
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Rgb readableOn(Rgb ground, Rgb colour, Rgb towards, double ratio)
{
    constexpr int steps = 64;
    for (int step = 0; step < steps; ++step) {
        const Rgb tried = mixed(colour, towards, double(step) / steps);
        if (contrast(ground, tried) >= ratio)
            return tried;
    }
    return towards;
}

Palette paletteOf(const QString &accent, Scheme scheme, const Papers &papers)
{
    const Rgb colour = parseRgb(accent).value_or(productBlue);
    Palette palette;
    if (scheme == Scheme::Light) {
        palette.paper = papers.light;
        palette.accent = readableOn(papers.light, colour, black, 5.2);
        palette.stage = readableOn(white, mixed(colour, black, 0.3), black, 9);
    } else {
        palette.paper = papers.dark;
        palette.accent = readableOn(papers.dark, colour, white, 7);
        palette.stage = readableOn(white, mixed(colour, papers.dark, 0.62), black, 9);
    }
    palette.stageInk = readableOn(palette.stage, mixed(white, colour, 0.04), white, 8.5);
    palette.stageSoft = readableOn(palette.stage, mixed(white, colour, 0.4), white, 5.5);
    return palette;
}

std::string accentStyle(const QString &accent, const Papers &papers)
{
    // A printed page has the paper that is in the printer.
    return ":root{" + declarations(paletteOf(accent, Scheme::Light, papers)) +
           "}@media screen{:root{--paper:" + toCss(papers.light) +
           "}}@media screen and (prefers-color-scheme:dark){:root{--paper:" + toCss(papers.dark) + ";" +
           declarations(paletteOf(accent, Scheme::Dark, papers)) + "}}";
}

} // namespace vd
