// SPDX-License-Identifier: MIT
#include "ui/kit/oklch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace eupnea::ui {

namespace {

using Triple = std::array<float, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix lms_of_lab{{{1.0f, 0.3963377774f, 0.2158037573f},
                             {1.0f, -0.1055613458f, -0.0638541728f},
                             {1.0f, -0.0894841775f, -1.2914855480f}}};
constexpr Matrix rgb_of_lms{{{4.0767416621f, -3.3077115913f, 0.2309699292f},
                             {-1.2684380046f, 2.6097574011f, -0.3413193965f},
                             {-0.0041960863f, -0.7034186147f, 1.7076147010f}}};
constexpr Matrix lms_of_rgb{{{0.4122214708f, 0.5363325363f, 0.0514459929f},
                             {0.2119034982f, 0.6806995451f, 0.1073969566f},
                             {0.0883024619f, 0.2817188376f, 0.6299787005f}}};
constexpr Matrix lab_of_lms{{{0.2104542553f, 0.7936177850f, -0.0040720468f},
                             {1.9779984951f, -2.4285922050f, 0.4505937099f},
                             {0.0259040371f, 0.7827717662f, -0.8086757660f}}};
constexpr Matrix without_red{{{0.152286f, 1.052583f, -0.204868f},
                              {0.114503f, 0.786281f, 0.099216f},
                              {-0.003882f, -0.048116f, 1.051998f}}};
constexpr Matrix without_green{{{0.367322f, 0.860646f, -0.227968f},
                                {0.280085f, 0.672501f, 0.047413f},
                                {-0.011820f, 0.042940f, 0.968881f}}};

Triple times(const Matrix& matrix, const Triple& row)
{
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * row[0] + matrix[i][1] * row[1] + matrix[i][2] * row[2];
    return result;
}

LinearRgb shown(const Triple& rgb)
{
    const auto cut = [](float light) { return std::clamp(light, 0.0f, 1.0f); };
    return {cut(rgb[0]), cut(rgb[1]), cut(rgb[2])};
}

Triple lab_of(LinearRgb light)
{
    Triple lms = times(lms_of_rgb, {light.r, light.g, light.b});
    for (float& response : lms) response = std::cbrt(response);
    return times(lab_of_lms, lms);
}

float light_of(Colour byte)
{
    const float c = static_cast<float>(byte & 0xFFu) / 255.0f;
    return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

Colour byte_of(float light)
{
    const float c =
        light <= 0.0031308f ? 12.92f * light : 1.055f * std::pow(light, 1.0f / 2.4f) - 0.055f;
    return static_cast<Colour>(std::clamp(c, 0.0f, 1.0f) * 255.0f + 0.5f);
}

} // namespace

LinearRgb linear(Oklch colour)
{
    const float angle = colour.hue * std::numbers::pi_v<float> / 180.0f;
    Triple lms = times(lms_of_lab, {colour.lightness, colour.chroma * std::cos(angle),
                                    colour.chroma * std::sin(angle)});
    for (float& response : lms) response = response * response * response;
    return shown(times(rgb_of_lms, lms));
}

LinearRgb linear(Colour colour)
{
    return {light_of(colour), light_of(colour >> 8), light_of(colour >> 16)};
}

Colour colour_of(LinearRgb light)
{
    return 0xFF000000u | byte_of(light.b) << 16 | byte_of(light.g) << 8 | byte_of(light.r);
}

LinearRgb mixed(LinearRgb a, LinearRgb b, float share)
{
    return {std::lerp(a.r, b.r, share), std::lerp(a.g, b.g, share), std::lerp(a.b, b.b, share)};
}

float luminance(LinearRgb light)
{
    return 0.2126f * light.r + 0.7152f * light.g + 0.0722f * light.b;
}

float difference(LinearRgb a, LinearRgb b)
{
    const Triple x = lab_of(a);
    const Triple y = lab_of(b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

LinearRgb as_seen(LinearRgb light, ColourVision vision)
{
    if (vision == ColourVision::usual) return light;
    const Matrix& matrix = vision == ColourVision::no_red ? without_red : without_green;
    return shown(times(matrix, {light.r, light.g, light.b}));
}

} // namespace eupnea::ui
