// SPDX-License-Identifier: MIT
// What a list of sessions says of each, and how one is found in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

struct ListedSession {
    std::int64_t number = 0;
    std::int64_t begun_unix_ms = 0;
    std::string begun; ///< "2026-11-21 22:05", in the person's own time zone
    Seconds length{0.0};
    Origin origin = Origin::live;
    std::string device;
    std::string pattern;                ///< the guide's first one, "4-0-6-0"; empty without a guide
    std::vector<std::string> practices; ///< in the order in which they came
    std::vector<std::string> notes;     ///< what the person wrote: markers, lines, the journal
    std::optional<double> heart_rate_bpm;
    std::optional<double> breath_rate_per_min;
    bool going_on = false;
};

/// Each of the words stands in its date, practices, device or notes, in upper or lower case.
bool has_words(const ListedSession& session, std::string_view words);

} // namespace eupnea
