// SPDX-License-Identifier: MIT
// Events that were found and not yet handed out.
#pragma once

#include <optional>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// First in, first out; its memory is used again once all are out.
class EventLine {
public:
    void push(const Event& event) { events_.push_back(event); }
    bool empty() const { return next_ == events_.size(); }

    std::optional<Event> pop()
    {
        if (empty()) return std::nullopt;
        std::optional<Event> event{events_[next_++]};
        if (empty()) {
            events_.clear();
            next_ = 0;
        }
        return event;
    }

private:
    std::vector<Event> events_;
    std::size_t next_ = 0;
};

} // namespace eupnea
