// SPDX-License-Identifier: MIT
#include "drivers/simulator/simulate.hpp"

#include <algorithm>

namespace eupnea::simulator {

Recording simulate(const Scenario& scenario, Seconds length, std::span<const PacerChange> pacer)
{
    Person person{scenario};
    Recording recording;
    const auto keep = [&](const Event& event) { recording.events.push_back(event); };
    for (const PacerChange& change : pacer) {
        person.advance_to(std::min(change.time, at(length)), keep);
        person.on(change);
        keep(change);
    }
    person.advance_to(at(length), keep);

    std::ranges::copy_if(person.beats(), std::back_inserter(recording.true_beats),
                         [=](const TrueBeat& beat) { return beat.time < at(length); });
    std::ranges::copy_if(person.breaths(), std::back_inserter(recording.true_breaths),
                         [=](const TrueBreath& breath) { return breath.end < at(length); });
    return recording;
}

Recording simulate(const Scenario& scenario, Seconds length, const Pattern& pattern)
{
    const PacerChange begin{at(0s), pattern, true};
    return simulate(scenario, length, {&begin, 1});
}

} // namespace eupnea::simulator
