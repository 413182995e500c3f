// SPDX-License-Identifier: MIT
// The simulated person, wired to the node's analog pins.
#pragma once

#include <array>

#include "base/units.hpp"
#include "drivers/simulator/person.hpp"

namespace eupnea::hardware {

/// PulseSensor on A0, belt on A1, AD8232 on A2, as millivolts. A sensor whose rate is 0 in the
/// scenario is not connected.
class WiredPerson {
public:
    explicit WiredPerson(const simulator::Scenario& scenario) : person_(scenario) {}

    double operator()(unsigned pin, Timestamp time)
    {
        person_.advance_to(time, [this](const Event& event) {
            if (const auto* sample = std::get_if<Sample>(&event)) wire(*sample);
        });
        return pin < millivolts_.size() ? millivolts_[pin] : unconnected;
    }

    const simulator::Person& person() const { return person_; }

private:
    static constexpr double unconnected = 5000.0;
    static constexpr double millivolts_per_count = 5000.0 / 1024.0;
    static constexpr double ad8232_reference = 1500.0;
    static constexpr double ad8232_gain = 1.1; ///< mV for each microvolt

    void wire(const Sample& sample)
    {
        if (sample.channel == Channel::ppg)
            millivolts_[0] = (sample.value + 0.5) * millivolts_per_count;
        if (sample.channel == Channel::belt)
            millivolts_[1] = (sample.value + 0.5) * millivolts_per_count;
        if (sample.channel == Channel::ecg)
            millivolts_[2] = ad8232_reference + ad8232_gain * sample.value;
    }

    simulator::Person person_;
    std::array<double, 3> millivolts_{unconnected, unconnected, unconnected};
};

} // namespace eupnea::hardware
