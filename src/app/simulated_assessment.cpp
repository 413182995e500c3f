// SPDX-License-Identifier: MIT
#include "app/simulated_assessment.hpp"

#include "drivers/simulator/person.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

Resonance assess_simulated(const simulator::Scenario& scenario, AssessmentMode mode, Seconds rest)
{
    constexpr Seconds longest = 7200s;
    simulator::Person person{scenario};
    AssessmentGuide guide{mode, rest};
    Pipeline pipeline{[&](const Event& event) { guide.on(event); }};
    for (Timestamp now = at(0s); !guide.over() && now < at(longest); now += 0.1s) {
        person.advance_to(now, pipeline);
        const auto change = guide.due(now).change;
        if (!change) continue;
        person.on(*change);
        pipeline(*change);
    }
    return guide.result();
}

} // namespace eupnea::app
