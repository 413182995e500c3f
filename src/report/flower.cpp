// SPDX-License-Identifier: MIT
#include "report/flower.hpp"

#include <array>

namespace eupnea::report {

namespace {

/// Halfway stands a gold: between green and amber themselves lies only grey.
Ink colour_of(float warmth)
{
    constexpr Ink gold = ink(0xB8963A);
    const auto warm = static_cast<double>(warmth);
    return warm < 0.5 ? mixed(tone::breath, gold, 2.0 * warm)
                      : mixed(gold, tone::heart, 2.0 * warm - 1.0);
}

} // namespace

void draw_flower(Sheet& sheet, Place centre, double radius, const Flower& flower)
{
    const Ink colour = colour_of(flower.warmth.value_or(0.0f));
    for (const Petal& petal : flower.petals) {
        std::array<Place, 7> outline{};
        for (std::size_t i = 0; i < outline.size(); ++i)
            outline[i] = {centre.x + radius * static_cast<double>(petal.outline[i].x),
                          centre.y + radius * static_cast<double>(petal.outline[i].y)};
        sheet.shape(outline, colour.faded(petal.filled ? 0.13 : 0.0), 0.1,
                    colour.faded(petal.filled ? 0.6 : 0.35));
    }
}

} // namespace eupnea::report
