// SPDX-License-Identifier: MIT
// The three plots of a session: heart rate, breathing rate, and how far the heart swings with the breath.
#pragma once

#include <array>

#include "report/plot.hpp"
#include "report/session_record.hpp"

namespace eupnea::report {

/// Empty plots of 40 to 120 beats/min, 0 to 24 breaths/min and 0 to 30 beats/min, whatever is drawn: pages can
/// be laid beside one another.
std::array<Plot, 3> session_scales();

std::array<Plot, 3> session_plots(const SessionRecord& record);

/// The shortest of a few lengths that holds the session: 5, 10, 20, 30, 45, 60 minutes, ...
PlotAxis session_axis(const SessionRecord& record);

} // namespace eupnea::report
