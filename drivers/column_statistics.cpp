// SPDX-License-Identifier: MIT
#include "drivers/column_statistics.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {

double mean(std::span<const double> values)
{
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values)
{
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

double correlation(std::span<const double> a, std::span<const double> b)
{
    const double mean_a = mean(a);
    const double mean_b = mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    const double spread =
        standard_deviation(a) * standard_deviation(b) * static_cast<double>(a.size());
    return spread > 0 ? sum / spread : 0.0;
}

std::vector<double> detrended(std::span<const double> values)
{
    std::vector<double> index(values.size());
    for (std::size_t i = 0; i < index.size(); ++i) index[i] = static_cast<double>(i);
    const double slope = correlation(index, values) * standard_deviation(values) /
                         std::max(standard_deviation(index), 1e-9);
    std::vector<double> rest(values.begin(), values.end());
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= slope * index[i];
    return rest;
}

} // namespace eupnea
