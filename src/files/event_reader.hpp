// SPDX-License-Identifier: MIT
// What every reader of a file gives: events in order of time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

class EventReader {
public:
    virtual ~EventReader() = default;

    virtual std::optional<Event> next() = 0;
    virtual double progress() const = 0; ///< 0 to 1

    /// What could not be used, as sentences with line numbers; complete after the end.
    virtual std::vector<std::string> trouble() const { return {}; }
};

} // namespace eupnea
