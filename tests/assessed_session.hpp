// SPDX-License-Identifier: MIT
// A whole assessment of a simulated person, as the events of its session.
#pragma once

#include <vector>

#include "app/simulated_session.hpp"

namespace eupnea {

/// With a strap and a belt; each pace is answered with one more, from 4 on.
class AssessedSession {
public:
    explicit AssessedSession(AssessmentMode mode = AssessmentMode::stepped, Seconds rest = 30s,
                             double damping = 0.3)
    {
        simulator::Scenario scenario;
        scenario.ecg_rate = scenario.ppg_rate = {0.0};
        scenario.rr = true;
        scenario.damping = damping;
        play(scenario, mode, rest);
    }

    Session upto(Timestamp time) const
    {
        Session session;
        for (const Event& event : events_)
            if (time_of(event) <= time) session.apply(event);
        return session;
    }
    Session whole() const { return upto(at(Seconds{1e9})); }

private:
    void play(const simulator::Scenario& scenario, AssessmentMode mode, Seconds rest)
    {
        app::SimulatedSession simulated{scenario,
                                        [this](const Event& event) { events_.push_back(event); },
                                        {at(0s), 0, 10s, 0s, Origin::live, "/dev/ttyACM0"}};
        simulated.apply(BeginAssessment{mode, rest});
        std::uint8_t comfort = 4;
        bool guided = true;
        while (!simulated.ended()) {
            simulated.advance_to(simulated.now() + 0.1s);
            const bool was_guided = std::exchange(guided, simulated.session().pacer().running());
            if (was_guided && !guided && !simulated.ended())
                simulated.apply(
                    GiveAnswer{CheckMoment::during, CheckQuestion::pace, comfort++, {}});
        }
    }

    std::vector<Event> events_;
};

} // namespace eupnea
