// SPDX-License-Identifier: MIT
// The last half minute and the guide's next: breath above, heart below, over the same time.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

enum class GuideRibbon : std::uint8_t { shown, hidden };

void draw_ribbons(Frame& frame, const Rect& area, GuideRibbon guide = GuideRibbon::shown);

} // namespace eupnea::ui
