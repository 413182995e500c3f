// SPDX-License-Identifier: MIT
#include "ui/kit/plot.hpp"

#include <cmath>

namespace eupnea::ui {

namespace {

/// The step, or a round multiple of it, between whose lines there is so much room, in pixels.
float wide_enough(float step, const ValueAxis& value, float room)
{
    for (const float times : {1.0f, 2.0f, 5.0f})
        if (std::abs(value.y(times * step) - value.y(0.0f)) >= room) return times * step;
    return 10.0f * step;
}

} // namespace

void draw_line(const Canvas& canvas, std::span<const Point> line, float thickness, Colour colour)
{
    if (line.size() < 2) return;
    canvas.draw().AddPolyline(line.data(), static_cast<int>(line.size()), colour, ImDrawFlags_None,
                              thickness);
}

void draw_levels(const Canvas& canvas, const Plot& plot, float step, const char* unit)
{
    const Palette& colour = canvas.colour();
    ImFont* font = canvas.font().small;
    const float half = 0.5f * Canvas::height_of(font);
    step = wide_enough(step, plot.value, 2.2f * half);
    const float margin = 0.04f * (plot.value.high - plot.value.low);
    for (float v = std::ceil((plot.value.low + margin) / step) * step;
         v <= plot.value.high - margin; v += step) {
        const float y = std::round(plot.value.y(v));
        canvas.draw().AddLine({plot.time.left, y}, {plot.time.right, y}, faded(colour.line, 0.7f),
                              1.0f);
        canvas.text({plot.time.left - canvas.px(10.0f), y - half}, font, colour.quiet,
                    format_line("{:.0f}", v).view(), Align::right);
    }
    canvas.text({plot.time.left, plot.value.top - 2.6f * half}, font, colour.quiet, unit);
}

} // namespace eupnea::ui
