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
constexpr double around = 1.5;       ///< a minute on each side
constexpr double least_sway = 0.005; ///< of a beat's height; less is noise, amplified below
constexpr double fastest = 120.0;    ///< a minute: what a track can show
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

/// The strongest wave near a rate, in shares of the variance.
struct Wave {
    double seen = 0.0;
    double before_means = 0.0; ///< before they weakened it
};

Wave wave_near(const Track& track, double per_minute, double heart_per_minute)
{
    Wave wave;
    for (double r = per_minute - around; r <= per_minute + around; r += RateGrid::step) {
        const double share = explained_share(track, r);
        wave.seen = std::max(wave.seen, share);
        wave.before_means = std::max(wave.before_means, share / left(r, heart_per_minute));
    }
    return wave;
}

} // namespace

void BeatMeans::push(Timestamp beat, const BeatSurroundings& signal)
{
    if (before_last_) {
        const Seconds interval = beat - *last_;
        const Seconds pair = beat - *before_last_;
        if (pair < longest_pair && pair > even * interval && pair < not_even * interval) {
            const Seconds middle = -interval / 2.0;
            const Seconds middle_before = -(interval + pair) / 2.0;
            means_.push(beat + (middle + middle_before) / 2.0,
                        signal.mean(beat, middle_before, middle));
            means_.push(beat + middle, signal.mean(beat, -interval, Seconds{0.0}));
            note_height(signal.highest(beat, -interval, Seconds{0.0}) -
                        signal.lowest(beat, -interval, Seconds{0.0}));
        }
    }
    before_last_ = last_;
    last_ = beat;
}

void BeatMeans::note_height(double height)
{
    if (std::isfinite(height)) height_ += (height - height_) / 8;
}

BeatMeans::Sway BeatMeans::sway(Timestamp now, double per_minute, double heart_per_minute) const
{
    const auto track = means_.track(now);
    const double faster = heart_per_minute - per_minute;
    if (!track || deviation(*track) < least_sway * height_ || faster + around > fastest) return {};
    const Wave fast = wave_near(*track, faster, heart_per_minute);
    const Wave slow = wave_near(*track, per_minute, heart_per_minute);
    if (faster - around > fastest_breath) return {slow.seen, fast.seen, false};
    return {slow.before_means, fast.before_means, true};
}

} // namespace eupnea
