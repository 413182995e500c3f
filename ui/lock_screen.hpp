// SPDX-License-Identifier: MIT
// Over every screen while the window is locked: nothing of anybody is shown; a session that runs goes on.
#pragma once

#include "ui/frame.hpp"
#include "ui/kit/text_field.hpp"

namespace eupnea::ui {

struct LockState {
    bool locked = false;
    Seconds idle{0.0};
    TextField passphrase;
    Reply<void> answer;
    std::string message;
};

/// F12 locks, and so does time. True while it is locked: then the keys are its.
bool answer_lock(Frame& frame);

void draw_lock_screen(Frame& frame);

} // namespace eupnea::ui
