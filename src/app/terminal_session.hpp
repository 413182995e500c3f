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

} // namespace eupnea::app
