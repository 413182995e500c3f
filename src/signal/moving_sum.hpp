// SPDX-License-Identifier: MIT
// The sum of the last N values, at the same small cost for any N.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace eupnea {

/// Linear-phase low-pass when divided by its length; zeros at every multiple of rate / length.
/// Delay: (length - 1) / 2 samples.
///
/// The running sum is replaced by a freshly made one every `length` values, so that rounding errors
/// cannot gather and one enormous value is forgotten exactly.
class MovingSum {
public:
    explicit MovingSum(std::size_t length) : last_(length, 0.0) { assert(length > 0); }

    double operator()(double x)
    {
        sum_ += x - last_[next_];
        fresh_ += x;
        last_[next_] = x;
        if (++next_ == last_.size()) {
            next_ = 0;
            sum_ = fresh_;
            fresh_ = 0.0;
        }
        return sum_;
    }

    /// As if x had always been the input.
    void settle_at(double x)
    {
        std::fill(last_.begin(), last_.end(), x);
        next_ = 0;
        fresh_ = 0.0;
        sum_ = x * length();
    }

    double length() const { return static_cast<double>(last_.size()); }
    double delay() const { return (length() - 1.0) / 2.0; } ///< samples

private:
    std::vector<double> last_;
    std::size_t next_ = 0;
    double sum_ = 0.0;
    double fresh_ = 0.0; ///< sum of what came since `next_` was 0
};

} // namespace eupnea
