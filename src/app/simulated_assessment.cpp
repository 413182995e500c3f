// SPDX-License-Identifier: MIT
#include "app/simulated_assessment.hpp"

#include "drivers/simulator/person.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

Resonance assess_simulated(const simulator::Scenario& scenario, AssessmentMode mode)
{
    constexpr Seconds longest = 7200s;
    simulator::Person person{scenario};
    AssessmentGuide guide{mode};
    std::optional<PacerChange> wish;
    const auto follow = [&](const Event& event) {
        if (const auto change = guide.on(event)) wish = change;
    };
    Pipeline pipeline{follow};
    const auto sense = [&](const Event& event) {
        pipeline(event);
        follow(event);
    };
    for (Timestamp now = at(0s); !guide.over() && now < at(longest); now += 0.1s) {
        person.advance_to(now, sense);
        if (!wish) continue;
        wish->time = now;
        person.on(*wish);
        pipeline(*wish);
        wish.reset();
    }
    return guide.result();
}

} // namespace eupnea::app
