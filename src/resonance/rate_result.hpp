// SPDX-License-Identifier: MIT
// What the heart did at one breathing rate.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "measures/heart_along_breath.hpp"

namespace eupnea {

/// Whether a rate counts in the assessment, or why it was set aside.
enum class RateFate : std::uint8_t {
    used = 0,
    few_breaths,     ///< fewer than four whole breaths with a heart rate
    not_followed,    ///< the breath was more than 0.3 a minute from the pace
    corrected_beats, ///< more than 5 % of the intervals were put in
    irregular,       ///< the heart beats without order
};
constexpr std::string_view sentence(RateFate fate)
{
    switch (fate) {
    case RateFate::used:
        return "";
    case RateFate::few_breaths:
        return "too few measured breaths with a clear heartbeat";
    case RateFate::not_followed:
        return "the breath went at its own pace";
    case RateFate::corrected_beats:
        return "too many uncertain beats";
    case RateFate::irregular:
        return "the rhythm is irregular";
    }
    return "";
}

/// The evidence for one rate: the curves of its breaths and all its NN intervals.
struct RateEvidence {
    BreathRate asked{0.0};
    std::vector<BreathCurve> breaths;
    std::vector<Nn> nn;
    bool by_guide = false; ///< the breaths are the guide's, and the heart followed them
};

/// The six published criteria, measured, with the averaged curves they are read from.
struct RateResult {
    BreathRate asked{0.0};
    BreathRate measured{0.0}; ///< mean of the breaths
    RateFate fate = RateFate::few_breaths;
    std::size_t breaths = 0;
    double corrected_percent = 0.0;
    bool by_guide = false; ///< phase and rate are those of the guide, not of the lungs

    double phase_deg = 0.0;        ///< heart rate ahead of lung volume; 0: together
    double phase_locking = 0.0;    ///< 0 to 1, over the breaths
    double swing_bpm = 0.0;        ///< peak to trough of the averaged curve
    double lf_power_ms2 = 0.0;     ///< of NN, 0.04 to 0.15 Hz
    double lf_peak_ms2_hz = 0.0;   ///< the greatest density there
    double smoothness = 0.0;       ///< share of the averaged curve that is one sine, 0 to 1
    std::size_t lf_peaks = 0;      ///< of at least a quarter of the greatest
    std::optional<int> comfort{};  ///< 0 to 10, as the person said
    std::optional<double> score{}; ///< 0 to 1 among the rates that count

    std::array<float, BreathCurve::points> heart_bpm{}; ///< averaged, about its mean
    std::array<float, BreathCurve::points> lungs{};     ///< averaged volume, 0 to 1
};

RateResult measure_rate(const RateEvidence& evidence);

} // namespace eupnea
