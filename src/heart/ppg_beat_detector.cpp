// SPDX-License-Identifier: MIT
// PPG -> beats.
#include "heart/ppg_beat_detector.hpp"

#include <algorithm>
#include <cmath>

namespace eupnea {
namespace {

constexpr SampleRate working{100.0};
constexpr Seconds unseen_gap{0.3};

std::size_t thinning_for(SampleRate rate)
{
    return std::max<std::size_t>(1, static_cast<std::size_t>(rate.per_second / 100));
}

} // namespace

PpgBeatDetector::PpgBeatDetector(SampleRate rate)
    : rate_(usable_rates.nearest(rate)), thinning_(thinning_for(rate_)), guard_(rate, usable_rates),
      grid_(working), smooth_(8), smoother_(6), upstrokes_(64), inverted_upstrokes_(64),
      polarity_(100), picker_(0.3), inverted_picker_(0.3)
{}

Seconds PpgBeatDetector::latency() const
{
    return Seconds{0.3} + (smooth_.delay() + smoother_.delay()) * period(working) +
           static_cast<double>(2 * thinning_) * period(rate_);
}

std::optional<Beat> PpgBeatDetector::operator()(const Sample& ppg)
{
    if (guard_(ppg)) return std::nullopt;
    if (latest_ && ppg.time - *latest_ > std::max(unseen_gap, 4 * period(rate_))) restart();
    latest_ = ppg.time;

    sum_ += ppg.value;
    if (++summed_ == thinning_) {
        const double n = static_cast<double>(thinning_);
        grid_(ppg.time - (n - 1) / 2 * period(rate_), sum_ / n,
              [this](Timestamp time, double value) { follow(time, value); });
        sum_ = 0.0;
        summed_ = 0;
    }
    return next_beat();
}

void PpgBeatDetector::on(const Gap&) { restart(); }

void PpgBeatDetector::restart()
{
    grid_.restart();
    sum_ = 0.0;
    summed_ = 0;
    settled_ = false;
    upstrokes_.restart();
    inverted_upstrokes_.restart();
    picker_.restart();
    inverted_picker_.restart();
    last_beat_.reset();
}

void PpgBeatDetector::follow(Timestamp time, double ppg)
{
    if (!settled_) {
        smooth_.settle_at(ppg);
        smoother_.settle_at(ppg * smooth_.length());
        previous_ = ppg * smooth_.length() * smoother_.length();
        settled_ = true;
    }
    const double pulse = smoother_(smooth_(ppg));
    polarity_(pulse - previous_);
    previous_ = pulse;
    const double delay = smooth_.delay() + smoother_.delay();
    look_for_beat(time - delay * period(working), pulse);
}

void PpgBeatDetector::look_for_beat(Timestamp time, double pulse)
{
    if (const auto up = upstrokes_(time, pulse)) picker_({up->half, up->height, 1.0f});
    if (const auto up = inverted_upstrokes_(time, -pulse))
        inverted_picker_({up->half, up->height, 1.0f});
    picker_.pass(time);
    inverted_picker_.pass(time);
}

std::optional<Beat> PpgBeatDetector::next_beat()
{
    const auto upright = picker_.next();
    const auto upside_down = inverted_picker_.next();
    const auto& peak = polarity_.inverted() ? upside_down : upright;
    if (!peak || (last_beat_ && peak->time <= *last_beat_)) return std::nullopt;
    Beat beat{count_++, peak->time, std::nullopt, BeatSource::ppg, peak->likeness};
    if (last_beat_) beat.ibi = peak->time - *last_beat_;
    last_beat_ = peak->time;
    return beat;
}

Quality PpgBeatDetector::quality() const
{
    if (!latest_) return {0.0f, Reason::no_signal};
    if ((polarity_.inverted() ? inverted_picker_ : picker_).learning())
        return {0.0f, Reason::settling};
    return {1.0f, Reason::none};
}

} // namespace eupnea
