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
extern const Driver number_lines;
extern const Driver ad8232;
extern const Driver max3010x;
extern const Driver bitalino;
extern const Driver bitalino_4;
extern const Driver bitalino_3;
extern const Driver bitalino_2;
extern const Driver bitalino_1;
extern const Driver zephyr;
extern const Driver cyton;
extern const Driver cms50;
extern const Driver cms50_new;
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
