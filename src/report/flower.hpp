// SPDX-License-Identifier: MIT
// The session flower on paper.
#pragma once

#include <span>

#include "report/sheet.hpp"
#include "session/session_flower.hpp"

namespace eupnea::report {

/// From breath green to heart amber with the comfort; a breath without a swing is an outline alone.
void draw_flower(Sheet& sheet, Place centre, double radius, const Flower& flower);

} // namespace eupnea::report
