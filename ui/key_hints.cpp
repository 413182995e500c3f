// SPDX-License-Identifier: MIT
#include "ui/key_hints.hpp"

namespace eupnea::ui {

namespace {

float hint_width(const Canvas& canvas, const KeyHint& hint)
{
    return key_width(canvas, hint.key) + canvas.px(8.0f) +
           Canvas::width_of(canvas.font().small, hint.meaning);
}

} // namespace

float key_width(const Canvas& canvas, std::string_view key)
{
    return Canvas::width_of(canvas.font().small, key) + canvas.px(16.0f);
}

float draw_key(const Canvas& canvas, Point left_middle, std::string_view key, Colour edge,
               Colour letters)
{
    ImFont* font = canvas.font().small;
    const float half = 0.5f * Canvas::height_of(font);
    const float width = key_width(canvas, key);
    const float over = canvas.px(4.0f);
    canvas.draw().AddRect({left_middle.x, left_middle.y - half - over},
                          {left_middle.x + width, left_middle.y + half + over}, edge,
                          canvas.px(6.0f), 0, std::max(1.0f, canvas.px(1.2f)));
    canvas.text({left_middle.x + canvas.px(8.0f), left_middle.y - half}, font, letters, key);
    return width;
}

void draw_key_hints(const Canvas& canvas, Point centre, std::span<const KeyHint> hints)
{
    const Palette& colour = canvas.colour();
    const float space = canvas.px(26.0f);
    const float room = canvas.area().width() - canvas.px(48.0f);
    float width = -space;
    std::size_t shown = 0;
    while (shown < hints.size()) {
        const float wider = width + space + hint_width(canvas, hints[shown]);
        if (wider > room) break;
        width = wider;
        ++shown;
    }
    Point at{centre.x - 0.5f * width, centre.y};
    const float half = 0.5f * Canvas::height_of(canvas.font().small);
    for (const KeyHint& hint : hints.first(shown)) {
        const float key = draw_key(canvas, at, hint.key, colour.line, colour.quiet);
        canvas.text({at.x + key + canvas.px(8.0f), at.y - half}, canvas.font().small, colour.quiet,
                    hint.meaning);
        at.x += hint_width(canvas, hint) + space;
    }
}

} // namespace eupnea::ui
