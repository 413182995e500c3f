// SPDX-License-Identifier: MIT
// The plain QRS detector of 1985, to compare with.
#pragma once

#include <vector>

#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea::bench {

/// Pan & Tompkins, "A real-time QRS detection algorithm", IEEE TBME 32:230 (1985), as written there:
/// the filters with integer coefficients at 200 Hz (the input is interpolated to that rate), thresholds
/// on the filtered and the integrated signal, search-back, T-wave test. Beat times are those of the
/// integrated signal's peak less the constant delay of the filters.
std::vector<double> pan_tompkins(const std::vector<Sample>& ecg);

} // namespace eupnea::bench
