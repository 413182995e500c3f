// SPDX-License-Identifier: MIT
// A session in words, for a terminal: a live line, then what happened.
#pragma once

#include <string>

#include "session/session.hpp"

namespace eupnea::app {

/// One line about this moment: time left, phase, heart, breath, state, and where it all comes from.
std::string live_line(const Session& session, Timestamp now);

/// What happened, as sentences made of facts.
std::string summary(const Session& session);

/// Throws a Failure with the reason when the sensor can never have been used: nobody sits before a
/// command that cannot begin. One that has been open is waited for, whatever becomes of it.
class FirstRefusal {
public:
    void on(const Event& event);

private:
    bool was_open_ = false;
};

} // namespace eupnea::app
