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

/// Share of a breath that is inhaled: 40:60, without pauses.
constexpr double assessment_inhale_share = 0.4;

/// The breath of a pace.
Pattern pattern_at_pace(BreathRate rate);

/// Source: stepped as Lehrer, Vaschillo, Vaschillo, Appl. Psychophysiol. Biofeedback 25:177 (2000)
/// and Shaffer, Meehan, Frontiers in Neuroscience 14:570400 (2020); full as Fuller et al.,
/// Biofeedback 39 (2011); sliding as Fisher, Lehrer, Appl. Psychophysiol. Biofeedback 47 (2022).
std::vector<PaceStep> assessment_steps(AssessmentMode mode);

/// How long all of it takes, without paces that are asked for again.
Seconds assessment_length(AssessmentMode mode, Seconds rest);

/// What the pacer does for this step: one change for a fixed pace, one at the beginning of every
/// breath for a sliding one. The pacer runs on afterwards.
std::vector<PacerChange> pacer_changes(const PaceStep& step, Timestamp begin);

/// The pace that this step asks for at a moment.
BreathRate asked_rate(const PaceStep& step, Seconds since_begin);

} // namespace eupnea
