// SPDX-License-Identifier: MIT
// Whether a raw signal can carry anything at all: flat, at its limit, or thrown about by movement.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "base/quality.hpp"
#include "base/units.hpp"
#include "signal/running_ranks.hpp"

namespace eupnea {

/// Looks at the range of the last second, eight times a second.
///
/// - flat: it does not move at all;
/// - saturated: it has stood for a quarter of a second at the highest or lowest value ever seen;
/// - motion: it moves over five times the usual range, which is the median of the last 8 s or, where
///   that is less, what it used to be in the half minute before.
class SignalWatch {
public:
    explicit SignalWatch(SampleRate rate)
        : block_length_(std::max<std::size_t>(2, static_cast<std::size_t>(rate.per_second / 8))),
          long_run_(std::max<std::size_t>(4, static_cast<std::size_t>(rate.per_second / 4))),
          usual_(64)
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

    /// Whether the third of a second up to now is saturated or motion: that of the last peak.
    bool disturbed() const { return disturbed_; }

    /// The signal before has nothing to do with the one that comes.
    void restart()
    {
        blocks_ = {};
        block_ = {};
        count_ = run_ = 0;
        reason_ = Reason::none;
        disturbed_ = false;
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

    Block last(std::size_t count) const
    {
        Block all;
        for (std::size_t i = blocks_.size() - count; i < blocks_.size(); ++i) {
            all.low = std::min(all.low, blocks_[i].low);
            all.high = std::max(all.high, blocks_[i].high);
            all.stuck |= blocks_[i].stuck;
        }
        return all;
    }

    Reason judge()
    {
        const Block second = last(8);
        const Block third = last(3);
        disturbed_ = third.stuck;
        const double range = second.high - second.low;
        if (range <= 1e-9 * std::max(std::abs(second.low), std::abs(second.high)))
            return Reason::flat;
        if (second.stuck) return Reason::saturated;
        const double most = usual_.size() < 16 ? std::numeric_limits<double>::max()
                                               : most_ * std::max(usual_.at(0.5), remembered_);
        usual_.push(range);
        const double usual = usual_.at(0.5);
        remembered_ += (usual - remembered_) / (usual > remembered_ ? 200 : 1000);
        disturbed_ = third.high - third.low > most;
        return range > most ? Reason::motion : Reason::none;
    }

    static constexpr double most_ = 5.0;
    std::size_t block_length_;
    std::size_t long_run_;
    std::array<Block, 8> blocks_{};
    Block block_;
    std::size_t count_ = 0;
    std::size_t run_ = 0; ///< samples equal to the one before
    double previous_ = std::numeric_limits<double>::quiet_NaN();
    double lowest_ = std::numeric_limits<double>::max();
    double highest_ = std::numeric_limits<double>::lowest();
    RunningRanks<double> usual_; ///< ranges of the last 8 s
    double remembered_ = 0.0;    ///< their median, followed up with 25 s and down with 2 min
    bool disturbed_ = false;
    Reason reason_ = Reason::none;
};

} // namespace eupnea
