// SPDX-License-Identifier: MIT
// The last half minute and the guide's next: breath above, heart below, over the same time.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/geometry.hpp"

namespace eupnea::ui {

enum class GuideRibbon : std::uint8_t { shown, hidden };

void draw_ribbons(Frame& frame, const Rect& area, GuideRibbon guide = GuideRibbon::shown);

/// Right of now and below the guide: there is no heart to be seen yet.
Rect room_beside_heart(const Rect& ribbons);

} // namespace eupnea::ui
