// SPDX-License-Identifier: MIT
#include "ui/origin.hpp"

#include "ui/kit/badge.hpp"
#include "ui/words.hpp"

namespace eupnea::ui {

void draw_origin(const Frame& frame, Point at)
{
    const Canvas& canvas = frame.canvas;
    const std::string_view origin = origin_words(frame.session);
    if (origin.empty()) return;
    const float half = 0.5f * Canvas::height_of(canvas.font().small);
    draw_badge(canvas, {at.x + 3.0f * half, at.y}, origin, Align::left);
    canvas.draw().AddCircle({at.x + half, at.y + half}, 0.6f * half, canvas.colour().heart, 24,
                            std::max(1.5f, canvas.px(1.6f)));
}

} // namespace eupnea::ui
