// SPDX-License-Identifier: MIT
// What a key does, shown where it acts.
#pragma once

#include <span>
#include <string_view>

#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct KeyHint {
    std::string_view key;
    std::string_view meaning;
};

/// The outline of a key around its name; returns its width.
float draw_key(const Canvas& canvas, Point left_middle, std::string_view key, Colour edge,
               Colour letters);
float key_width(const Canvas& canvas, std::string_view key);

/// A quiet row of hints around a centre; those that do not fit are left out from the end. A click on
/// a hint is its key.
void draw_key_hints(const Canvas& canvas, Point centre, std::span<const KeyHint> hints);

} // namespace eupnea::ui
