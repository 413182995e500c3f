// SPDX-License-Identifier: MIT
// What a strap notifies, whatever way it came, to samples.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "drivers/bluetooth/attribute.hpp"
#include "drivers/bluetooth/heart_rate.hpp"
#include "drivers/bluetooth/polar_pmd.hpp"
#include "drivers/bluetooth/repeated_value.hpp"
#include "drivers/channel_streams.hpp"
#include "signal/beat_clock.hpp"
#include "signal/sample_clock.hpp"

namespace eupnea {

///     heart rate -> intervals -> beat clock -> rr, contact; heart_rate where there are no intervals
///     battery -----------------------------------> battery
///     PMD -> ECG samples -> sample clock --------> ecg
///
/// Knows no way to the strap and no clock. No allocation.
class Strap {
public:
    explicit Strap(ChannelStreams& tracks) : streams_(tracks) {}

    /// An attribute's value has arrived. The control point's answers report nothing of the body.
    Result<void, DecodeError> operator()(Attribute attribute, std::span<const std::uint8_t> value,
                                         Timestamp arrival);

    void link_lost();

    /// A heart rate has come five times on end without an interval: this strap reports none.
    bool lacks_intervals() const { return without_intervals_ >= 5; }

    /// Notifications that were delivered again, and refused.
    std::uint64_t repetitions() const { return repeated_.count(); }

    /// Intervals for which no time had passed, and refused.
    std::uint64_t refused_intervals() const { return beats_.refused(); }

private:
    void on(const HeartRateMeasurement& measurement, Timestamp arrival);
    void on(const PmdEcg& ecg, Timestamp arrival);

    ChannelStreams& streams_;
    BeatClock beats_;
    SampleClock ecg_clock_{pmd_ecg_rate, ecg_modulus};
    RepeatedValue repeated_;
    std::optional<bool> contact_;
    int without_intervals_ = 0;

    static constexpr std::uint32_t ecg_modulus = 1u << 30u;
};

} // namespace eupnea
