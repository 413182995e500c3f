// SPDX-License-Identifier: MIT
// Ground behind words that stand over a picture, so that they can be read over any part of it.
#pragma once

#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

/// So much of the ground lies between a picture and a line of text.
constexpr float badge_opacity = 0.80f;
/// And so much behind a list, whose rows are quieter.
constexpr float panel_opacity = 0.92f;

void draw_panel(const Canvas& canvas, const Rect& around);

/// One small line; `at` is its top left or top right.
void draw_badge(const Canvas& canvas, Point at, std::string_view words, Align align,
                float opacity = 1.0f);

} // namespace eupnea::ui
