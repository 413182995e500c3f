// SPDX-License-Identifier: MIT
// The line through many sessions: what each had of a measure, and what it cannot be compared with.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/event.hpp"
#include "session/listed_session.hpp"

namespace eupnea {

struct TrendSession {
    ListedSession listed;
    std::optional<int> tension_before; ///< 0 to 10, as the person said
    std::optional<int> tension_after;
    std::optional<int> comfort;
    std::optional<SessionSummed> summed; ///< none while it goes on
};

/// Each on its own scale, which is the same for everybody and every stretch of time.
struct TrendMeasure {
    std::string_view name;
    std::string_view unit;
    double low;
    double high;
    std::optional<double> (*value)(const TrendSession& session);
    bool of_signal; ///< needs a sensor's signal; else it is what the person said or did
};

enum class TrendId : std::uint8_t {
    minutes = 0,
    rest_breath,
    guided_breath,
    rest_swing,
    guided_swing,
    rest_heart,
    comfort,
    tension_before,
    tension_after,
};
inline constexpr std::size_t trend_count = 9;
const TrendMeasure& trend_measure(TrendId id);

struct TrendDot {
    std::size_t session; ///< of those given
    double value;
    std::string differs; ///< why it is not to be compared with the one before; empty: it can be
};

/// The sessions that have the measure, in the order given: the oldest first.
std::vector<TrendDot> trend_dots(std::span<const TrendSession> sessions, TrendId id);

/// "2026-11-21 22:05" -> Monday 0 to Sunday 6; nothing for anything else.
std::optional<int> weekday_of(std::string_view begun);
/// Hour 0 to 23.
std::optional<int> hour_of(std::string_view begun);

/// Minutes practised by day of the week and by time of day, in the person's own time zone.
struct PractisedTimes {
    std::array<double, 7> weekday{};
    std::array<double, 24> hour{};
};
PractisedTimes practised_times(std::span<const TrendSession> sessions);

} // namespace eupnea
