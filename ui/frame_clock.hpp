// SPDX-License-Identifier: MIT
// What time it is in the session when a frame is drawn.
#pragma once

#include "session/session.hpp"

namespace eupnea::ui {

/// Live, the session runs on the machine's clock. A replay runs on its own, at any speed, and its
/// newest event arrives in steps: there the time is a smooth follower of the newest event.
class FrameClock {
public:
    Timestamp operator()(const Session& session, Seconds since_launch);

private:
    Timestamp follow(Timestamp newest, Seconds elapsed);

    Seconds last_launch_{0.0};
    Timestamp last_newest_{};
    Timestamp shown_{};
    double speed_ = 1.0; ///< session seconds in a machine second
};

} // namespace eupnea::ui
