// SPDX-License-Identifier: MIT
// Intervals from a strap -> beats.
#pragma once

#include <cstdint>
#include <optional>

#include "base/event.hpp"

namespace eupnea {

/// Takes the intervals that a strap or another program has measured. The sample's time is the
/// beat's, its value the interval before it in ms. The interval is kept as it was measured, that of the
/// first sample too; time stamps may jitter, as batches over radio do. Latency: none.
class RrBeats {
public:
    std::optional<Beat> operator()(const Sample& rr);
    void on(const Gap&) { after_hole_ = true; }

    Quality quality() const;
    static constexpr Seconds latency() { return Seconds{0.0}; }

    std::uint64_t out_of_range() const { return out_of_range_; }     ///< 0, 28, 1 878 949 389, NaN
    std::uint64_t time_backwards() const { return time_backwards_; } ///< not after the beat before

private:
    std::optional<Timestamp> last_;
    bool after_hole_ = false; ///< a beat may have been lost since the last one
    std::uint32_t count_ = 0;
    bool refused_ = false; ///< the last sample was
    std::uint64_t out_of_range_ = 0;
    std::uint64_t time_backwards_ = 0;
};

} // namespace eupnea
