// SPDX-License-Identifier: MIT
#include "ui/keys.hpp"

#include <algorithm>
#include <cctype>

namespace eupnea::ui {

namespace {

bool any_key_went_down()
{
    const auto& durations = ImGui::GetIO().KeysDownDuration;
    return std::any_of(std::begin(durations), std::end(durations),
                       [](float seconds) { return seconds == 0.0f; });
}

float hint_width(const Canvas& canvas, const KeyHint& hint)
{
    return Canvas::width_of(canvas.font().small, hint.key) +
           Canvas::width_of(canvas.font().small, hint.meaning) + canvas.px(16.0f + 8.0f);
}

float draw_hint(const Canvas& canvas, Point at, const KeyHint& hint)
{
    ImFont* font = canvas.font().small;
    const float height = Canvas::height_of(font);
    const float cap = Canvas::width_of(font, hint.key) + canvas.px(16.0f);
    canvas.draw().AddRect({at.x, at.y - canvas.px(4.0f)},
                          {at.x + cap, at.y + height + canvas.px(4.0f)}, canvas.colour().line,
                          canvas.px(6.0f), 0, std::max(1.0f, canvas.px(1.2f)));
    canvas.text({at.x + canvas.px(8.0f), at.y}, font, canvas.colour().quiet, hint.key);
    canvas.text({at.x + cap + canvas.px(8.0f), at.y}, font, canvas.colour().quiet, hint.meaning);
    return hint_width(canvas, hint);
}

} // namespace

bool pressed(Key key) { return ImGui::IsKeyPressed(static_cast<int>(key), false); }

bool typed(char character)
{
    const auto& queue = ImGui::GetIO().InputQueueCharacters;
    const auto same = [character](ImWchar c) { return c < 128 && std::tolower(c) == character; };
    return std::any_of(queue.begin(), queue.end(), same) && any_key_went_down();
}

void draw_key_hints(const Canvas& canvas, Point centre, std::span<const KeyHint> hints)
{
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
    Point at{centre.x - 0.5f * width, centre.y - 0.5f * Canvas::height_of(canvas.font().small)};
    for (const KeyHint& hint : hints.first(shown)) at.x += draw_hint(canvas, at, hint) + space;
}

} // namespace eupnea::ui
