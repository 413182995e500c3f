// SPDX-License-Identifier: MIT
// Which sensor is plugged into which input of a board that takes any.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/sample.hpp"

namespace eupnea {

constexpr std::size_t most_inputs = 8;

/// Input 1 first; none: nothing that is read here is on it.
using Wiring = std::array<std::optional<Channel>, most_inputs>;

/// "-,ecg,belt": input 2 is an ECG, input 3 a belt. Words: ecg, ppg (or pulse), belt (or breath), -.
/// Each sensor is on one input at most, and one input at least has one.
Result<Wiring> parse_wiring(std::string_view text);

/// As parse_wiring() takes it, without the empty inputs at the end.
std::string text_of(const Wiring& wiring);

/// The next sensor on this input, of those that are on no other: none, ecg, ppg, belt, none, ...
Wiring with_next_sensor(Wiring wiring, std::size_t input);

} // namespace eupnea
