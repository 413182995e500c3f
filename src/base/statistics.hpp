// SPDX-License-Identifier: MIT
// Ranks of a few values, with one convention: the nearest rank, of two equally near the larger.
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace eupnea {

/// Reorders the values, of which there is at least one; does not allocate.
///
/// @param rank  0 the least, 0.5 the median, 1 the greatest
template <class T>
T ranked(std::span<T> values, double rank)
{
    assert(!values.empty());
    const auto place = values.begin() + std::lround(rank * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}
template <class T>
T ranked(std::vector<T> values, double rank)
{
    return ranked(std::span{values}, rank);
}

template <class T>
T median(std::span<T> values)
{
    return ranked(values, 0.5);
}
template <class T>
T median(std::vector<T> values)
{
    return ranked(std::span{values}, 0.5);
}

} // namespace eupnea
