// SPDX-License-Identifier: MIT
#include "drivers/simulator/sensors.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eupnea::simulator {

namespace {

double wave(Hertz frequency, Timestamp time)
{
    return std::sin(2 * std::numbers::pi * frequency.value * seconds_of(time));
}

double converted(double counts) { return std::clamp(std::round(counts), 0.0, 1023.0); }

/// Of a sensor that is left out: never asked.
SampleRate usable(SampleRate rate) { return rate.per_second > 0 ? rate : SampleRate{1.0}; }
Seconds step_of(SampleRate rate) { return period(usable(rate)); }

constexpr Hertz mains{50.0};
constexpr Hertz step_rate{1.8}; ///< of someone walking

} // namespace

Electrodes::Electrodes(const Scenario& scenario)
    : noise_uv_(10.0 * scenario.noise), hum_uv_(1000.0 * scenario.mains_hum),
      random_(scenario.seed, 3), baseline_(Seconds{2.0}, step_of(scenario.ecg_rate)),
      motion_(Seconds{0.06}, step_of(scenario.ecg_rate))
{}

double Electrodes::operator()(Timestamp time, const Body& body)
{
    const double noise = noise_uv_ * random_.normal() + hum_uv_ * wave(mains, time);
    const double motion = motion_(random_) * (body.moving ? 1200.0 : 0.0);
    const double baseline = 30.0 * baseline_(random_);
    if (body.lead_off) return 3000.0 + 400.0 * wave(mains, time) + 5.0 * baseline + noise;
    const double heart = 1000.0 * body.ecg_mv * (1.0 - 0.12 * (body.litres - 0.4));
    return heart + 90.0 * body.litres + baseline + noise + motion;
}

PulseSensor::PulseSensor(const Scenario& scenario)
    : noise_(1.5 * scenario.noise), walking_(scenario.breathing == Breathing::walking),
      random_(scenario.seed, 4), baseline_(Seconds{8.0}, step_of(scenario.ppg_rate)),
      motion_(Seconds{0.2}, step_of(scenario.ppg_rate))
{}

double PulseSensor::operator()(Timestamp time, const Body& body)
{
    const double noise = noise_ * random_.normal();
    const double motion = motion_(random_) * (body.moving ? 200.0 : 0.0);
    const double baseline = 10.0 * baseline_(random_);
    if (body.lead_off) return converted(120.0 + 0.5 * baseline + noise);
    const double heart = 170.0 * body.pulse * (1.0 - 0.15 * (body.litres - 0.4));
    const double steps = walking_ ? 40.0 * wave(step_rate, time) : 0.0;
    return converted(430.0 + heart - 35.0 * body.litres + baseline + noise + motion + steps);
}

Belt::Belt(const Scenario& scenario)
    : noise_(2.0 * scenario.noise), walking_(scenario.breathing == Breathing::walking),
      random_(scenario.seed, 5), creep_(Seconds{60.0}, step_of(scenario.belt_rate)),
      smooth_creep_({0.03}, usable(scenario.belt_rate)),
      motion_(Seconds{0.5}, step_of(scenario.belt_rate))
{}

double Belt::operator()(Timestamp time, const Body& body)
{
    const double noise = noise_ * random_.normal();
    const double motion = motion_(random_) * (body.moving ? 120.0 : 0.0);
    const double steps = walking_ ? 12.0 * wave(step_rate, time) : 0.0;
    return converted(400.0 + 200.0 * body.litres + 20.0 * smooth_creep_(creep_(random_)) +
                     4.0 * body.pulse + noise + motion + steps);
}

} // namespace eupnea::simulator
