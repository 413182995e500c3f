// SPDX-License-Identifier: MIT
// Which paces an assessment of the resonance frequency asks for, and when.
#pragma once

#include <cstdint>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

enum class AssessmentMode : std::uint8_t {
    stepped, ///< 6.5, 6.0, 5.5, 5.0, 4.5 a minute, 2 min each
    full,    ///< 7.5 to 4.5 in seven half-steps, 5 min each
    sliding, ///< from 6.75 to 4.25, a tiny change every breath, 16 min
};

/// One stretch of pacing, from one rate to another; both the same for a fixed pace. Lasts a whole
/// number of breaths.
struct AssessmentStep {
    BreathRate from;
    BreathRate to;
    Seconds length;

    bool slides() const { return from != to; }
    friend bool operator==(const AssessmentStep&, const AssessmentStep&) = default;
};

/// Share of a breath that is inhaled: 40:60, without pauses.
constexpr double assessment_inhale_share = 0.4;

/// Source: stepped as Lehrer, Vaschillo, Vaschillo, Appl. Psychophysiol. Biofeedback 25:177 (2000)
/// and Shaffer, Meehan, Frontiers in Neuroscience 14:570400 (2020); full as Fuller et al.,
/// Biofeedback 39 (2011); sliding as Fisher, Lehrer, Appl. Psychophysiol. Biofeedback 47 (2022).
std::vector<AssessmentStep> assessment_steps(AssessmentMode mode);

/// What the pacer does for this step: one change for a fixed pace, one at the beginning of every
/// breath for a sliding one. The pacer runs on afterwards.
std::vector<PacerChange> pacer_changes(const AssessmentStep& step, Timestamp begin);

/// The pace that this step asks for at a moment.
BreathRate asked_rate(const AssessmentStep& step, Seconds since_begin);

} // namespace eupnea
