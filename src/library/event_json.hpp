// SPDX-License-Identifier: MIT
// Every event but a sample as one line of JSON, as it stands in the library.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/event.hpp"

namespace eupnea {

/// Numbers are exact. Absent optionals are left out, except that null stands for NaN or infinity.
std::string json_of(const Event& event);

/// Fields that are missing keep their defaults; nothing for a kind or a text that is unknown, and for
/// values that no session can have, such as a time of a thousand years.
std::optional<Event> event_of(std::string_view kind, std::string_view json);

} // namespace eupnea
