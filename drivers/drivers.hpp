// SPDX-License-Identifier: MIT
// The list of every device that can be read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "drivers/driver.hpp"

namespace eupnea {

extern const Driver node;
extern const Driver pulsesensor;
extern const Driver pulsesensor_plotter;
extern const Driver labelled_lines;
extern const Driver ppg_lines;
extern const Driver ecg_lines;
extern const Driver belt_lines;
extern const Driver zephyr;
extern const Driver ads1292r;
extern const Driver max30001;
extern const Driver healthypi;

/// In the order in which a tie between formats is decided.
std::span<const Driver* const> all_drivers();

/// The driver of a format's name; nullptr when there is none.
const Driver* driver_of(std::string_view format);

/// "node, pulsesensor, ...", for help and errors.
std::string format_names();

} // namespace eupnea
