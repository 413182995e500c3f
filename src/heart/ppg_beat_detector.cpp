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
      grid_(working), smooth_(8), smoother_(6), watch_(working), polarity_(100)
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
    watch_.restart();
    upright_.restart();
    inverted_.restart();
}

void PpgBeatDetector::follow(Timestamp time, double ppg)
{
    if (!settled_) {
        smooth_.settle_at(ppg);
        smoother_.settle_at(ppg * smooth_.length());
        previous_ = ppg * smooth_.length() * smoother_.length();
        settled_ = true;
    }
    watch_(ppg);
    const double pulse = smoother_(smooth_(ppg));
    if (!watch_.disturbed()) polarity_(pulse - previous_);
    previous_ = pulse;
    const double delay = smooth_.delay() + smoother_.delay();
    look_for_beat(time - delay * period(working), pulse);
}

void PpgBeatDetector::look_for_beat(Timestamp time, double pulse)
{
    upright_(time, pulse, watch_.disturbed());
    inverted_(time, -pulse, watch_.disturbed());
}

std::optional<Beat> PpgBeatDetector::next_beat()
{
    const auto upright = upright_.picker.next();
    const auto inverted = inverted_.picker.next();
    const auto& found = polarity_.inverted() ? inverted : upright;
    if (!found || (last_beat_ && found->time <= *last_beat_)) return std::nullopt;
    last_beat_ = found->time;
    return Beat{count_++, found->time, found->interval, BeatSource::ppg, found->quality};
}

Quality PpgBeatDetector::quality() const
{
    if (!latest_) return {0.0f, Reason::no_signal};
    if (watch_.reason() != Reason::none) return {0.0f, watch_.reason()};
    return (polarity_.inverted() ? inverted_ : upright_).picker.quality();
}

} // namespace eupnea
