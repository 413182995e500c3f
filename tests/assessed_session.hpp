// SPDX-License-Identifier: MIT
// A whole assessment of a simulated person, as the events of its session.
#pragma once

#include <vector>

#include "drivers/simulator/person.hpp"
#include "resonance/assessment_guide.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"

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
        simulator::Person person{scenario};
        AssessmentGuide guide{mode, rest};
        const auto happen = [&](const Event& event) {
            events_.push_back(event);
            guide.on(event);
        };
        Pipeline pipeline{happen};
        happen(SessionStart{at(0s), 0, 10s, 0s, Origin::live, "/dev/ttyACM0"});
        happen(LinkStatus{at(0s), LinkState::streaming, Origin::live, "Streaming."});
        std::uint8_t comfort = 4;
        for (Timestamp now = at(0s); !guide.over(); now += 0.1s) {
            person.advance_to(now, [&](const Event& event) {
                happen(event);
                pipeline(event);
            });
            const auto due = guide.due(now);
            if (due.began) happen(*due.began);
            if (!due.change) continue;
            person.on(*due.change);
            happen(*due.change);
            pipeline(*due.change);
            if (!due.change->running)
                happen(Answer{now, CheckMoment::during, CheckQuestion::pace, comfort++, {}});
        }
        const Timestamp end = time_of(events_.back());
        events_.push_back(found(guide.result(), end));
        events_.push_back(SessionEnd{end});
    }

    std::vector<Event> events_;
};

} // namespace eupnea
