// SPDX-License-Identifier: MIT
// What the drivers and the detectors have refused, summed, with a sentence on it.
#pragma once

#include <string>

#include "base/event.hpp"

namespace eupnea {

class Refusals {
public:
    void on(const FramesCounted& counted);
    void on(const SamplesRefused& refused);

    const FramesCounted& frames() const { return frames_; }
    std::uint64_t samples() const { return samples_; }

    /// "3 % of frames damaged"; empty below one in two hundred, or below three of them.
    std::string damage() const;

    /// All of it: "12 of 400 frames damaged (3 %: checksum 12), 41 delivered twice"; empty for nothing.
    std::string report() const;

private:
    FramesCounted frames_{};
    std::uint64_t samples_ = 0;
};

} // namespace eupnea
