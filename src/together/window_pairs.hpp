// SPDX-License-Identifier: MIT
// How much each window of one person goes with each near window of the other.
#pragma once

#include <cstddef>
#include <vector>

#include "together/series.hpp"

namespace eupnea {

constexpr std::size_t together_window = 30 * together_per_second;
constexpr std::size_t together_lag = 5 * together_per_second;

/// Windows further apart are not compared: two people who both settle over a session are alike at like
/// times without any link between them.
constexpr std::size_t together_reach = 4;

/// `first` and `second`: numbers of windows, at most `together_reach` apart.
class WindowPairs {
public:
    explicit WindowPairs(std::size_t windows)
        : windows_(windows), values_(windows * (2 * together_reach + 1))
    {}
    std::size_t windows() const { return windows_; }
    double& operator()(std::size_t first, std::size_t second)
    {
        return values_[index(first, second)];
    }
    double operator()(std::size_t first, std::size_t second) const
    {
        return values_[index(first, second)];
    }

private:
    static std::size_t index(std::size_t first, std::size_t second)
    {
        return first * (2 * together_reach + 1) + together_reach + second - first;
    }
    std::size_t windows_;
    std::vector<double> values_;
};

/// Mean over the lags of the absolute value of Fisher's z of the cross-correlation of two windows, each
/// without its linear trend.
///
/// Source: SUSY, "mean absolute Z"; Tschacher and Meier, Psychotherapy Research 30:558 (2020).
WindowPairs heart_pairs(const Series& first, const Series& second);

/// How steady the difference of the breaths' phases is: length of its mean vector, 0 to 1. Whatever the
/// difference is.
WindowPairs breath_pairs(const Series& first, const Series& second);

/// Share of the time within a quarter cycle of each other, 0 to 1.
WindowPairs in_step_pairs(const Series& first, const Series& second);

/// Fisher's z of each lag from -5 s to 5 s (above 0: the second comes later), mean over the given windows at
/// the same time.
std::vector<double> mean_z_by_lag(const Series& first, const Series& second,
                                  const std::vector<std::size_t>& windows);

} // namespace eupnea
