// SPDX-License-Identifier: MIT
// A simulated session at once, with its truth: the ground that tests stand on.
#pragma once

#include <span>
#include <vector>

#include "base/event.hpp"
#include "drivers/simulator/person.hpp"

namespace eupnea::simulator {

struct Recording {
    std::vector<Event> events; ///< what the sensors sent, and the pacer changes, in order of time
    std::vector<TrueBeat> true_beats;
    std::vector<TrueBreath> true_breaths; ///< those that were over by the end
};

/// `pacer` in order of time.
Recording simulate(const Scenario& scenario, Seconds length,
                   std::span<const PacerChange> pacer = {});

/// With one pattern from the beginning to the end.
Recording simulate(const Scenario& scenario, Seconds length, const Pattern& pattern);

} // namespace eupnea::simulator
