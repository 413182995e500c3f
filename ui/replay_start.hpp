// SPDX-License-Identifier: MIT
// What is to be watched, and how at first.
#pragma once

#include <optional>
#include <string>

#include "base/units.hpp"

namespace eupnea::ui {

struct ReplayStart {
    std::string recording; ///< a session's number, or a file of another program
    std::string title;
    double speed = 1.0; ///< recorded seconds in a second; the next of the screen's speeds is taken
    Timestamp from{};
    std::optional<Timestamp> until{};
};

} // namespace eupnea::ui
