// SPDX-License-Identifier: MIT
// Whether a raw signal can carry anything at all: flat, at its limit, or thrown about by movement.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "base/quality.hpp"
#include "base/ring.hpp"
#include "base/units.hpp"

namespace eupnea {

/// Looks at the range of the last second, four times a second.
///
/// - flat: it does not move at all;
/// - saturated: it has stood for a quarter of a second at the highest or lowest value ever seen;
/// - motion: it moves over five times the usual range (the median of the last 8 s).
class SignalWatch {
public:
    explicit SignalWatch(SampleRate rate)
        : block_length_(std::max<std::size_t>(2, static_cast<std::size_t>(rate.per_second / 4))),
          long_run_(std::max<std::size_t>(4, static_cast<std::size_t>(rate.per_second / 4))),
          usual_(32)
    {}

    void operator()(double value)
    {
        run_ = value == previous_ ? run_ + 1 : 0;
        previous_ = value;
        block_.low = std::min(block_.low, value);
        block_.high = std::max(block_.high, value);
        if (value <= lowest_ || value >= highest_) look_at_limit(value);
        if (++count_ == block_length_) close_block();
    }

    Reason reason() const { return reason_; }

    /// The signal before has nothing to do with the one that comes.
    void restart()
    {
        blocks_ = {};
        block_ = {};
        count_ = run_ = 0;
        reason_ = Reason::none;
        usual_.clear();
    }

private:
    struct Block {
        double low = std::numeric_limits<double>::max();
        double high = std::numeric_limits<double>::lowest();
        bool stuck = false;
    };

    void look_at_limit(double value)
    {
        lowest_ = std::min(lowest_, value);
        highest_ = std::max(highest_, value);
        if (run_ >= long_run_) block_.stuck = true;
    }

    void close_block()
    {
        std::rotate(blocks_.begin(), blocks_.begin() + 1, blocks_.end());
        blocks_.back() = block_;
        block_ = {};
        count_ = 0;
        reason_ = judge();
    }

    Reason judge()
    {
        Block all;
        for (const Block& b : blocks_) {
            all.low = std::min(all.low, b.low);
            all.high = std::max(all.high, b.high);
            all.stuck |= b.stuck;
        }
        const double range = all.high - all.low;
        if (range <= 1e-9 * std::max(std::abs(all.low), std::abs(all.high))) return Reason::flat;
        if (all.stuck) return Reason::saturated;
        const bool motion = usual_.size() >= 8 && range > most_ * median();
        usual_.push(range);
        return motion ? Reason::motion : Reason::none;
    }

    double median() const
    {
        std::array<double, 32> sorted{};
        for (std::size_t i = 0; i < usual_.size(); ++i) sorted[i] = usual_[i];
        const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(usual_.size() / 2);
        std::nth_element(sorted.begin(), middle,
                         sorted.begin() + static_cast<std::ptrdiff_t>(usual_.size()));
        return *middle;
    }

    static constexpr double most_ = 5.0;
    std::size_t block_length_;
    std::size_t long_run_;
    std::array<Block, 4> blocks_{};
    Block block_;
    std::size_t count_ = 0;
    std::size_t run_ = 0; ///< samples equal to the one before
    double previous_ = std::numeric_limits<double>::quiet_NaN();
    double lowest_ = std::numeric_limits<double>::max();
    double highest_ = std::numeric_limits<double>::lowest();
    Ring<double> usual_; ///< ranges of the last 8 s
    Reason reason_ = Reason::none;
};

} // namespace eupnea
