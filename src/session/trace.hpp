// SPDX-License-Identifier: MIT
// The recent past of one signal, for drawing.
#pragma once

#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

struct TracePoint {
    Timestamp time{};
    float value = 0.0f;
    bool after_gap = false; ///< do not join this point with the one before
    friend bool operator==(const TracePoint&, const TracePoint&) = default;
};

/// The last `span` of a signal at up to `capacity` points; older points make room.
class Trace {
public:
    Trace(Seconds span, std::size_t capacity) : span_(span), points_(capacity) {}

    void push(Timestamp time, float value)
    {
        while (!points_.empty() && points_.front().time < time - span_) points_.pop_front();
        points_.push({time, value, gap_pending_});
        gap_pending_ = false;
    }
    void break_here() { gap_pending_ = true; }

    /// The same trace with room for this many points, which has to hold those that it has.
    Trace with_capacity(std::size_t capacity) const
    {
        Trace copy{span_, points_.with_capacity(capacity)};
        copy.gap_pending_ = gap_pending_;
        return copy;
    }

    const Ring<TracePoint>& points() const { return points_; }

private:
    Trace(Seconds span, Ring<TracePoint> points) : span_(span), points_(std::move(points)) {}

    Seconds span_;
    Ring<TracePoint> points_;
    bool gap_pending_ = true;
};

} // namespace eupnea
