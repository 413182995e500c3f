// SPDX-License-Identifier: MIT
// Colours as the eye orders them, and as light adds up.
#pragma once

#include "ui/kit/theme.hpp"

namespace eupnea::ui {

/// Perceived lightness 0 to 1, chroma 0 to about 0.3, hue in degrees.
/// Source: B. Ottosson, "A perceptual color space for image processing" (2020).
struct Oklch {
    float lightness;
    float chroma;
    float hue;
};

/// Light of the sRGB primaries, 0 to 1: what may be added and averaged.
struct LinearRgb {
    float r = 0.0f;
    float g = 0.0f;
    float b = 0.0f;
};

/// A chroma beyond what a screen shows is cut at the screen's edge.
LinearRgb linear(Oklch colour);
LinearRgb linear(Colour colour);
Colour colour_of(LinearRgb light);
LinearRgb mixed(LinearRgb a, LinearRgb b, float share);

/// Relative luminance, 0 to 1. Source: WCAG 2.1.
float luminance(LinearRgb light);
/// How different two colours look: distance in OKLab, 1 between black and white.
float difference(LinearRgb a, LinearRgb b);

enum class ColourVision { usual, no_red, no_green }; ///< protanopia: no_red; deuteranopia: no_green

/// Source: Machado, Oliveira, Fernandes, IEEE TVCG 15:1291 (2009), severity 1.
LinearRgb as_seen(LinearRgb light, ColourVision vision);

} // namespace eupnea::ui
