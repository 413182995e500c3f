// SPDX-License-Identifier: MIT
// A device whose crystal is off and whose samples arrive in bursts, late by a scheduler's whim.
#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "base/units.hpp"

namespace eupnea {

struct BurstingDevice {
    SampleRate nominal{250.0};
    double drift = 100e-6;
    Seconds burst{0.020};
    std::mt19937 random{7};
    std::exponential_distribution<double> scheduler{1000.0}; // 1 ms in the mean

    Timestamp taken(int i) const { return at(Seconds{3.0} + i * period(nominal) * (1 + drift)); }
    Timestamp arrival(int i)
    {
        const double bursts = std::ceil(seconds_of(taken(i)) / burst.count());
        const std::int64_t number = static_cast<std::int64_t>(bursts);
        if (number != burst_number_) {
            burst_number_ = number;
            delay_ = Seconds{scheduler(random)};
        }
        return at(bursts * burst + delay_);
    }

private:
    std::int64_t burst_number_ = -1;
    Seconds delay_{};
};

/// Root mean square of what remains of the error without the constant transport delay, ms.
inline double rms_ms(const std::vector<double>& errors_s)
{
    double sum = 0;
    double squares = 0;
    for (const double e : errors_s) {
        sum += e;
        squares += e * e;
    }
    const auto n = static_cast<double>(errors_s.size());
    return 1000 * std::sqrt(squares / n - sum / n * sum / n);
}

} // namespace eupnea
