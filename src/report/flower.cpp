// SPDX-License-Identifier: MIT
#include "report/flower.hpp"

#include <array>

namespace eupnea::report {

void draw_flower(Sheet& sheet, Place centre, double radius, const Flower& flower)
{
    const Ink colour =
        mixed(tone::breath, tone::heart, 0.85 * static_cast<double>(flower.warmth.value_or(0.0f)));
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
