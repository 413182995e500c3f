// SPDX-License-Identifier: MIT
// Median of a short ring.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ring.hpp"

namespace eupnea {

/// Median of the `newest` values, at most 16; the lower of the two middle ones; 0 for none.
inline double median(const Ring<double>& values, std::size_t newest = 16)
{
    std::array<double, 16> sorted{};
    const std::size_t n = std::min({values.size(), sorted.size(), newest});
    if (n == 0) return 0.0;
    for (std::size_t i = 0; i < n; ++i) sorted[i] = values[values.size() - n + i];
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>((n - 1) / 2);
    std::nth_element(sorted.begin(), middle, sorted.begin() + static_cast<std::ptrdiff_t>(n));
    return *middle;
}

} // namespace eupnea
