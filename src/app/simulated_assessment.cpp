// SPDX-License-Identifier: MIT
#include "app/simulated_assessment.hpp"

#include "app/simulated_session.hpp"

namespace eupnea::app {

Resonance assess_simulated(const simulator::Scenario& scenario, AssessmentMode mode, Seconds rest)
{
    constexpr Seconds longest = 7200s;
    SimulatedSession simulated{scenario};
    simulated.apply(BeginAssessment{mode, rest});
    simulated.advance_to(at(longest));
    return simulated.session().assessment()->result();
}

} // namespace eupnea::app
