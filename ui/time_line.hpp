// SPDX-License-Identifier: MIT
// A whole recording in one band: heart, breaths, steps, notes and gaps over its time.
#pragma once

#include <optional>

#include "session/session.hpp"
#include "ui/kit/canvas.hpp"

namespace eupnea::ui {

struct TimeLine {
    const Session& whole; ///< at its end
    Timestamp end;
    Timestamp now; ///< where the replay is
    std::optional<Timestamp> from;
    std::optional<Timestamp> until;
};

/// The time that the mouse points at while it is held down; nothing otherwise.
std::optional<Timestamp> draw_time_line(const Canvas& canvas, Rect area, const TimeLine& line);

} // namespace eupnea::ui
