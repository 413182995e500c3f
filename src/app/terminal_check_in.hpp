// SPDX-License-Identifier: MIT
// The check-in and the check-out in the terminal: an empty line skips.
#pragma once

#include "app/running.hpp"
#include "app/typed_lines.hpp"

namespace eupnea::app {

/// Gives the line for the journal; empty when none was written.
std::string check_in(Engine& engine, TypedLines& typed, CheckMoment moment);

} // namespace eupnea::app
