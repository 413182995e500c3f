// SPDX-License-Identifier: MIT
// A recording, wired to the node's analog pins: PPG on A0, belt on A1, ECG on A2.
#pragma once

#include <array>
#include <filesystem>
#include <vector>

#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea::hardware {

/// Millivolts between the samples are on the straight line between them, and the range of each channel
/// takes the middle half of the converter. A channel that the recording has not is not connected.
class RecordedPins {
public:
    /// The first `length` of the recording, and from then on its last value. Throws
    /// std::runtime_error with a sentence when it cannot be read.
    RecordedPins(const std::filesystem::path& recording, Seconds length);

    double operator()(unsigned pin, Timestamp time) const;

private:
    struct Wire {
        SampleRate rate{0.0};
        Timestamp begin{};
        std::vector<double> values{};
        std::vector<double> millivolts{};
    };
    Wire* wire_of(Channel channel);

    std::array<Wire, 3> wires_{}; ///< by pin
};

} // namespace eupnea::hardware
