// SPDX-License-Identifier: MIT
// From what a person calls a sensor to the source that reads it.
#pragma once

#include "app/engine.hpp"

namespace eupnea::app {

/// "sim", a recorded file, or a serial port. `format` is the person's choice of what the port
/// speaks; empty: found by trying.
MakeSource sources(std::string format);

/// The sensor to begin with when none was named: the first that is plugged in, else "sim".
std::string default_device();

} // namespace eupnea::app
