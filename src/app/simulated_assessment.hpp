// SPDX-License-Identifier: MIT
// An assessment of a simulated person, without a clock: as fast as the machine can.
#pragma once

#include "drivers/simulator/scenario.hpp"
#include "resonance/assessment_guide.hpp"

namespace eupnea::app {

/// The same person, sensors, pipeline and guide as live; only the waiting is left out.
Resonance assess_simulated(const simulator::Scenario& scenario, AssessmentMode mode,
                           Seconds rest = Seconds{0.0});

} // namespace eupnea::app
