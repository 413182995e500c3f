// SPDX-License-Identifier: MIT
// A source that gives everything it has the moment it is started.
#pragma once

#include <vector>

#include "drivers/source.hpp"

namespace eupnea {

class AtOnce : public Source {
public:
    AtOnce(Emit emit, std::vector<Event> events)
        : emit_(std::move(emit)), events_(std::move(events))
    {}
    void start() override
    {
        for (const Event& event : events_) emit_(event);
    }
    void stop() override {}

private:
    Emit emit_;
    std::vector<Event> events_;
};

} // namespace eupnea
