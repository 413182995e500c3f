// SPDX-License-Identifier: MIT
// What the live path reports, second by second, of intervals beside a guide or without one.
#pragma once

#include <vector>

#include "base/event.hpp"
#include "session/pipeline.hpp"

namespace eupnea::bench {

inline std::vector<State> states_of(const std::vector<Event>& inputs)
{
    std::vector<State> states;
    Pipeline pipeline{[&](const Event& event) {
        if (const auto* state = std::get_if<State>(&event)) states.push_back(*state);
    }};
    for (const Event& event : inputs) pipeline(event);
    return states;
}

/// @param guide  changes in order of time
inline std::vector<Event> beside(const std::vector<Sample>& samples,
                                 const std::vector<PacerChange>& guide = {})
{
    std::vector<Event> events;
    if (samples.empty()) return events;
    events.push_back(Stream{at(Seconds{0.0}), samples.front().channel, SampleRate{0.0}});
    std::size_t told = 0;
    for (const Sample& sample : samples) {
        for (; told < guide.size() && guide[told].time <= sample.time; ++told)
            events.push_back(guide[told]);
        events.push_back(sample);
    }
    return events;
}

/// Inhale 0.4 of the cycle.
inline PacerChange guide_of(double per_minute, Seconds from = Seconds{0.0})
{
    const Seconds cycle = period(BreathRate{per_minute});
    return {at(from), {.inhale = 0.4 * cycle, .exhale = 0.6 * cycle}, true};
}

} // namespace eupnea::bench
