// SPDX-License-Identifier: MIT
// The door of every detector: what cannot be a sample stays outside, by name and counted.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea {

enum class Rejection : std::uint8_t {
    not_finite = 0, ///< NaN or infinite value or time
    out_of_range,   ///< no sensor gives such a number
    time_backwards, ///< not later than the sample before
    rate,           ///< the stream's sample rate is none
};
constexpr std::size_t rejection_count = 4;
constexpr std::array<std::string_view, rejection_count> rejection_names{
    "not finite", "out of range", "time goes backwards", "impossible sample rate"};

struct RateRange {
    SampleRate least;
    SampleRate most;
    constexpr bool contains(SampleRate rate) const { return rate >= least && rate <= most; }
    /// The nearest usable rate, so that a detector is complete whatever it is given.
    constexpr SampleRate nearest(SampleRate rate) const
    {
        if (rate >= most) return most;
        return rate >= least ? rate : least; // not a number: the least
    }
};

class InputGuard {
public:
    InputGuard(SampleRate rate, RateRange usable) : rate_is_usable_(usable.contains(rate)) {}

    /// Why the sample must not be used; nothing when it may. Times beyond 10^7 s and values beyond
    /// 10^9 are out of range: the widest converter gives 32 bits.
    std::optional<Rejection> operator()(const Sample& sample)
    {
        const auto rejection = judge(sample);
        if (rejection)
            ++counts_[static_cast<std::size_t>(*rejection)];
        else
            latest_ = sample.time;
        return rejection;
    }

    const std::array<std::uint64_t, rejection_count>& counts() const { return counts_; }

private:
    std::optional<Rejection> judge(const Sample& sample) const
    {
        const double time = seconds_of(sample.time);
        if (!rate_is_usable_) return Rejection::rate;
        if (!std::isfinite(sample.value) || !std::isfinite(time)) return Rejection::not_finite;
        if (std::abs(sample.value) > 1e9 || std::abs(time) > 1e7) return Rejection::out_of_range;
        if (latest_ && sample.time <= *latest_) return Rejection::time_backwards;
        return std::nullopt;
    }

    bool rate_is_usable_;
    std::optional<Timestamp> latest_;
    std::array<std::uint64_t, rejection_count> counts_{};
};

} // namespace eupnea
