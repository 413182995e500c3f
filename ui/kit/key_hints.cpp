// SPDX-License-Identifier: MIT
#include "ui/kit/key_hints.hpp"

#include <algorithm>
#include <array>

namespace eupnea::ui {

namespace {

struct NamedKey {
    std::string_view name;
    Key key;
};
constexpr std::array named_keys{NamedKey{"Esc", Key::escape},    NamedKey{"Enter", Key::enter},
                                NamedKey{"Tab", Key::tab},       NamedKey{"\u2191", Key::up},
                                NamedKey{"\u2193", Key::down},   NamedKey{"\u2190", Key::left},
                                NamedKey{"\u2192", Key::right},  NamedKey{"PgUp", Key::page_up},
                                NamedKey{"PgDn", Key::page_down}};

void strike(Keys& keys, std::string_view name)
{
    const auto found = std::ranges::find(named_keys, name, &NamedKey::name);
    if (found != named_keys.end()) return keys.press(found->key);
    if (name == "Space") return keys.type(' ');
    if (name == "\u2212") return keys.type('-');
    if (name.size() == 1) keys.type(static_cast<unsigned char>(name.front()));
}

/// A key alone is clicked together with its meaning; several share their box. True when pointed at.
bool answer_pointer(const Canvas& canvas, Rect where, const KeyHint& hint)
{
    const auto count = std::ranges::count(hint.key, ' ') + 1;
    if (count > 1) where.right = where.left + key_width(canvas, hint.key);
    const float width = where.width() / static_cast<float>(count);
    bool pointed_at = false;
    for (std::string_view rest = hint.key; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        bool hovered = false;
        ImGui::PushID(name.data());
        if (canvas.click("hint", where.cut_left(width), &hovered)) strike(canvas.clicked(), name);
        ImGui::PopID();
        pointed_at = pointed_at || hovered;
    }
    return pointed_at;
}

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
        const float all = hint_width(canvas, hint);
        const float over = half + canvas.px(8.0f);
        const Rect where{at.x, at.y - over, at.x + all, at.y + over};
        const Colour words = answer_pointer(canvas, where, hint) ? colour.text : colour.quiet;
        const float key = draw_key(canvas, at, hint.key, colour.line, words);
        canvas.text({at.x + key + canvas.px(8.0f), at.y - half}, canvas.font().small, words,
                    hint.meaning);
        at.x += all + space;
    }
}

} // namespace eupnea::ui
