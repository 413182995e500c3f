// SPDX-License-Identifier: MIT
#include "breath/beat_means.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eupnea {

namespace {

constexpr Seconds longest_pair{3.0}; ///< of beats
constexpr double even = 1.6;         ///< times the last interval: two beats, none missed or extra
constexpr double not_even = 2.5;
constexpr double around = 1.5; ///< a minute on each side
constexpr double fastest_breath = RateGrid::per_minute(RateGrid::size - 1);

/// What a mean over the length 1 leaves of a wave of this frequency.
double left_by_mean(double frequency)
{
    const double turn = std::numbers::pi * frequency;
    return turn > 0.0 ? std::sin(turn) / turn : 1.0;
}

/// Of the wave's variance after the mean over a beat and the straight lines between two points a beat.
double left(double per_minute, double heart_per_minute)
{
    const double per_beat = per_minute / heart_per_minute;
    const double amplitude = left_by_mean(per_beat) * std::pow(left_by_mean(per_beat / 2.0), 2);
    return amplitude * amplitude;
}

} // namespace

void BeatMeans::push(Timestamp beat, const BeatSurroundings& signal)
{
    const Seconds interval = beat - last_;
    const Seconds pair = beat - before_last_;
    if (pair < longest_pair && pair > even * interval && pair < not_even * interval) {
        const Seconds middle = -interval / 2.0;
        const Seconds middle_before = -(interval + pair) / 2.0;
        means_.push(beat + (middle + middle_before) / 2.0,
                    signal.mean(beat, middle_before, middle));
        means_.push(beat + middle, signal.mean(beat, -interval, Seconds{0.0}));
    }
    before_last_ = last_;
    last_ = beat;
}

BeatMeans::Sway BeatMeans::sway(Timestamp now, double per_minute, double heart_per_minute) const
{
    const auto track = means_.track(now);
    if (!track) return {};
    const double faster = heart_per_minute - per_minute;
    const bool breath = faster - around <= fastest_breath;
    const auto share_near = [&](double rate) {
        double most = 0.0;
        for (double r = rate - around; r <= rate + around; r += RateGrid::step)
            most = std::max(most, explained_share(*track, r) /
                                      (breath ? left(r, heart_per_minute) : 1.0));
        return most;
    };
    return {share_near(per_minute), share_near(faster), breath};
}

} // namespace eupnea
