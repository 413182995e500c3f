// SPDX-License-Identifier: MIT
// The recording that is being watched, and where.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "session/replay.hpp"
#include "ui/frame.hpp"
#include "ui/loaded.hpp"
#include "ui/replay_start.hpp"

namespace eupnea::ui {

/// Recorded seconds in a second, from key to key.
inline constexpr std::array replay_speeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0};
inline constexpr std::size_t usual_speed = 2;

struct ReplayState {
    std::string title;
    Timestamp start{}; ///< where it is taken up
    Loaded<std::unique_ptr<Replay>> replay;
    bool playing = true;
    std::size_t speed = usual_speed;
    bool guide = true;              ///< the guide of the day is shown
    std::optional<Timestamp> from;  ///< playing begins anew here
    std::optional<Timestamp> until; ///< and ends here
};

void open_replay(View& view, const Resources& resources, const ReplayStart& start);

} // namespace eupnea::ui
