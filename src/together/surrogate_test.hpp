// SPDX-License-Identifier: MIT
// Whether windows at the same time go together more than windows at different times do.
#pragma once

#include <span>

#include "together/window_pairs.hpp"

namespace eupnea {

constexpr std::size_t surrogate_count = 500;

/// Against surrogates of shuffled segments.
struct SurrogateTest {
    double value = 0.0;     ///< mean over the windows at the same time
    double by_chance = 0.0; ///< mean over the surrogates
    double p = 1.0; ///< share of the surrogates that are no less, the value itself among them
};

/// In a surrogate each window of the first meets another of the second's, drawn from those of `windows` at
/// most `together_reach` apart and never its own. The whole, and each group of windows of it, is compared
/// with the same 500 surrogates, drawn from a fixed seed.
///
/// @param windows  those that count, in order; each has another within reach
/// @param group    how many of them in a row are one group
/// @return         the whole, then each group
std::vector<SurrogateTest> surrogate_tests(const WindowPairs& pairs,
                                           std::span<const std::size_t> windows, std::size_t group);

} // namespace eupnea
