// SPDX-License-Identifier: MIT
// Hearts made of formulas: beat times that are known, and the ECG and PPG that go with them.
#pragma once

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "base/sample.hpp"
#include "base/units.hpp"

namespace eupnea::synthetic {

/// Beat times in seconds, one every `ibi(t)` seconds, from 0.5 s.
template <class Ibi>
std::vector<double> beat_times(double length_s, Ibi&& ibi)
{
    std::vector<double> times;
    for (double t = 0.5; t < length_s; t += ibi(t)) times.push_back(t);
    return times;
}
inline std::vector<double> steady_beats(double length_s, double ibi_s)
{
    return beat_times(length_s, [=](double) { return ibi_s; });
}

inline double bump(double t, double centre, double width)
{
    const double u = (t - centre) / width;
    return std::exp(-0.5 * u * u);
}

/// P, Q, R, S and T waves in mV at `t` seconds after an R peak; 0 a second away from it.
inline double pqrst(double t)
{
    return 0.12 * bump(t, -0.17, 0.025) - 0.12 * bump(t, -0.026, 0.009) + bump(t, 0.0, 0.010) -
           0.22 * bump(t, 0.026, 0.010) + 0.28 * bump(t, 0.27, 0.045);
}

/// A pulse with a dicrotic wave; half its height is passed 0.0 s after the beat (to 1 ms).
inline double pulse(double t)
{
    return bump(t, 0.10, t < 0.10 ? 0.085 : 0.13) + 0.35 * bump(t, 0.42, 0.09);
}

/// Samples of a channel whose every beat has the same shape.
template <class Shape>
std::vector<Sample> signal(Channel channel, SampleRate rate, double length_s,
                           const std::vector<double>& beats, Shape&& shape)
{
    std::vector<Sample> samples;
    std::size_t first = 0;
    const auto count = static_cast<std::size_t>(length_s * rate.per_second);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / rate.per_second;
        while (first + 1 < beats.size() && beats[first] < t - 1.5) ++first;
        double value = 0.0;
        for (std::size_t b = first; b < beats.size() && beats[b] < t + 1.0; ++b)
            value += shape(t - beats[b]);
        samples.push_back({channel, at(Seconds{t}), value});
    }
    return samples;
}

inline std::vector<Sample> ecg(SampleRate rate, double length_s, const std::vector<double>& beats)
{
    return signal(Channel::ecg, rate, length_s, beats, pqrst);
}
inline std::vector<Sample> ppg(SampleRate rate, double length_s, const std::vector<double>& beats)
{
    return signal(Channel::ppg, rate, length_s, beats, pulse);
}

/// Adds f(t) to every sample.
template <class F>
void add(std::vector<Sample>& samples, F&& f)
{
    for (Sample& s : samples) s.value += f(seconds_of(s.time));
}
inline void add_noise(std::vector<Sample>& samples, double sd, unsigned seed = 1)
{
    std::mt19937 random{seed};
    std::normal_distribution<double> gauss{0.0, sd};
    for (Sample& s : samples) s.value += gauss(random);
}
inline void add_hum(std::vector<Sample>& samples, double frequency_hz, double amplitude)
{
    add(samples,
        [=](double t) { return amplitude * std::sin(2 * std::numbers::pi * frequency_hz * t); });
}

/// What a detector finds in samples.
template <class Detector>
auto beats_of(Detector&& detector, const std::vector<Sample>& samples)
{
    std::vector<typename std::decay_t<decltype(detector(samples[0]))>::value_type> found;
    for (const Sample& sample : samples)
        if (const auto beat = detector(sample)) found.push_back(*beat);
    return found;
}

/// How many true beats between from_s and until_s have a found one within the tolerance, and how many
/// found ones there are that have no true beat.
struct Score {
    std::size_t truth = 0;
    std::size_t hit = 0;
    std::size_t extra = 0;
};
template <class Beats>
Score score(const std::vector<double>& truth, const Beats& found, double tolerance_s, double from_s,
            double until_s)
{
    Score score;
    const auto within = [&](double t) { return t >= from_s && t <= until_s; };
    for (const double t : truth) {
        if (!within(t)) continue;
        ++score.truth;
        for (const auto& beat : found)
            if (std::abs(seconds_of(beat.time) - t) <= tolerance_s) {
                ++score.hit;
                break;
            }
    }
    for (const auto& beat : found) {
        if (!within(seconds_of(beat.time))) continue;
        bool real = false;
        for (const double t : truth)
            if (std::abs(seconds_of(beat.time) - t) <= tolerance_s) real = true;
        if (!real) ++score.extra;
    }
    return score;
}

} // namespace eupnea::synthetic
