// SPDX-License-Identifier: MIT
// The screens, one file each, and which of them a session calls for.
#pragma once

#include <array>
#include <string_view>

#include "ui/frame.hpp"

namespace eupnea::ui {

void draw_begin_screen(Frame& frame);
void draw_practice_screen(Frame& frame);
void draw_after_screen(Frame& frame);
void draw_choose_screen(Frame& frame);
void draw_check_in_screen(Frame& frame);
void draw_check_out_screen(Frame& frame);
void draw_learn_screen(Frame& frame);
void draw_journal_screen(Frame& frame);
void draw_goals_screen(Frame& frame);
void draw_people_screen(Frame& frame);
void draw_pace_page(Frame& frame);
void draw_pace_screen(Frame& frame);
void draw_pace_result_screen(Frame& frame);
void draw_plans_screen(Frame& frame);
void draw_consent_screen(Frame& frame);
void draw_therapist_screen(Frame& frame);
void draw_together_screen(Frame& frame);
void draw_scene_screen(Frame& frame);
void draw_sessions_screen(Frame& frame);
void draw_trends_screen(Frame& frame);
void draw_replay_screen(Frame& frame);
void draw_review_screen(Frame& frame);
void draw_report_screen(Frame& frame);

struct Screen {
    std::string_view name;
    void (*draw)(Frame& frame);
};

/// The screen that was opened until a session starts, Practice until it ends, or the therapist's where a session
/// plan leads; then the check-out, when it is wanted, and After until it is left.
const Screen& screen_for(const Session& session, View& view, const Resources& resources);
/// The screen that was opened until a session starts, Practice until it ends; then the check-out,
/// when it is wanted, and After until it is left. Where no session runs the page to take along can be open.
const Screen& screen_for(const Session& session, View& view);

} // namespace eupnea::ui
