// SPDX-License-Identifier: MIT
// The time that two records share.
#pragma once

#include "together/body_record.hpp"

namespace eupnea {

enum class CommonClock : std::uint8_t {
    wall = 0, ///< both know when they began, and overlap
    starts,   ///< laid side by side from their beginnings
};
template <>
struct EnumWords<CommonClock> {
    static constexpr std::array<std::string_view, 2> all{"wall", "starts"};
};

/// In the first record's time.
struct CommonTime {
    Timestamp from{};
    Timestamp until{};
    Seconds second_is_behind{}; ///< first's time less second's, of one moment
    CommonClock clock = CommonClock::starts;

    Timestamp in_second(Timestamp first) const { return first - second_is_behind; }
    Seconds length() const { return until - from; }
};

/// By the wall clock where both have one and were there at once; else from their beginnings.
CommonTime common_time(const BodyRecord& first, const BodyRecord& second);

} // namespace eupnea
