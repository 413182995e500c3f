// SPDX-License-Identifier: MIT
// The instantaneous heart rate of a session's beats, as points of a curve.
#pragma once

#include <span>
#include <vector>

#include "session/session.hpp"
#include "ui/kit/curve.hpp"

namespace eupnea::ui {

/// The beats of [from, until] that give a rate in beats/min, with one neighbour on each side. A beat
/// that was not classified as normal is uncertain; over missing beats the curve stays open.
void collect_heart_points(std::span<const SessionBeat> beats, Timestamp from, Timestamp until,
                          std::vector<CurvePoint>& points);

} // namespace eupnea::ui
