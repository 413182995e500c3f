// SPDX-License-Identifier: MIT
// A file of another program as a session: with a beginning and an end.
#pragma once

#include <functional>
#include <optional>

#include "base/event.hpp"

namespace eupnea::app {

/// Puts SessionStart before the first event and SessionEnd behind the last, where there are none.
class WholeSession {
public:
    using Pull = std::function<std::optional<Event>()>;

    /// @param start  of a recording that has none
    WholeSession(Pull pull, const SessionStart& start) : pull_(std::move(pull)), start_(start) {}

    std::optional<Event> operator()();

private:
    std::optional<Event> begin(std::optional<Event> first);

    Pull pull_;
    SessionStart start_;
    bool started_ = false;
    bool ended_ = false;
    std::optional<Event> waiting_;
    Timestamp newest_{};
};

} // namespace eupnea::app
