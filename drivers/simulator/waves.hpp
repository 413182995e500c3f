// SPDX-License-Identifier: MIT
// The shapes of a heartbeat: at the chest in millivolts, at the finger as a pulse of height 1.
#pragma once

#include "drivers/simulator/sinus_node.hpp"

namespace eupnea::simulator {

/// What this beat adds to the ECG at `time`, mV: P, Q, R, S and T as Gaussians after McSharry 2003,
/// T farther out when the heart is slow. An ectopic beat is wide, without P, its T upside down.
double ecg_wave(const TrueBeat& beat, Timestamp time);

/// What this beat adds to the pulse at the finger: systolic wave, run-off and dicrotic wave. Half of
/// its height is reached at beat.time + beat.transit.
double pulse_wave(const TrueBeat& beat, Timestamp time);

/// No beat shows in any wave longer than this before or after it.
constexpr Seconds wave_reach_before{0.3};
constexpr Seconds wave_reach_after{1.4};

} // namespace eupnea::simulator
