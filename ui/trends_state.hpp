// SPDX-License-Identifier: MIT
// The stretch of time that is looked at, and the session that is chosen in it.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "session/trend.hpp"
#include "ui/loaded.hpp"

namespace eupnea::ui {

struct TrendStretch {
    std::string_view name;
    int days; ///< back from the newest session; 0: all of them
};
inline constexpr std::array trend_stretches{TrendStretch{"all", 0}, TrendStretch{"a year", 366},
                                            TrendStretch{"three months", 92},
                                            TrendStretch{"a month", 31}, TrendStretch{"a week", 7}};

struct TrendsState {
    std::optional<unsigned> visit; ///< in which the sessions were asked for
    Loaded<std::vector<TrendSession>> sessions;
    std::size_t stretch = 0;
    std::optional<std::int64_t> end_unix_ms; ///< of what is looked at; nothing: the newest session
    std::size_t chosen = 0;                  ///< of all sessions
};

} // namespace eupnea::ui
