// SPDX-License-Identifier: MIT
// Days and times to choose for the person's own calendar.
#pragma once

#include "ui/frame.hpp"
#include "ui/goals_state.hpp"
#include "ui/kit/key_hints.hpp"

namespace eupnea::ui {

inline constexpr std::array plan_hints{KeyHint{"\u2191 \u2193", "row"},
                                       KeyHint{"\u2190 \u2192", "change"},
                                       KeyHint{"Space", "this day or not"},
                                       KeyHint{"Enter", "write the file"}, KeyHint{"Esc", "back"}};

Plan plan_of(const PlanDraft& draft);

void draw_plan_form(Frame& frame, Rect area);

} // namespace eupnea::ui
