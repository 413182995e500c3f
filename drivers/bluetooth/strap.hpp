// SPDX-License-Identifier: MIT
// What a strap notifies, whatever way it came, to samples.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "drivers/bluetooth/attribute.hpp"
#include "drivers/bluetooth/heart_rate.hpp"
#include "drivers/bluetooth/polar_pmd.hpp"
#include "drivers/channel_streams.hpp"
#include "signal/beat_clock.hpp"
#include "signal/sample_clock.hpp"

namespace eupnea {

///     heart rate -> intervals -> beat clock -> rr, contact
///     battery -----------------------------------> battery
///     PMD -> ECG samples -> sample clock --------> ecg
///
/// Knows no way to the strap and no clock. No allocation.
class Strap {
public:
    explicit Strap(ChannelStreams& tracks) : streams_(tracks) {}

    /// An attribute's value has arrived. The control point's answers say nothing of the body.
    Result<void, DecodeError> operator()(Attribute attribute, std::span<const std::uint8_t> value,
                                         Timestamp arrival);

    void link_lost();

    /// A heart rate has come ten times and never an interval: this strap measures none.
    bool lacks_intervals() const { return without_intervals_ >= 10; }

private:
    void on(const HeartRateMeasurement& measurement, Timestamp arrival);
    void on(const PmdEcg& ecg, Timestamp arrival);

    ChannelStreams& streams_;
    BeatClock beats_;
    SampleClock ecg_clock_{pmd_ecg_rate, ecg_modulus};
    std::optional<bool> contact_;
    int without_intervals_ = 0;

    static constexpr std::uint32_t ecg_modulus = 1u << 30u;
};

} // namespace eupnea
