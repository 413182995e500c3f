// SPDX-License-Identifier: MIT
// A sampled signal as a line.
#pragma once

#include "session/trace.hpp"
#include "ui/kit/plot.hpp"

namespace eupnea::ui {

/// Where several samples fall on one pixel, their whole range is drawn; gaps stay open.
void draw_trace(const Canvas& canvas, const Plot& plot, const Trace& trace, Colour colour);

/// The least and the greatest value of a trace within a time; low > high when there are none.
struct Extent {
    float low;
    float high;
    bool empty() const { return low > high; }
};
Extent extent(const Trace& trace, Timestamp from, Timestamp until);

} // namespace eupnea::ui
