// SPDX-License-Identifier: MIT
// Every event but a sample as one line of JSON, as it stands in the library.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/event.hpp"

namespace eupnea {

/// "beat", "state", ...: the event's kind in the library.
std::string_view kind_of(const Event& event);

/// Kept for review and replay: all but samples, which have their own table, the drawn breath, which
/// can be computed again, and the devices seen.
bool is_kept_as_json(const Event& event);

/// Came from the sensor or the person, so that the pipeline has to be given it again.
bool is_input(const Event& event);

/// Numbers are exact. Absent optionals are left out, except that null stands for NaN or infinity.
std::string json_of(const Event& event);

/// Fields that are missing keep their defaults; nothing for a kind or a text that is unknown, and for
/// values that no session can have, such as a time of a thousand years.
std::optional<Event> event_of(std::string_view kind, std::string_view json);

} // namespace eupnea
