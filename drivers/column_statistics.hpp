// SPDX-License-Identifier: MIT
// Mean, spread and likeness of the numbers in a column.
#pragma once

#include <span>
#include <vector>

namespace eupnea {

double mean(std::span<const double> values);

/// Of all of them, not of a sample.
double standard_deviation(std::span<const double> values);

/// Pearson's, of two columns of one length; 0 where one of them does not change.
double correlation(std::span<const double> a, std::span<const double> b);

/// Without the straight trend over the lines.
std::vector<double> detrended(std::span<const double> values);

} // namespace eupnea
