// SPDX-License-Identifier: MIT
// What asks the program to end: Ctrl-C, a termination, a terminal that is closed.
#pragma once

#include <array>
#include <csignal>
#include <functional>
#include <optional>

#include "session/session.hpp"

namespace eupnea::app {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is noted; the second is taken at its word, whatever the
/// threads are busy with. One at a time.
class StopRequest {
public:
    StopRequest();
    ~StopRequest();
    StopRequest(const StopRequest&) = delete;
    StopRequest& operator=(const StopRequest&) = delete;

    static bool came();

private:
    std::array<struct sigaction, 3> before_{};
};

/// What the main thread makes of it, look by look: a session is ended first, so that it is finished and not cut off,
/// and the I/O thread has three seconds for that. A replay, or a window without a session, has nothing to end.
class Leaving {
public:
    explicit Leaving(std::function<void()> end_session) : end_session_(std::move(end_session)) {}

    /// True: it is time to go.
    bool operator()(bool asked, const Session& session, Seconds now);

private:
    std::function<void()> end_session_;
    std::optional<Seconds> asked_;
};

} // namespace eupnea::app
