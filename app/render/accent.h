#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>

namespace vd {

struct Rgb
{
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb &) const = default;
};

/// "#rrggbb"; none for anything else.
[[nodiscard]] std::optional<Rgb> parseRgb(const QString &text);
[[nodiscard]] std::string toCss(Rgb colour);
/// The contrast ratio of WCAG 2, from 1 to 21.
[[nodiscard]] double contrast(Rgb one, Rgb other);
/// The colour nearest to `colour` on its way to `towards` that has at least this contrast to `ground`.
[[nodiscard]] Rgb readableOn(Rgb ground, Rgb colour, Rgb towards, double ratio);

/// A publication's colours in one scheme, all derived from its accent.
struct Palette
{
    Rgb paper;     ///< the page's ground
    Rgb accent;    ///< text, links and shapes on paper: at least 4.5 to 1
    Rgb stage;     ///< the ground of the verdict
    Rgb stageInk;  ///< text on it: at least 7 to 1
    Rgb stageSoft; ///< labels on it: at least 4.5 to 1
};

enum class Scheme { Light, Dark };

/// The grounds of a theme's pages. Palettes keep their contrasts on papers that leave room for them: on a light one
/// black, on a dark one white has at least paperContrast.
struct Papers
{
    Rgb light{0xff, 0xff, 0xff};
    Rgb dark{0x14, 0x15, 0x18};
};
constexpr double paperContrast = 14;

/// Stands on the product's own blue when accent is no colour.
[[nodiscard]] Palette paletteOf(const QString &accent, Scheme scheme, const Papers &papers);
/// The style sheet that carries both schemes' colours as custom properties: --accent, --stage, --stage-ink,
/// --stage-soft, and on a screen --paper.
[[nodiscard]] std::string accentStyle(const QString &accent, const Papers &papers);

} // namespace vd
