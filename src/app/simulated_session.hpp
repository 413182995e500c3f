// SPDX-License-Identifier: MIT
// A session of the simulated person as fast as the machine: no clock, no thread, no waiting.
#pragma once

#include <functional>

#include "drivers/simulator/person.hpp"
#include "session/command.hpp"
#include "session/pipeline.hpp"
#include "session/session.hpp"
#include "session/session_lead.hpp"

namespace eupnea::app {

/// The same person, sensors, pipeline and lead as live; the lead is asked every 100 ms of the
/// session. Deterministic: the same scenario and commands give the same events, bit for bit.
class SimulatedSession {
public:
    using Out = std::function<void(const Event&)>;

    /// @param out      every event in order, as the screen and the recorder get them live
    /// @param opening  as the session is announced; its planned length comes from the command
    explicit SimulatedSession(const simulator::Scenario& scenario, Out out = {},
                              const SessionStart& opening = simulated_opening);

    /// At now(). The first one begins the session.
    void apply(const Command& command);

    /// Until then, or until the session ends.
    void advance_to(Timestamp until);

    Timestamp now() const { return now_; }
    bool ended() const { return session_.end().has_value(); }
    const Session& session() const { return session_; }

private:
    static const SessionStart simulated_opening;

    void begin(Seconds planned);
    void on(const Answer& answer);
    void on_person(const Event& event);
    void on_lead(const Event& event);
    void publish(const Event& event);
    void end_if_over();

    SessionStart opening_;
    Out out_;
    Session session_;
    simulator::Person person_;
    Pipeline pipeline_;
    SessionLead lead_;
    Timestamp now_{};
};

} // namespace eupnea::app
