// SPDX-License-Identifier: MIT
#include "signal/smoothness_priors.hpp"

#include <cstddef>

namespace eupnea {

namespace {

/// I + weight D2' D2 for n >= 3, by its diagonals.
struct Pentadiagonal {
    std::size_t n;
    double weight;

    /// How many of the n - 2 second differences x[j] - 2 x[j+1] + x[j+2] begin at j.
    double row(std::size_t j) const { return j + 2 < n ? 1.0 : 0.0; }
    double diagonal(std::size_t i) const
    {
        const double first = row(i);
        const double middle = i >= 1 ? row(i - 1) : 0.0;
        const double last = i >= 2 ? row(i - 2) : 0.0;
        return 1.0 + weight * (first + 4.0 * middle + last);
    }
    double beside(std::size_t i) const ///< between i and i + 1
    {
        return -2.0 * weight * (row(i) + (i >= 1 ? row(i - 1) : 0.0));
    }
    double beyond(std::size_t i) const { return weight * row(i); } ///< between i and i + 2
};

} // namespace

std::vector<double> remove_trend(std::span<const double> signal, double lambda)
{
    const std::size_t n = signal.size();
    if (n < 3) return std::vector<double>(n, 0.0);
    const Pentadiagonal matrix{n, lambda * lambda};

    // L D L': l1 and l2 are the first and second diagonal below the ones of L.
    std::vector<double> d(n), l1(n, 0.0), l2(n, 0.0), trend(n);
    for (std::size_t i = 0; i < n; ++i) {
        d[i] = matrix.diagonal(i);
        trend[i] = signal[i];
        double side = i + 1 < n ? matrix.beside(i) : 0.0;
        if (i >= 1) {
            d[i] -= l1[i - 1] * l1[i - 1] * d[i - 1];
            side -= l2[i - 1] * l1[i - 1] * d[i - 1];
            trend[i] -= l1[i - 1] * trend[i - 1];
        }
        if (i >= 2) {
            d[i] -= l2[i - 2] * l2[i - 2] * d[i - 2];
            trend[i] -= l2[i - 2] * trend[i - 2];
        }
        l1[i] = side / d[i];
        l2[i] = matrix.beyond(i) / d[i];
    }
    for (std::size_t i = n; i-- > 0;) {
        trend[i] /= d[i];
        if (i + 1 < n) trend[i] -= l1[i] * trend[i + 1];
        if (i + 2 < n) trend[i] -= l2[i] * trend[i + 2];
    }

    std::vector<double> detrended(n);
    for (std::size_t i = 0; i < n; ++i) detrended[i] = signal[i] - trend[i];
    return detrended;
}

} // namespace eupnea
