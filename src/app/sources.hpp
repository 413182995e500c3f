// SPDX-License-Identifier: MIT
// From what a person calls a sensor to the source that reads it.
#pragma once

#include <filesystem>
#include <string>

#include "app/engine.hpp"
#include "drivers/replay_source.hpp"

namespace eupnea::app {

/// What a person says on the command line of a device that cannot say it itself.
struct DeviceWords {
    std::string format; ///< what the port speaks; empty: as remembered, else found by trying
    std::string inputs; ///< the sensors on a board's inputs; empty: as remembered, else guessed
};

/// "sim", a strap by Bluetooth ("ble:...", see strap_id), a recorded file, or a serial port. What is said of a port is remembered. Throws a Failure
/// for a format or inputs that are none.
MakeSource sources(const DeviceWords& said, Playback playback = {});

/// What a session of the library (by its number) or a file holds. Throws a Failure with what to do.
PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library);

/// The sensor to begin with when none was named: the first that is plugged in,
/// else the strap used last, else "sim".
std::string default_device();

} // namespace eupnea::app
