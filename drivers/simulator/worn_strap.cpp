// SPDX-License-Identifier: MIT
#include "drivers/simulator/worn_strap.hpp"

#include <algorithm>
#include <cmath>

#include "drivers/bluetooth/heart_rate.hpp"
#include "drivers/bluetooth/polar_pmd.hpp"

namespace eupnea::simulator {

namespace {

constexpr Seconds period{1.0};
constexpr std::size_t ecg_packet = 73;
constexpr std::uint64_t switched_on_ns = 800'000'000'000'000'000; ///< since 2000-01-01

/// A strap that measures ECG and intervals, and neither pulse nor breath.
Scenario of_strap(Scenario scenario)
{
    scenario.ecg_rate = pmd_ecg_rate;
    scenario.ppg_rate = scenario.belt_rate = SampleRate{0.0};
    scenario.rr = true;
    return scenario;
}

} // namespace

WornStrap::WornStrap(Scenario scenario, const Pattern& pattern)
    : person_(of_strap(std::move(scenario)))
{
    person_.on(PacerChange{Timestamp{}, pattern, true});
}

void WornStrap::advance_to(Timestamp until, const Notify& notify)
{
    while (now_ + period <= until) {
        now_ += period;
        person_.advance_to(now_, [&](const Event& event) {
            if (const auto* sample = std::get_if<Sample>(&event)) on(*sample, notify);
        });
        notify_heart_rate(notify);
    }
}

void WornStrap::on(const Sample& sample, const Notify& notify)
{
    if (sample.channel == Channel::contact) contact_ = sample.value != 0.0;
    if (sample.channel == Channel::rr) intervals_ms_.push_back(sample.value);
    if (sample.channel != Channel::ecg) return;
    microvolts_.push_back(sample.value);
    if (microvolts_.size() == ecg_packet) notify_ecg(sample.time, notify);
}

void WornStrap::notify_heart_rate(const Notify& notify)
{
    notify(Attribute::heart_rate, heart_rate_value(contact_, intervals_ms_));
    intervals_ms_.clear();
}

void WornStrap::notify_ecg(Timestamp newest, const Notify& notify)
{
    const auto ns = switched_on_ns + static_cast<std::uint64_t>(seconds_of(newest) * 1e9);
    notify(Attribute::pmd_data, pmd_ecg_value(ns, microvolts_));
    microvolts_.clear();
}

std::vector<std::uint8_t> heart_rate_value(bool contact, std::span<const double> intervals_ms)
{
    const auto sent = std::min(intervals_ms.size(), HeartRateMeasurement::most_intervals);
    const double rate = sent > 0 ? 60'000.0 / intervals_ms[sent - 1] : 0.0;
    std::vector<std::uint8_t> value{
        static_cast<std::uint8_t>(0x04u | (contact ? 0x02u : 0u) | (sent > 0 ? 0x10u : 0u)),
        static_cast<std::uint8_t>(std::clamp(rate, 0.0, 255.0))};
    for (const double ms : intervals_ms.first(sent)) {
        const auto raw = static_cast<std::uint16_t>(std::lround(ms * 1024.0 / 1000.0));
        value.push_back(static_cast<std::uint8_t>(raw));
        value.push_back(static_cast<std::uint8_t>(raw >> 8u));
    }
    return value;
}

std::vector<std::uint8_t> pmd_ecg_value(std::uint64_t device_ns, std::span<const double> microvolts)
{
    std::vector<std::uint8_t> value{0x00};
    for (int byte = 0; byte < 8; ++byte, device_ns >>= 8u)
        value.push_back(static_cast<std::uint8_t>(device_ns));
    value.push_back(0x00);
    for (const double uv : microvolts) {
        const auto raw = static_cast<std::uint32_t>(std::lround(uv));
        for (const unsigned shift : {0u, 8u, 16u})
            value.push_back(static_cast<std::uint8_t>(raw >> shift));
    }
    return value;
}

} // namespace eupnea::simulator
