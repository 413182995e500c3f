// SPDX-License-Identifier: MIT
#include "app/whole_session.hpp"

#include <algorithm>
#include <utility>

namespace eupnea::app {

std::optional<Event> WholeSession::operator()()
{
    if (ended_) return std::nullopt;
    auto event = waiting_ ? std::exchange(waiting_, std::nullopt) : pull_();
    if (!started_) return begin(std::move(event));
    if (!event) event = SessionEnd{newest_};
    newest_ = std::max(newest_, time_of(*event));
    ended_ = std::holds_alternative<SessionEnd>(*event);
    return event;
}

std::optional<Event> WholeSession::begin(std::optional<Event> first)
{
    started_ = true;
    if (first && std::holds_alternative<SessionStart>(*first)) return first;
    waiting_ = std::move(first);
    return start_;
}

} // namespace eupnea::app
