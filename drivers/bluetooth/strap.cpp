// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eupnea {

Result<void, DecodeError> Strap::operator()(Attribute attribute,
                                            std::span<const std::uint8_t> value, Timestamp arrival)
{
    if (repeated_(attribute, value, arrival)) return {};
    if (attribute == Attribute::heart_rate)
        return decode_heart_rate(value).map([&](const auto& found) { on(found, arrival); });
    if (attribute == Attribute::pmd_data)
        return decode_pmd_ecg(value).map([&](const auto& found) { on(found, arrival); });
    if (attribute == Attribute::battery) {
        if (value.size() != 1) return fail(DecodeError::length);
        if (value[0] > 100) return fail(DecodeError::range);
        streams_.single(Channel::battery, value[0], arrival);
    }
    return {};
}

void Strap::link_lost()
{
    beats_.restart();
    repeated_.restart();
    ecg_clock_.restart();
    streams_.interrupt_all(GapCause::link_lost);
}

/// Intervals from before the strap sat on the body do not show when its beats are now.
void Strap::on(const HeartRateMeasurement& measurement, Timestamp arrival)
{
    const bool returned = contact_ == false && measurement.contact == true;
    contact_ = measurement.contact;
    if (contact_) streams_.single(Channel::contact, *contact_ ? 1.0 : 0.0, arrival);
    if (returned) {
        beats_.restart();
        streams_.interrupt(Channel::rr, GapCause::link_lost);
    }
    if (measurement.rr_count > 0)
        without_intervals_ = 0;
    else if (measurement.heart_rate_bpm > 0)
        ++without_intervals_;
    if (lacks_intervals() && measurement.heart_rate_bpm > 0)
        streams_.single(Channel::heart_rate, measurement.heart_rate_bpm, arrival);
    std::array<Seconds, HeartRateMeasurement::most_intervals> batch;
    std::copy_n(measurement.rr.begin(), measurement.rr_count, batch.begin());
    const Milliseconds* interval = measurement.rr.data();
    beats_(std::span{batch}.first(measurement.rr_count), arrival,
           [&](const BeatClock::Tick& tick, Seconds) {
               if (tick.jumped) streams_.interrupt(Channel::rr, GapCause::lost_frames);
               streams_.single(Channel::rr, (interval++)->count(), tick.time);
           });
}

/// The strap's own time, in samples, is the number by which the clock counts; whole packets can be
/// missing, single samples cannot.
void Strap::on(const PmdEcg& ecg, Timestamp arrival)
{
    const Seconds device{static_cast<double>(ecg.device_ns) * 1e-9};
    const double samples = std::round(device.count() * pmd_ecg_rate.per_second);
    const auto count = static_cast<std::uint32_t>(std::fmod(samples, ecg_modulus));
    const auto tick = ecg_clock_(count, device, arrival);
    if (tick.refused) return streams_.interrupt(Channel::ecg, GapCause::lost_frames);
    std::uint32_t missing = 0;
    if (tick.jumped) {
        streams_.interrupt(Channel::ecg, GapCause::clock_jump);
    } else {
        const auto size = static_cast<double>(ecg.count);
        const double packets = std::round((tick.missing + 1 - size) / size);
        if (packets > 0) missing = static_cast<std::uint32_t>(packets * size);
    }
    streams_.waveform(Channel::ecg, {ecg.microvolts.data(), ecg.count}, tick.time, pmd_ecg_rate,
                      missing);
}

} // namespace eupnea
