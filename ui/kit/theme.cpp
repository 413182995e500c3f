// SPDX-License-Identifier: MIT
#include "ui/kit/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <imgui.h>

namespace eupnea::ui {

const Palette night{
    .light = Daylight::night,
    .ground = rgb(0x0A1017),
    .raised = rgb(0x121B24),
    .chosen = rgb(0x1A2832),
    .line = rgb(0x27343F),
    .text = rgb(0xEDEFEA),
    .quiet = rgb(0x9AA8AD),
    .breath = rgb(0x6CC2AE),
    .breath_deep = rgb(0x2E7F78),
    .breath_own = rgb(0xE4FFF6),
    .breath_text = rgb(0x7CD0BC),
    .heart = rgb(0xFFCB7D),
    .button = rgb(0x6CC2AE),
    .on_button = rgb(0x06211D),
};

const Palette dusk{
    .light = Daylight::dusk,
    .ground = rgb(0x1B1422),
    .raised = rgb(0x261C2E),
    .chosen = rgb(0x33263D),
    .line = rgb(0x443650),
    .text = rgb(0xF4EDE8),
    .quiet = rgb(0xB5A8B7),
    .breath = rgb(0xB59CDF),
    .breath_deep = rgb(0x6D55A3),
    .breath_own = rgb(0xFFF6E6),
    .breath_text = rgb(0xC5B1EA),
    .heart = rgb(0xFFCB7D),
    .button = rgb(0xC0A8EA),
    .on_button = rgb(0x20142F),
};

const Palette day{
    .light = Daylight::day,
    .ground = rgb(0xF7F2E8),
    .raised = rgb(0xEFE8DA),
    .chosen = rgb(0xE3DBC9),
    .line = rgb(0xD3CAB7),
    .text = rgb(0x1E2B2C),
    .quiet = rgb(0x566260),
    .breath = rgb(0x57A897),
    .breath_deep = rgb(0x2F8576),
    .breath_own = rgb(0x07423A),
    .breath_text = rgb(0x1F6F62),
    .heart = rgb(0x8F4E00),
    .button = rgb(0x2A7466),
    .on_button = rgb(0xFBF8F1),
};

const Palette& palette_of(Daylight light)
{
    switch (light) {
    case Daylight::dusk:
        return dusk;
    case Daylight::day:
        return day;
    case Daylight::night:
        break;
    }
    return night;
}

namespace {

float channel(Colour colour, int shift) { return static_cast<float>(colour >> shift & 0xFFu); }

float luminance(Colour colour)
{
    const auto linear = [](float byte) {
        const float c = byte / 255.0f;
        return c <= 0.03928f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * linear(channel(colour, 0)) + 0.7152f * linear(channel(colour, 8)) +
           0.0722f * linear(channel(colour, 16));
}

constexpr std::array text_faces{
    "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
    "/usr/share/fonts/truetype/inter/Inter-Regular.ttf",
    "/usr/share/fonts/inter/Inter-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
};
constexpr std::array large_faces{
    "/usr/share/fonts/opentype/inter/InterDisplay-Light.otf",
    "/usr/share/fonts/opentype/inter/Inter-Light.otf",
    "/usr/share/fonts/truetype/inter/Inter-Light.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
};

// Latin with its extensions for names of people and ports, then the few signs that screens use.
constexpr std::array<ImWchar, 11> letters{0x20,   0x17F,  0x2010, 0x2026, 0x2190, 0x2193,
                                          0x2212, 0x2212, 0x25CB, 0x25CF, 0};

template <class Faces>
ImFont* load(ImFontAtlas& atlas, const Faces& faces, float pixels, float density)
{
    ImFontConfig config;
    config.OversampleH = 2;
    config.SizePixels = std::round(pixels * density);
    config.GlyphRanges = letters.data();
    ImFont* font = nullptr;
    for (const char* face : faces) {
        std::error_code error;
        if (!std::filesystem::exists(face, error)) continue;
        font = atlas.AddFontFromFileTTF(face, config.SizePixels, &config, letters.data());
        if (font) break;
    }
    if (!font) font = atlas.AddFontDefault(&config);
    font->Scale = 1.0f / density;
    return font;
}

/// Every digit takes the width of the widest, so that a number that changes moves nothing.
void align_digits(ImFont& font)
{
    const auto is_digit = [](unsigned code) { return code >= '0' && code <= '9'; };
    float widest = 0.0f;
    for (const ImFontGlyph& glyph : font.Glyphs)
        if (is_digit(glyph.Codepoint)) widest = std::max(widest, glyph.AdvanceX);
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (!is_digit(glyph.Codepoint)) continue;
        const float shift = 0.5f * (widest - glyph.AdvanceX);
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = widest;
    }
    font.BuildLookupTable();
}

} // namespace

Colour mixed(Colour a, Colour b, float share)
{
    Colour result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const float value = std::lerp(channel(a, shift), channel(b, shift), share);
        result |= static_cast<Colour>(value + 0.5f) << shift;
    }
    return result;
}

float contrast(Colour a, Colour b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05f) / (low + 0.05f);
}

Fonts load_fonts(ImFontAtlas& atlas, float unit, float density)
{
    atlas.Clear();
    const Fonts fonts{
        .small = load(atlas, text_faces, 16.0f * unit, density),
        .body = load(atlas, text_faces, 22.0f * unit, density),
        .medium = load(atlas, large_faces, 32.0f * unit, density),
        .large = load(atlas, large_faces, 46.0f * unit, density),
    };
    atlas.Build();
    for (ImFont* font : atlas.Fonts) align_digits(*font);
    return fonts;
}

float unit_for(float width, float height)
{
    return std::clamp(std::min(width / 1280.0f, height / 800.0f), 0.5f, 4.0f);
}

} // namespace eupnea::ui
