// SPDX-License-Identifier: MIT
// A heart strap on the simulated person: what it would notify over Bluetooth.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "drivers/bluetooth/attribute.hpp"
#include "drivers/simulator/person.hpp"

namespace eupnea::simulator {

/// Once a second a Heart Rate Measurement with the intervals since the last one, and 73 samples of ECG
/// at a time, as a Polar H10 sends them.
class WornStrap {
public:
    using Notify = std::function<void(Attribute, std::span<const std::uint8_t> value)>;

    WornStrap(Scenario scenario, const Pattern& pattern);

    /// Everything that is notified before `until`.
    void advance_to(Timestamp until, const Notify& notify);

private:
    void on(const Sample& sample, const Notify& notify);
    void notify_heart_rate(const Notify& notify);
    void notify_ecg(Timestamp newest, const Notify& notify);

    Person person_;
    Timestamp now_{};
    bool contact_ = true;
    std::vector<double> intervals_ms_;
    std::vector<double> microvolts_;
};

/// The value of a Heart Rate Measurement with contact and at most nine of these intervals.
std::vector<std::uint8_t> heart_rate_value(bool contact, std::span<const double> intervals_ms);

/// The value of a PMD notification of ECG.
std::vector<std::uint8_t> pmd_ecg_value(std::uint64_t device_ns,
                                        std::span<const double> microvolts);

} // namespace eupnea::simulator
