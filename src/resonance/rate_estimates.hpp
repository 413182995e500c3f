// SPDX-License-Identifier: MIT
// Two independent answers to which rate resonates: by the score's top, and by the phase's zero.
#pragma once

#include <optional>
#include <span>

#include "resonance/rate_result.hpp"

namespace eupnea {

/// In breaths/min.
struct RateEstimates {
    std::optional<double> by_score;
    bool score_has_top = false; ///< else the best rate itself, which may be anywhere near
    std::optional<double> by_phase;
};

/// Of at least three rates with their scores, from fast to slow.
///
/// By score: the top of the parabola through the best rate and those within 0.8 a minute of it; at the
/// edge of the range, or where the parabola has no top, the best rate itself. By phase: where the line
/// through the phases nearest to zero is zero, when the phase falls by at least 10 degrees per
/// breath/min over the rates and the zero is not far outside them.
RateEstimates estimate_rate(std::span<RateResult* const> rates);

/// Held within the slowest and the fastest of the rates.
double held_within(std::span<RateResult* const> rates, double rate);

} // namespace eupnea
