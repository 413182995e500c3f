// SPDX-License-Identifier: MIT
// Slow breathing, which swings the heart so much that it rules the intervals.
#pragma once

#include "base/quality.hpp"
#include "base/result.hpp"
#include "breath/beat_table.hpp"
#include "breath/breath_rate.hpp"

namespace eupnea {

/// From 3 to 12 breaths/min: one wave that explains most of what half a minute of intervals has beyond
/// a parabola, moves them by more than waves of blood pressure do, and stands above chance. Its second
/// harmonic may not be more than a breath's own shape, and what is left may hold no other rhythm:
/// whoever breathes faster beside waves of blood pressure has both.
///
/// @param intervals  in ms, of one sensor
Result<DerivedRate, Reason> slow_breath(const BeatTable& intervals);

} // namespace eupnea
