// SPDX-License-Identifier: MIT
// Every colour and size of the window, by name: night, dusk and day.
#pragma once

#include <array>
#include <cstdint>

struct ImFont;
struct ImFontAtlas;

namespace eupnea::ui {

/// Red in the lowest byte, alpha in the highest, as ImGui wants it.
using Colour = std::uint32_t;

/// From the usual 0xRRGGBB.
constexpr Colour rgb(std::uint32_t hex)
{
    return 0xFF000000u | (hex & 0xFFu) << 16 | (hex & 0xFF00u) | (hex >> 16 & 0xFFu);
}
/// The same colour, `alpha` times as opaque.
constexpr Colour faded(Colour colour, float alpha)
{
    const auto a = static_cast<float>(colour >> 24) * (alpha < 0 ? 0 : alpha > 1 ? 1 : alpha);
    return (colour & 0x00FFFFFFu) | static_cast<Colour>(a + 0.5f) << 24;
}
/// From `a` at share 0 to `b` at share 1.
Colour mixed(Colour a, Colour b, float share);
/// Contrast of two opaque colours, 1 to 21. Source: WCAG 2.1, relative luminance.
float contrast(Colour a, Colour b);

enum class Daylight : std::uint8_t { night, dusk, day };
inline constexpr std::array all_daylights{Daylight::night, Daylight::dusk, Daylight::day};

struct Palette {
    Daylight light;
    Colour ground;
    Colour raised; ///< what lies a little above the ground
    Colour chosen; ///< a raised row that is the chosen one
    Colour line;
    Colour text;
    Colour quiet; ///< second in importance, still easily read
    Colour breath;
    Colour breath_deep; ///< the disc's rim
    Colour breath_own;  ///< the person's measured breath
    Colour breath_text; ///< numbers about the breath
    Colour heart;
    Colour button;
    Colour on_button;
};
extern const Palette night; ///< blue-black ground, sea green breath, amber heart
extern const Palette dusk;  ///< plum ground, breath in lavender, amber heart
extern const Palette day;   ///< warm paper, deeper tones of the first two

const Palette& palette_of(Daylight light);

/// Four sizes of one typeface: Inter, DejaVu where it is missing, else ImGui's own.
struct Fonts {
    ImFont* small = nullptr;
    ImFont* body = nullptr;
    ImFont* medium = nullptr; ///< to be read from a distance, whole sentences
    ImFont* large = nullptr;
};

/// Builds them into the atlas. All digits of a font are equally wide.
///
/// @param unit     a design pixel of a 1280 x 800 window, in window pixels
/// @param density  framebuffer pixels in a window pixel
Fonts load_fonts(ImFontAtlas& atlas, float unit, float density);

struct Theme {
    const Palette* colour = &night;
    Fonts font;
    float unit = 1.0f; ///< a design pixel, in window pixels
    bool reduced_motion = false;

    float px(float design_pixels) const { return design_pixels * unit; }
};

/// How big a design pixel is in a window of this size.
float unit_for(float width, float height);

} // namespace eupnea::ui
