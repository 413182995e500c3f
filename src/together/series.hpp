// SPDX-License-Identifier: MIT
// One person's heart and breath as even series, four values a second.
#pragma once

#include <cstddef>
#include <vector>

#include "together/body_record.hpp"

namespace eupnea {

constexpr std::size_t together_per_second = 4;

/// Not-a-number where it is not known.
using Series = std::vector<double>;

/// In beats/min: the NN intervals' rates at their middles, by a cubic spline. Unknown in holes of more than
/// three seconds and where the signal gave no heart rate.
Series heart_rate_series(const BodyRecord& body, Timestamp from, std::size_t size);

/// In cycles: 0 at the onset of the inhale, 0.5 at that of the exhale. Unknown outside of measured breaths.
Series breath_phase_series(const BodyRecord& body, Timestamp from, std::size_t size);

} // namespace eupnea
