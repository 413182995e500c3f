// SPDX-License-Identifier: MIT
// From what a person calls a sensor to the source that reads it.
#pragma once

#include <filesystem>
#include <string>

#include "app/engine.hpp"
#include "drivers/replay_source.hpp"

namespace eupnea::app {

/// Command-line options about a device that does not report these itself.
struct DeviceOptions {
    std::string format; ///< of the bytes on the port; empty: as remembered, else found by trying
    std::string inputs; ///< the sensors on a board's inputs; empty: as remembered, else guessed
};

/// "sim", a strap by Bluetooth ("ble:...", see strap_id), a recorded file, or a serial port. The
/// options for a port are remembered. Throws a Failure for an unknown format or input.
MakeSource sources(const DeviceOptions& options, Playback playback = {});

/// What a session of the library (by its number) or a file holds. Throws a Failure with what to do.
PullEvents recorded_events(const std::string& recording, const std::filesystem::path& library);

/// The sensor to begin with when none was named: the first that is plugged in,
/// else the strap used last, else "sim".
std::string default_device();

} // namespace eupnea::app
