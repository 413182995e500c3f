// SPDX-License-Identifier: MIT
// From what a person calls a sensor to the source that reads it.
#pragma once

#include <filesystem>
#include <string>

#include "app/engine.hpp"
#include "drivers/replay_source.hpp"

namespace eupnea::app {

/// "sim", a recorded file, or a serial port. `format` is the person's choice of what the port
/// speaks; empty: found by trying. `inputs`: the sensors on a board's inputs; empty: guessed. Throws
/// a Failure for what is neither.
MakeSource sources(const std::string& format, const std::string& inputs, Playback playback = {});

/// What a session of the library (by its number) or a file holds. Throws a Failure with what to do.
PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library);

/// The sensor to begin with when none was named: the first that is plugged in, else "sim".
std::string default_device();

} // namespace eupnea::app
