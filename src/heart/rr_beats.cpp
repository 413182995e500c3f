// SPDX-License-Identifier: MIT
// Intervals from a strap -> beats.
#include "heart/rr_beats.hpp"

#include <cmath>

#include "base/limits.hpp"

namespace eupnea {
namespace {

/// A strap sends its intervals at least this often; a longer silence hides beats.
constexpr Seconds silence{5.0};

} // namespace

std::optional<Beat> RrBeats::operator()(const Sample& rr)
{
    const Milliseconds interval{rr.value};
    refused_ = true;
    if (!(interval >= shortest_interval && interval <= longest_interval) ||
        !std::isfinite(seconds_of(rr.time))) {
        ++out_of_range_;
        after_hole_ = true;
        return std::nullopt;
    }
    if (last_ && rr.time <= *last_) {
        ++time_backwards_;
        return std::nullopt;
    }
    refused_ = false;
    Beat beat{count_++, rr.time, std::nullopt, BeatSource::rr, 1.0f};
    const bool follows = !last_ || rr.time - *last_ < interval + silence;
    if (follows && !after_hole_) beat.ibi = interval;
    after_hole_ = false;
    last_ = rr.time;
    return beat;
}

Quality RrBeats::quality() const
{
    if (refused_) return {0.0f, Reason::noisy};
    if (!last_ || after_hole_) return {0.0f, Reason::no_signal};
    return {1.0f, Reason::none};
}

} // namespace eupnea
