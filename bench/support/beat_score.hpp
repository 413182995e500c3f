// SPDX-License-Identifier: MIT
// How well found beats agree with the true ones.
#pragma once

#include <optional>
#include <vector>

#include "bench/support/recording.hpp"

namespace eupnea::bench {

struct BeatScore {
    std::size_t beats = 0; ///< true ones that are scored
    std::size_t missed = 0;
    std::size_t extra = 0;
    std::size_t calm = 0; ///< true ones where the recording is calm, and what is wrong there
    std::size_t calm_missed = 0;
    std::size_t calm_extra = 0;
    double f1_50 = 0.0; ///< per cent, at 50 ms
    double f1_150 = 0.0;
    double shift_ms = 0.0;       ///< constant difference, found - true; taken out when asked for
    double jitter_ms = 0.0;      ///< SD of the difference
    double rr_error_ms = 0.0;    ///< median |found interval - true interval|
    double rr_error_95_ms = 0.0; ///< 95th percentile
    double rr_error_sd_ms = 0.0; ///< SD of the signed one
};

/// Every true beat matches at most one found one, the nearest in time. What lies between the certain
/// neighbours of an uncertain beat, and what comes too late to be told, is not scored.
BeatScore score_beats(const Recording& recording, const std::vector<double>& found_s);

} // namespace eupnea::bench
