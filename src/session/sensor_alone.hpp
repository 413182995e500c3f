// SPDX-License-Identifier: MIT
// What is left of a session's fold when somebody else comes.
#pragma once

#include "session/session.hpp"

namespace eupnea {

/// The sensor and the devices that are there, and nothing of the person.
Session sensor_alone(const Session& before);

} // namespace eupnea
