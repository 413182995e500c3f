// SPDX-License-Identifier: MIT
// Events that were found and not yet handed out.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

/// First in, first out; its memory is used again once all are out. Holds what files contain, which is
/// much smaller than any event.
class EventLine {
public:
    using FileEvent = std::variant<Sample, Gap, Stream>;

    void push(const FileEvent& event) { events_.push_back(event); }
    bool empty() const { return next_ == events_.size(); }

    std::optional<Event> pop()
    {
        if (empty()) return std::nullopt;
        const FileEvent event = events_[next_++];
        if (empty()) {
            events_.clear();
            next_ = 0;
        }
        return std::visit([](const auto& found) { return std::optional<Event>{found}; }, event);
    }

private:
    std::vector<FileEvent> events_;
    std::size_t next_ = 0;
};

} // namespace eupnea
