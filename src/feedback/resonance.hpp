// SPDX-License-Identifier: MIT
// Which breathing rate makes this heart swing most, and how sure that is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feedback/rate_result.hpp"

namespace eupnea {

/// How much each criterion counts, in the published order of importance. The order is that of
/// Shaffer, Meehan, Frontiers in Neuroscience 14:570400 (2020); nobody has validated numbers for it,
/// and these are ours.
struct CriterionWeights {
    double phase = 0.30;      ///< (1 + cos phase) / 2 x phase locking
    double swing = 0.30;      ///< peak to trough
    double lf_power = 0.15;   ///< logarithm of
    double lf_peak = 0.10;    ///< logarithm of
    double smoothness = 0.10; ///< as measured
    double few_peaks = 0.05;  ///< 1 / peaks
};

enum class ResonanceVerdict : std::uint8_t {
    not_enough = 0, ///< fewer than three rates count
    flat,           ///< no rate stands out
    found,
};

struct Resonance {
    ResonanceVerdict verdict = ResonanceVerdict::not_enough;
    std::optional<BreathRate> rate{}; ///< nothing unless found
    BreathRate low{0.0};              ///< interval: where it may as well be
    BreathRate high{0.0};
    std::vector<RateResult> rates; ///< from fast to slow, those set aside included
};

/// Scores every rate that counts and looks for the one that stands out.
///
/// Phase, swing, LF power and LF peak are each stretched from 0 (least among the rates) to 1; the
/// weighted sum is the score. The resonance is where the parabola through the best rate and its
/// neighbours is greatest. The interval is the jackknife's: each minute is left out in turn, and the
/// spread of the results gives two standard errors either way, at least 0.1 a minute.
///
/// Flat, so that any of the rates is as good: when the widest swing exceeds the least by less than
/// 12 % of itself, or the interval is wider than 1 breath/min.
Resonance find_resonance(std::span<const RateEvidence> evidence,
                         const CriterionWeights& weights = {});

/// In words: "5.6 breaths a minute, between 5.4 and 5.8", or "any pace from 5 to 6 is fine".
std::string sentence(const Resonance& resonance);

} // namespace eupnea
