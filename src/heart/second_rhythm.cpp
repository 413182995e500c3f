// SPDX-License-Identifier: MIT
// Whether a pulse wave carries the rhythm of steps beside, or instead of, the heart's.
#include "heart/second_rhythm.hpp"
#include "base/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eupnea {
namespace {

constexpr double slowest_step = 1.8; // Hz
constexpr double fastest_step = 3.2;
constexpr double lowest = 0.6;
constexpr double highest = 4.6;
constexpr double line_width = 0.15; // Hz to either side: that of a Hann window of 12.8 s
constexpr double apart = 0.4; // Hz from an overtone, where a varying heart rate does not reach
constexpr double apart_sharp = 0.2; // the same for a sharp line
constexpr double surroundings = 0.45;
constexpr double sharp = 0.9; // of the power in the surroundings
constexpr double weak_pulse = 0.015;
constexpr double strong_steps = 0.3;
constexpr double weak_half = 0.2;
constexpr double grid = 0.02; // Hz
constexpr std::size_t fewest_intervals = 5;
constexpr float of_a_heart = 0.8f;     // quality of a pulse that is no noise
constexpr double leap_in_height = 2.2; // times
constexpr double leap_in_rate = 1.25;  // times, either way
constexpr int looks_after_leap = 13;   // until the spectrum holds the new rhythm alone
constexpr int looks_after_steps = 4;

double power_at(const Spectrum& spectrum, double frequency)
{
    return spectrum.power(Hertz{frequency - line_width}, Hertz{frequency + line_width});
}

/// Of the heart that is found, Hz.
struct HeartRate {
    double slow, usual, fast;

    double from_overtone(double frequency) const
    {
        const double order = std::max(1.0, std::round(frequency / usual));
        return std::max({0.0, order * slow - frequency, frequency - order * fast});
    }
};

struct Line {
    double frequency = 0.0; ///< Hz
    double power = 0.0;     ///< 0: there is none
};

/// The strongest line of those that are so far from the heart's overtones.
Line strongest(const Spectrum& spectrum, double from, double until, const HeartRate& heart,
               double distance)
{
    Line best;
    for (double f = from; f < until; f += grid) {
        if (heart.from_overtone(f) < distance) continue;
        const double power = power_at(spectrum, f);
        if (power > best.power) best = {f, power};
    }
    return best;
}

bool lies_where_steps_do(double frequency)
{
    return frequency >= slowest_step && frequency <= fastest_step;
}

} // namespace

SecondRhythm::SecondRhythm() : wave_(length), stretch_(length), periodogram_(length, 1024, rate) {}

void SecondRhythm::on(Seconds interval, double height, float quality)
{
    intervals_.push(interval);
    if (quality < of_a_heart) return pulses_.clear();
    pulses_.push({interval.count(), height});
    if (!leapt()) return;
    doubtful_looks_ = looks_after_leap;
    present_ = true;
}

/// The newest four beside the eight before them.
bool SecondRhythm::leapt() const
{
    if (!pulses_.full()) return false;
    const auto median_of = [&](double Pulse::*value, std::size_t from, std::size_t until) {
        std::array<double, 8> values{};
        for (std::size_t i = from; i < until; ++i) values[i - from] = pulses_[i].*value;
        return median(std::span{values}.first(until - from));
    };
    const double rate = median_of(&Pulse::interval_s, 0, 8) / median_of(&Pulse::interval_s, 8, 12);
    const double height = median_of(&Pulse::height, 8, 12) / median_of(&Pulse::height, 0, 8);
    return height > leap_in_height && std::abs(std::log(rate)) > std::log(leap_in_rate);
}

void SecondRhythm::restart()
{
    wave_.clear();
    intervals_.clear();
    pulses_.clear();
    doubtful_looks_ = 0;
    present_ = false;
}

void SecondRhythm::operator()(double wave)
{
    wave_.push(wave);
    if (++since_look_ < static_cast<std::size_t>(rate.per_second)) return;
    since_look_ = 0;
    if (doubtful_looks_ > 0) --doubtful_looks_;
    present_ = doubtful_looks_ > 0;
    if (intervals_.size() < fewest_intervals) return;
    if (!wave_.full())
        present_ = present_ || lies_where_steps_do(1.0 / intervals_.at(0.5).count());
    else if (look())
        doubtful_looks_ = std::max(doubtful_looks_, looks_after_steps);
    present_ = present_ || doubtful_looks_ > 0;
}

bool SecondRhythm::look()
{
    const auto hertz = [&](double rank) { return 1.0 / intervals_.at(rank).count(); };
    const HeartRate heart{hertz(0.75), hertz(0.5), hertz(0.25)};
    for (std::size_t i = 0; i < length; ++i) stretch_[i] = wave_[i];
    remove_line(stretch_);
    const Spectrum& spectrum = periodogram_(stretch_);
    const double own = power_at(spectrum, heart.usual);
    if (lies_where_steps_do(heart.usual) &&
        strongest(spectrum, lowest, highest, heart, apart).power > weak_pulse * own)
        return true;
    const Line steps = strongest(spectrum, slowest_step, fastest_step, heart, apart_sharp);
    const double around = spectrum.power(Hertz{steps.frequency - surroundings},
                                         Hertz{steps.frequency + surroundings});
    if (steps.power > strong_steps * own && steps.power > sharp * around) return true;
    const double octave = 2 * heart.usual;
    return lies_where_steps_do(octave) && own < weak_half * power_at(spectrum, octave);
}

} // namespace eupnea
